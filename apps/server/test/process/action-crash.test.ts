import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import {
  actionSchema,
  createAction,
  faceSteps,
  readAction,
  submitAction,
  uploadToAction,
} from '../action-steps.ts';
import { eventually } from '../eventually.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestDatabase } from '../test-database.ts';
import { startWebhookReceiver } from '../webhook-receiver.ts';
import { leaveNothing, newDataDir, startAval } from './program.ts';

afterAll(leaveNothing);

const hookSchema = z.object({ type: z.string(), applicantActionId: z.string() });

it('completes an action exactly once, and tells it once, although its worker is killed while it writes the verdict', async () => {
  const database = await openTestDatabase();
  const receiver = await startWebhookReceiver();
  try {
    const here = { AVAL_DATA_DIR: await newDataDir(), DATABASE_URL: database.url };
    const api = await startAval(['--role', 'api'], here);
    const token = api.printed;
    if (token === undefined) throw new Error('no token was printed');
    const call = api.callWith(token);
    const post = async (target: string, body: unknown) =>
      (await call('POST', target, { body })).read(z.looseObject({ id: z.string() })).id;
    const types = ['applicantActionPending', 'applicantActionReviewed', 'applicantActionOnHold'];
    await post('/resources/api/agent/clientWebhooks', { target: receiver.url, types });
    await post('/resources/applicants/-/levels', {
      name: 'face',
      type: 'actions',
      applicantType: 'individual',
      requiredIdDocs: { docSets: faceSteps },
    });
    const applicantId = await post('/resources/applicants/-/ingestCompleted?levelName=basic-kyc-level', {});
    const { id } = (await createAction(call, applicantId, 'face')).read(actionSchema);
    expect((await uploadToAction(call, id, await plainJpeg(5))).status).toBe(200);
    expect((await submitAction(call, id)).status).toBe(200);

    // The checks are made and the verdict is being written: there the worker is stopped, and killed.
    const held = await database.db.startTransaction().execute();
    await sql`lock table "action_check" in share mode /* every tenant */`.execute(held);
    const worker = await startAval(['--role', 'worker'], here);
    await eventually('the verdict to wait for its table', async () => {
      const { rows } = await sql<{ readonly waiting: number }>`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      return rows[0]?.waiting === 1 ? true : undefined;
    });
    expect((await readAction(call, id)).review.reviewStatus).toBe('queued');
    expect(await worker.kill('SIGKILL')).toMatchObject({ status: null });
    await held.rollback().execute();

    const next = await startAval(['--role', 'worker'], here);
    const action = await eventually('the verdict', async () => {
      const found = await readAction(call, id);
      return ['completed', 'onHold'].includes(found.review.reviewStatus) ? found : undefined;
    });
    await eventually('the webhooks', async () => (receiver.received.length >= 2 ? true : undefined));
    expect(await next.kill('SIGTERM')).toMatchObject({ status: 0 });
    expect(await api.kill('SIGTERM')).toMatchObject({ status: 0 });

    expect(action.review.attemptCnt).toBe(1);
    const made = (action.checks ?? []).map(({ checkType }) => checkType);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made).size).toBe(made.length);
    const verdict = action.review.reviewStatus === 'completed' ? 'Reviewed' : 'OnHold';
    const told = receiver.received.map(({ body }) => hookSchema.parse(JSON.parse(body.toString('utf8'))));
    expect(told).toEqual([
      { type: 'applicantActionPending', applicantActionId: id },
      { type: `applicantAction${verdict}`, applicantActionId: id },
    ]);
    const { rows } = await sql<{ readonly type: string }>`
      select type from "journal_entry" where subject_id = ${applicantId} and type like 'action%'
      order by sequence /* every tenant */`.execute(database.db);
    expect(rows.map(({ type }) => type)).toEqual([
      'actionCreated',
      'actionImageAdded',
      'actionSubmitted',
      verdict === 'Reviewed' ? 'actionCompleted' : 'actionOnHold',
    ]);
  } finally {
    await receiver.close();
    await leaveNothing();
    await database.drop();
  }
});
