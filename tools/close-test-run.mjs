// Ends a test run: durations of its phases, tests that were skipped, and the counts on a line of their own. Status 1 unless
// everything ran and passed. Arguments: Vitest's JSON report, status of `npm test`, seconds of the installation and of `npm test`.
import { readFileSync } from 'node:fs';

const [file, status, installSeconds, testSeconds] = process.argv.slice(2);
const report = readReport();
const say = (line) => console.log(line);

say('');
say(`install  ${installSeconds} s`);
if (report === undefined) {
  say(`build and lint  ${testSeconds} s: failed, so no test was run`);
  say('');
  say('0 passed, 1 failed');
  process.exit(1);
}

const ends = report.testResults.map(({ endTime }) => endTime ?? 0);
const runSeconds = Math.round((Math.max(report.startTime, ...ends) - report.startTime) / 1000);
say(`build and lint  ${Math.max(0, Number(testSeconds) - runSeconds)} s`);
say(`tests  ${runSeconds} s, the slowest files:`);
const files = report.testResults
  .map(({ name, startTime, endTime }) => ({ name, seconds: ((endTime ?? 0) - (startTime ?? 0)) / 1000 }))
  .sort((a, b) => b.seconds - a.seconds);
for (const { name, seconds } of files.slice(0, 5))
  say(`  ${seconds.toFixed(1).padStart(6)} s  ${name.replace(`${process.cwd()}/`, '')}`);

const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
for (const { fullName } of skipped) say(`skipped: ${fullName}`);
// A file that could not be loaded has no tests and counts as one failure.
const broken = report.testResults.filter(
  ({ status: outcome, assertionResults }) =>
    outcome === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
for (const { name } of broken) say(`could not be run: ${name}`);
const passed = tests.filter((test) => test.status === 'passed').length;
const failed = tests.filter((test) => test.status === 'failed').length + broken.length + skipped.length;
// Something outside of tests went wrong: an unhandled error, a teardown.
const isUnexplained = failed === 0 && (status !== '0' || passed === 0);
if (isUnexplained) say(`npm test ended with status ${status}`);
say('');
say(`${passed} passed, ${isUnexplained ? 1 : failed} failed`);
process.exit(failed > 0 || isUnexplained ? 1 : 0);

function readReport() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
