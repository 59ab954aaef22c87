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

function expectPeople({ status, stdout }: Ended, keys: readonly string[]): void {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  const { people } = demoSchema.parse(JSON.parse(stdout));
  expect(people.map(({ key }) => key)).toEqual([...keys]);
  expect(people.filter(({ decision }) => decision === 'GREEN').map(({ key }) => key)).toEqual(
    keys.filter((key) => key === 'genuine'),
  );
  for (const { decision, reasons } of people) expect(decision === 'GREEN' || reasons !== '').toBe(true);
  expect(people.every(({ asExpected }) => asExpected)).toBe(true);
  expect(status).toBe(0);
}

describe('aval demo', () => {
  it('verifies seven people on a server of its own, and leaves nothing running', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const ended = await runAval(['demo', '--json'], here, 600_000);
    expect(ended.stderr).toContain('starting one for the demo');
    expectPeople(ended, scenarioKeys);
    expect(await databasePid(here.AVAL_DATA_DIR)).toBeUndefined();
  });

  it('verifies those asked for on the server that runs, and takes its token back', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const server = await startAval([], here);
    const { port } = new URL(server.url);
    const only = ['demo', '--json', '--only', 'blurred-picture'];
    const ended = await runAval(only, { ...here, PORT: port });
    expect(ended.stderr).toContain(`Using the server at ${server.url}`);
    expectPeople(ended, ['blurred-picture']);
    const { stdout } = await runAval(['token', 'list'], here);
    expect(stdout).toMatch(/ revoked \S+ {2}demo$/m);
    expect(await server.kill('SIGTERM')).toMatchObject({ status: 0 });
  });

  it('names who there is when somebody else is asked for, before it starts anything', async () => {
    const here = { AVAL_DATA_DIR: await newDataDir() };
    const { status, stdout, stderr } = await runAval(['demo', '--only', 'nobody'], here);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`There is no person 'nobody'. There are: ${scenarioKeys.join(', ')}.\n`);
  });
});
