#!/usr/bin/env node
import { CommandFailure } from '../cli/output.ts';
import { makeProgram } from '../cli/program.ts';

try {
  await makeProgram().parseAsync();
} catch (error) {
  // A foreseen failure is told in its own words; anything else is a bug and shows where it happened.
  process.stderr.write(
    `${error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
