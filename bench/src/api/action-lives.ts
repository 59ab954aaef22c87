import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expectData } from '@aval/client/outcome';
import type pg from 'pg';
import { inParallel } from '../tools/people.ts';
import { milliseconds, type Table } from '../tools/report.ts';
import type { SignedClient } from '../tools/signed-client.ts';
import { percentile } from '../tools/statistics.ts';

const questionnaireId = 'bench-form';
const levelName = 'bench-action';
const POLL_MS = 5;
const LIFE_MS = 60_000;

export type ActionLives = {
  readonly table: Table;
  readonly figures: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
};

/** Whole lives of an action that needs no eyes: created with its answers, submitted, read until it is completed. */
export async function measureActionLives(
  client: SignedClient,
  database: pg.Client,
  { lives, connections }: { readonly lives: number; readonly connections: number },
): Promise<ActionLives> {
  const applicants = await prepare(client, database, connections);
  const lasted: number[] = [];
  const failures: string[] = [];
  const started = performance.now();
  await inParallel(
    Array.from({ length: lives }, (_, index) => index),
    connections,
    async (index) => {
      const begun = performance.now();
      const applicantId = applicants[index % applicants.length] ?? '';
      const questionnaires = [{ id: questionnaireId, sections: { a: { items: { b: { value: 'pay' } } } } }];
      const body = { externalActionId: `bench-${index}`, questionnaires };
      const { id: actionId } = await expectData(
        client.POST('/resources/applicantActions/-/forApplicant/{applicantId}', {
          params: { path: { applicantId }, query: { levelName } },
          body,
        }),
      );
      const params = { path: { actionId } };
      await expectData(
        client.POST('/resources/applicantActions/{actionId}/review/status/pending', { params }),
      );
      for (;;) {
        const now = await expectData(client.GET('/resources/applicantActions/{actionId}/one', { params }));
        if (now.review.reviewStatus === 'completed' && now.reviewResult?.reviewAnswer === 'GREEN') break;
        if (
          !['pending', 'prechecked', 'queued'].includes(now.review.reviewStatus) ||
          performance.now() - begun > LIFE_MS
        ) {
          failures.push(`an action ended as ${now.review.reviewStatus}`);
          return;
        }
        await delay(POLL_MS);
      }
      lasted.push(performance.now() - begun);
    },
  );
  const perSecond = lasted.length / ((performance.now() - started) / 1000);
  const p95 = percentile(lasted, 0.95);
  return {
    failures,
    figures: { actionLivesPerSecond: perSecond, actionLifeP95: p95 },
    table: {
      title: `Whole lives of an action (create, submit, read until completed): ${connections} at a time`,
      head: ['lives', 'lives/s', 'p50', 'p95', 'failed'],
      rows: [
        [
          String(lasted.length),
          perSecond.toFixed(1),
          milliseconds(percentile(lasted, 0.5)),
          milliseconds(p95),
          String(failures.length),
        ],
      ],
    },
  };
}

/** Approved applicants, one for each connection, a questionnaire and the level that asks it. */
async function prepare(client: SignedClient, database: pg.Client, count: number): Promise<string[]> {
  await expectData(
    client.POST('/resources/api/questionnaires', {
      body: {
        id: questionnaireId,
        sections: [
          {
            id: 'a',
            items: [{ id: 'b', type: 'select', required: true, options: [{ value: 'pay', score: 0 }] }],
          },
        ],
      },
    }),
  );
  const level = {
    version: 2,
    applicantType: 'individual',
    requiredIdDocs: { docSets: [{ idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: questionnaireId }] },
    rules: { minimumAge: 18 },
    verification: { by: 'internal' },
    sources: [],
  };
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const params = { query: { levelName: 'basic-kyc-level' } };
    const body = { externalUserId: `action-holder-${index}` };
    ids.push((await expectData(client.POST('/resources/applicants', { params, body }))).id);
  }
  await database.query(
    `insert into level (id, environment_id, name, type, definition, created_at)
     select $1, environment_id, $2, 'actions', $3, now() from applicant where id = $4`,
    [randomBytes(12).toString('hex'), levelName, JSON.stringify(level), ids[0]],
  );
  await database.query(
    `update review set status = 'completed', result = '{"reviewAnswer":"GREEN"}', review_date = now() where applicant_id = any($1)`,
    [ids],
  );
  return ids;
}
