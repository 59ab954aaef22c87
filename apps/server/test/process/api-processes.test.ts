import { createServer } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { isRunning } from '../../src/platform/database/embedded/postmaster-state.ts';
import type { Call } from '../api-client.ts';
import { eventually } from '../eventually.ts';
import { ask } from '../graphql-client.ts';
import { follow, newPerson, told } from '../graphql-people.ts';
import { leaveNothing, newDataDir, type RunningAval, runAval, startAval } from './program.ts';

afterAll(leaveNothing);

const lineSchema = z.object({ pid: z.number(), msg: z.string() });

/** Processes that have answered requests, as their log lines tell. */
function answerers({ stdout, stderr }: RunningAval): number[] {
  const lines = `${stdout()}\n${stderr()}`
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'));
  const read = lines.map((line) => lineSchema.safeParse(JSON.parse(line)));
  return [...new Set(read.flatMap(({ data }) => (data?.msg === 'request' ? [data.pid] : [])))];
}

/** Asks, each time on a connection of its own, until `isEnough` of the processes that have answered. */
async function askUntil(api: RunningAval, isEnough: (pids: readonly number[]) => boolean): Promise<number[]> {
  return eventually(
    'answers of the processes wanted',
    async () => {
      // A connection handed to a process that dies at that moment is lost with it, or waits in vain.
      const answer = await fetch(`${api.url}/health/ready`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(3000),
      }).catch(() => undefined);
      if (answer === undefined) return undefined;
      expect(answer.status).toBe(200);
      await answer.text();
      const pids = answerers(api);
      return isEnough(pids) ? pids : undefined;
    },
    240_000,
  );
}

/** Streams on connections of their own, which the processes are dealt in turn: each tells what any of them commits. */
async function followOverAll({ url }: RunningAval, call: Call): Promise<void> {
  const body = {
    name: 'followed',
    requiredIdDocs: { docSets: [{ idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName' }] }] },
  };
  expect((await call('POST', '/resources/applicants/-/levels', { body })).status).toBe(200);
  const who = await newPerson({ call }, 'followed');
  const streams = await Promise.all([1, 2, 3, 4].map(() => follow(who, url)));
  for (const stream of streams) await told(stream, (states) => states.length === 1);
  const query = 'mutation { addProfile(profile: { firstName: "Olena" }) { __typename } }';
  expect((await ask(url, who.credential, { query })).errors).toBeUndefined();
  for (const stream of streams) {
    await told(stream, (states) => states.length > 1);
    await stream.leave();
  }
}

it('answers on one port with several processes, replaces one that dies, and stops them all', async () => {
  const here = { AVAL_DATA_DIR: await newDataDir(), AVAL_API_PROCESSES: '2' };
  const api = await startAval(['--role', 'api'], here);
  const [one = 0, other = 0] = await askUntil(api, (pids) => pids.length === 2);

  if (api.printed === undefined) throw new Error('no token was printed');
  const call = api.callWith(api.printed);
  const made = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((externalUserId) =>
      call('POST', '/resources/applicants?levelName=basic-kyc-level', { body: { externalUserId } }),
    ),
  );
  for (const answer of made) answer.read(z.object({ id: z.string() }));

  await followOverAll(api, call);

  const metrics = await (await fetch(`${api.url}/metrics`)).text();
  const counted =
    /aval_http_request_seconds_count\{method="POST",route="\/resources\/applicants",status="200"\} (\d+)/;
  expect(counted.exec(metrics)?.[1]).toBe('7');

  process.kill(one, 'SIGKILL');
  const all = await askUntil(api, (pids) => pids.length === 3);

  expect(await api.kill('SIGTERM')).toMatchObject({ status: 0 });
  expect(all).toEqual(expect.arrayContaining([one, other]));
  for (const pid of all) expect(await isRunning(pid)).toBe(false);
});

it('says once why it cannot start', async () => {
  const inUse = createServer();
  await new Promise<void>((resolve) => inUse.listen(0, '127.0.0.1', resolve));
  const address = inUse.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const here = { AVAL_DATA_DIR: await newDataDir(), AVAL_API_PROCESSES: '2', PORT: String(port) };
  const ended = await runAval(['start', '--role', 'api'], here);
  await new Promise((resolve) => inUse.close(resolve));
  expect(ended.status).toBe(1);
  expect(ended.stderr.match(/is in use/g)).toHaveLength(1);
});
