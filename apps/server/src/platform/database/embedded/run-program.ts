import type { ServerUser } from './server-user.ts';

/** How a program ended: its exit code (null when it was killed or could not start), and what it said. */
export type ProgramOutcome = { readonly code: number | null; readonly stderr: string };

/** Runs a PostgreSQL program to its end as the server's user; keeps the last 4,000 characters of stderr. */
export function runProgram(
  user: ServerUser,
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<ProgramOutcome> {
  return new Promise((resolve) => {
    const child = user.spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-4_000);
    });
    child.once('error', (error) => resolve({ code: null, stderr: error.message }));
    child.once('close', (code) => resolve({ code, stderr: stderr.trim() }));
  });
}
