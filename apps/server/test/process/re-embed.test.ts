import { madeModels, placeModel, placeModelsFile } from '@aval/vision/models/own-models-for-tests';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { openTestDatabase, type TestDatabase } from '../test-database.ts';
import { decided, submitSomebody } from './people.ts';
import { leaveNothing, newDataDir, runAval, spawnAval, startAval, type Variables } from './program.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await leaveNothing();
  await database.drop();
});

const reportSchema = z.object({
  ok: z.boolean(),
  interrupted: z.boolean(),
  environments: z.array(
    z.object({ env: z.string(), pictures: z.number(), current: z.number(), moved: z.number() }),
  ),
});

/** Of the sandbox. */
function reportIn(stdout: string) {
  const report = reportSchema.parse(JSON.parse(stdout));
  const sandbox = report.environments.find(({ env }) => env === 'sandbox');
  return { interrupted: report.interrupted, ok: report.ok, ...sandbox };
}

async function movedEntries(): Promise<number> {
  const rows = await database.db
    .selectFrom('journal_entry')
    .select(['environment_id', 'sequence'])
    .where('type', '=', 'faceTemplateMoved')
    .where('environment_id', 'in', (select) => select.selectFrom('environment').select('id'))
    .execute();
  return rows.length;
}

/** Runs the command until `moved` pictures are moved in all and `applicantId`'s, whose row is held, are next; `harm` comes then. */
async function heldAt(
  applicantId: string,
  moved: number,
  here: Variables,
  harm: (signal: (name: 'SIGINT' | 'SIGKILL') => void) => void,
) {
  const { kill, ended } = spawnAval(['faces', 're-embed', '--json', '--env', 'sandbox'], here);
  await database.db.transaction().execute(async (transaction) => {
    await transaction
      .selectFrom('review')
      .select('applicant_id')
      .where('applicant_id', '=', applicantId)
      .where('environment_id', 'in', (select) => select.selectFrom('environment').select('id'))
      .forUpdate()
      .execute();
    await eventually('pictures were moved', async () => ((await movedEntries()) >= moved ? true : undefined));
    harm(kill);
  });
  return ended;
}

describe('aval faces re-embed beside a running server', () => {
  it('is interrupted by Ctrl-C and by kill -9, and ends what they left', async () => {
    const dataDir = await newDataDir();
    const here = { AVAL_DATA_DIR: dataDir, DATABASE_URL: database.url };
    const server = await startAval([], here);
    if (server.printed === undefined) throw new Error('no token was printed');
    const call = server.callWith(server.printed);
    const people: string[] = [];
    for (let made = 0; made < 3; made += 1) people.push(await submitSomebody(call));
    for (const id of people) await decided(call, id);
    const [, second = '', third = ''] = people;

    const folder = dataDir;
    const placed = await placeModel(folder, 'face.onnx', madeModels.recogniser(512));
    const thresholds = { verify: { accept: 0.4, review: 0.3 } };
    const AVAL_MODELS_FILE = await placeModelsFile(folder, {
      faceRecogniser: { modelId: 'made/face@1', ...placed, preset: 'auraface', thresholds },
    });
    const own = { ...here, AVAL_MODELS_FILE };

    const dry = await runAval(['faces', 're-embed', '--dry-run', '--json'], own);
    expect(dry).toMatchObject({ status: 0 });
    expect(reportIn(dry.stdout)).toMatchObject({ pictures: 6, current: 0, moved: 6, ok: true });
    expect(await movedEntries()).toBe(0);

    const interrupted = await heldAt(second, 2, own, (signal) => signal('SIGINT'));
    expect(interrupted).toMatchObject({ status: 130 });
    expect(reportIn(interrupted.stdout)).toMatchObject({ interrupted: true, ok: false });
    const first = await movedEntries();
    expect([2, 3]).toContain(first);

    const killed = await heldAt(third, 4, own, (signal) => signal('SIGKILL'));
    expect(killed).toMatchObject({ status: null, stdout: '' });
    const then = await movedEntries();
    expect(then).toBe(4);

    const end = await runAval(['faces', 're-embed', '--json'], own);
    expect(end).toMatchObject({ status: 0 });
    expect(reportIn(end.stdout)).toMatchObject({ pictures: 6, current: then, moved: 6 - then, ok: true });
    expect(await movedEntries()).toBe(6);

    expect(await server.kill('SIGTERM')).toMatchObject({ status: 0 });
    expect(await runAval(['journal', 'verify'], here)).toMatchObject({ status: 0 });
    const again = await startAval([], own);
    expect(again.stderr()).toBe('');
    expect(await again.kill('SIGTERM')).toMatchObject({ status: 0 });
  });
});
