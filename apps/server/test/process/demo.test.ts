import { scenarioKeys } from '@aval/specimens/scenarios';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databasePid, type Ended, leaveNothing, newDataDir, runAval, startAval } from './program.ts';

const demoSchema = z.object({
  people: z.array(
    z.object({ key: z.string(), decision: z.string(), reasons: z.string(), asExpected: z.boolean() }),
  ),
});

afterAll(leaveNothing);

function expectSevenPeople({ status, stdout }: Ended): void {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  const { people } = demoSchema.parse(JSON.parse(stdout));
  expect(people.map(({ key }) => key)).toEqual([...scenarioKeys]);
  expect(people.filter(({ decision }) => decision === 'GREEN').map(({ key }) => key)).toEqual(['genuine']);
  for (const { decision, reasons } of people) expect(decision === 'GREEN' || reasons !== '').toBe(true);
  expect(people.every(({ asExpected }) => asExpected)).toBe(true);
  expect(status).toBe(0);
}

describe('aval demo', () => {
  it('verifies seven people on a server of its own, and leaves nothing running', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const ended = await runAval(['demo', '--json'], here, 240_000);
    expect(ended.stderr).toContain('starting one for the demo');
    expectSevenPeople(ended);
    expect(await databasePid(here.AVAL_DATA_DIR)).toBeUndefined();
  });

  it('verifies seven people on the server that runs, and takes its token back', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const server = await startAval([], here);
    const { port } = new URL(server.url);
    const ended = await runAval(['demo', '--json'], { ...here, PORT: port });
    expect(ended.stderr).toContain(`Using the server at ${server.url}`);
    expectSevenPeople(ended);
    const { stdout } = await runAval(['token', 'list'], here);
    expect(stdout).toMatch(/ revoked \S+ {2}demo$/m);
    expect(await server.kill('SIGTERM')).toMatchObject({ status: 0 });
  });
});
