import { cpus } from 'node:os';
import type { Result } from '@aval/core/result';
import { connectToStarter } from '../main/api-process.ts';
import type { Config } from '../main/config.ts';
import type { Role, RunningProgram } from '../main/start.ts';
import { makeLog } from '../platform/log/make-log.ts';
import { requireConfig } from './errand.ts';
import { CommandFailure } from './output.ts';

/**
 * One Ctrl-C reaches us twice under npm: from the terminal, and handed on by npm. Only a signal that comes later than that ends
 * the program at once, with its database left to recover.
 */
const sameKeystrokeMs = 1000;

/**
 * Runs the program until it is told to stop (SIGTERM, SIGINT) or cannot go on. Somebody at a terminal, or who asks for it by `qr`, is
 * shown a link to try it with; a service's log is not, since whoever has the link goes through its level.
 */
export async function startCommand(
  role: Role,
  { qr = false }: { readonly qr?: boolean } = {},
): Promise<void> {
  const config = requireConfig();
  let end: (outcome: { readonly reason?: string }) => void = () => undefined;
  const ended = new Promise<{ readonly reason?: string }>((resolve) => {
    end = resolve;
  });
  let firstSignal: number | undefined;
  const onSignal = () => {
    firstSignal ??= performance.now();
    if (performance.now() - firstSignal > sameKeystrokeMs) process.exit(1);
    end({});
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  const starter = connectToStarter();
  const started = await startProcesses(config, role, starter !== undefined, (reason) => end({ reason }));
  if (!started.ok) {
    if (starter !== undefined) {
      starter.tell({ kind: 'failed', reason: started.error });
      process.exitCode = 1;
      starter.leave();
      return;
    }
    throw new CommandFailure(started.error);
  }
  const { url, metricsUrl, firstToken, newTrialLink, stop } = started.value;
  const lines = [
    '',
    url === undefined ? '  Aval works on jobs.' : `  Aval answers at   ${url}`,
    ...(url === undefined
      ? metricsUrl === undefined
        ? []
        : [`  Health, metrics   ${metricsUrl}/health/ready  ${metricsUrl}/metrics`]
      : [
          `  API description   ${url}/openapi.json`,
          `  Health, metrics   ${url}/health/ready  ${url}/metrics`,
        ]),
    `  Data folder       ${config.dataDir}`,
    `  Database          ${config.databaseUrl === undefined ? 'embedded PostgreSQL in the data folder' : 'DATABASE_URL'}`,
    `  Models            ${config.cacheDir}`,
    '',
  ];
  if (firstToken !== undefined) {
    lines.push(
      '  Sandbox app token, shown this once (more with: npm run aval -- token create --env sandbox)',
      `    token   ${firstToken.token}`,
      `    secret  ${firstToken.secret}`,
      '',
    );
  }
  if (newTrialLink !== undefined && starter === undefined && (qr || process.stdout.isTTY === true)) {
    const link = await newTrialLink();
    if (link.ok && link.value !== undefined)
      lines.push(...(await import('./trial-lines.ts')).trialLines(link.value));
  }
  if (starter === undefined) process.stdout.write(`${lines.join('\n')}\n`);
  else starter.tell({ kind: 'started', url, firstToken });
  const { reason } = await ended;
  process.stderr.write(
    `${reason === undefined ? 'Stopping: finishing what is in hand.' : `Stopping: ${reason}`}\n`,
  );
  await stop();
  starter?.leave();
  if (reason !== undefined) throw new CommandFailure(reason);
}

/**
 * One process, or for the API alone as many as are wanted, of which each is started here again as one. The program itself is loaded
 * by those who run it: not by a wrong configuration, nor by the process that starts others.
 */
async function startProcesses(
  config: Config,
  role: Role,
  isOneOfMany: boolean,
  onFatal: (reason: string) => void,
): Promise<Result<RunningProgram, string>> {
  const cores = Math.max(1, cpus().length);
  const count = role === 'api' ? (config.apiProcesses ?? cores) : 1;
  if (count > 1 && !isOneOfMany)
    return (await import('../main/api-processes.ts')).runApiProcesses(count, makeLog(config.logLevel));
  const { start } = await import('../main/start.ts');
  if (count === 1) return start(config, role, onFatal);
  return start({ ...config, visionThreads: config.visionThreads ?? Math.ceil(cores / count) }, role, onFatal);
}
