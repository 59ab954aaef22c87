import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import type { Workshop } from './bench.ts';
import type { Child } from './children.ts';
import { makeSignedClient, type SignedClient } from './signed-client.ts';

export type Role = 'all' | 'api' | 'worker';
export type Server = { readonly child: Child; readonly url: string };

const program = fileURLToPath(new URL('../../../apps/server/dist/main/main.js', import.meta.url));
const START_MS = 180_000;
const tokenSchema = z.object({ token: z.string(), secret: z.string() });

/** An installation of its own in the workshop's folder, with the embedded database. */
export type Installation = {
  readonly dataDir: string;
  /** The server's program and its settings, for who starts it himself. */
  readonly program: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Starts a process and waits until it is ready. `url` is empty for a worker. */
  readonly start: (
    role: Role,
    options?: {
      readonly nodeFlags?: readonly string[];
      /** Settings beside those of the installation. */
      readonly environment?: Readonly<Record<string, string>>;
    },
  ) => Promise<Server>;
  /** Makes an app token with all permissions. */
  readonly client: (url: string) => Promise<SignedClient>;
  /** Runs a command of the command line, answers what it printed; rejects when it fails. */
  readonly command: (...args: string[]) => Promise<string>;
  /** Where the database answers while a process runs. */
  readonly database: () => Promise<{ readonly url: string; readonly pid: number }>;
};

export async function makeInstallation(workshop: Workshop, name: string): Promise<Installation> {
  const dataDir = join(workshop.folder, name);
  // The database's own user has to be able to pass.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  // Requests are counted as ever, but a bench asks more often than anybody may.
  const limits = { AVAL_RATE_LIMIT_READS: '999999999', AVAL_RATE_LIMIT_WRITES: '999999999' };
  const environment = {
    ...limits,
    AVAL_DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    AVAL_PUBLIC_URL: '',
  };
  const command = async (...args: string[]) => {
    const { DATABASE_URL: _elsewhere, AVAL_MASTER_KEY: _foreign, ...inherited } = process.env;
    const env = { ...inherited, ...environment };
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
      env,
      timeout: 1_200_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  };
  return {
    dataDir,
    program,
    environment,
    command,
    start: async (role, { nodeFlags = [], environment: more = {} } = {}) => {
      const args = ['start', '--role', role];
      const settings = { ...environment, ...more };
      const child = workshop.children.start({
        name: role,
        file: program,
        args,
        environment: settings,
        nodeFlags,
      });
      const ready = role === 'worker' ? /works on jobs/ : /answers at\s+(http:\S+)\s/;
      const said = await child.says(ready, START_MS);
      return { child, url: role === 'worker' ? '' : said };
    },
    client: async (url) => {
      const printed = await command('token', 'create', '--env', 'sandbox', '--name', 'bench', '--json');
      const { token, secret } = tokenSchema.parse(JSON.parse(printed));
      return makeSignedClient(url, { token, secret });
    },
    database: async () => {
      const [pid, , , port] = (await postmasterLines(dataDir)) ?? [];
      if (pid === undefined || port === undefined) throw new Error('the database does not run');
      const password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim();
      return { url: `postgres://aval:${password}@127.0.0.1:${port}/aval`, pid: Number(pid) };
    },
  };
}

/** A connection to the installation's database, closed at the end. */
export async function connect(workshop: Workshop, url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  workshop.afterwards(() => client.end());
  return client;
}

/** Stops a database that a killed process left behind in this folder. */
export async function stopLeftDatabase(dataDir: string): Promise<void> {
  const pid = Number((await postmasterLines(dataDir))?.[0] ?? 0);
  const isOurs = async () => {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.includes(join(dataDir, 'postgres'));
  };
  if (pid <= 1 || !(await isOurs())) return;
  process.kill(pid, 'SIGINT');
  for (let poll = 0; poll < 400 && (await isOurs()); poll += 1) await delay(25);
  if (await isOurs()) process.kill(pid, 'SIGQUIT');
}

async function postmasterLines(dataDir: string): Promise<string[] | undefined> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text?.split('\n').map((line) => line.trim());
}
