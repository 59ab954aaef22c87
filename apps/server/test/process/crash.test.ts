import { afterAll, expect, it } from 'vitest';
import { decided, submitSomebody } from './people.ts';
import { killDatabase, leaveNothing, newDataDir, runAval, startAval } from './program.ts';

afterAll(leaveNothing);

it('comes back after everything was killed at once: the data is there, and who was submitted is decided', async () => {
  const here = { AVAL_DATA_DIR: await newDataDir() };
  const before = await startAval([], here);
  const token = before.printed;
  if (token === undefined) throw new Error('no token was printed');
  const call = before.callWith(token);
  const people = [await submitSomebody(call), await submitSomebody(call), await submitSomebody(call)];
  const killed = before.kill('SIGKILL');
  await killDatabase(here.AVAL_DATA_DIR);
  expect(await killed).toMatchObject({ status: null });

  const after = await startAval([], here);
  expect(after.printed).toBeUndefined();
  const again = after.callWith(token);
  for (const id of people) expect(await decided(again, id)).toHaveProperty('reviewStatus');
  expect(await after.kill('SIGTERM')).toMatchObject({ status: 0 });
  expect(await runAval(['journal', 'verify'], here)).toMatchObject({ status: 0 });
});
