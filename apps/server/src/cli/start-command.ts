import { type Role, start } from '../main/start.ts';
import { requireConfig } from './errand.ts';
import { CommandFailure } from './output.ts';

/**
 * One Ctrl-C reaches us twice under npm: from the terminal, and handed on by npm. Only a signal that comes later than that ends
 * the program at once, with its database left to recover.
 */
const sameKeystrokeMs = 1000;

/** Runs the program until it is told to stop (SIGTERM, SIGINT) or cannot go on. */
export async function startCommand(role: Role): Promise<void> {
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
  const started = await start(config, role, (reason) => end({ reason }));
  if (!started.ok) throw new CommandFailure(started.error);
  const { url, firstToken, stop } = started.value;
  const lines = [
    '',
    url === undefined ? '  Aval works on jobs.' : `  Aval answers at   ${url}`,
    ...(url === undefined
      ? []
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
  process.stdout.write(`${lines.join('\n')}\n`);
  const { reason } = await ended;
  process.stderr.write(
    `${reason === undefined ? 'Stopping: finishing what is in hand.' : `Stopping: ${reason}`}\n`,
  );
  await stop();
  if (reason !== undefined) throw new CommandFailure(reason);
}
