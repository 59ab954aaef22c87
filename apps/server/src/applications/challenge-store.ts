import { checkSchema } from '@aval/core/check';
import { framesFindingsSchema } from '@aval/core/findings';
import { actionIdSchema, applicantIdSchema } from '@aval/core/ids';
import { challengeKindSchema } from '@aval/core/rules/judge-challenge';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Challenge, ChallengeStore } from './ports.ts';

const stateSchema = z.object({
  version: z.literal(1),
  kinds: z.array(challengeKindSchema),
  step: z.number().int(),
  stepAt: z.coerce.date(),
  findings: z.array(framesFindingsSchema),
  checks: z.array(checkSchema),
  signals: z.record(z.string(), z.union([z.string(), z.number()])),
});

function stateContext(id: string): string {
  return `liveness.state/${id}`;
}

export function makeChallengeStore(queries: Queries): ChallengeStore {
  const sealed = (challenge: Challenge, dataKey: SecretKey) => {
    const { kinds, step, stepAt, findings, checks, signals } = challenge;
    return sealJson(dataKey, stateContext(challenge.id), {
      version: 1,
      kinds,
      step,
      stepAt,
      findings,
      checks,
      signals,
    });
  };
  return {
    insert: async (environmentId, challenge, dataKey) => {
      await queries
        .insertInto('liveness_attempt')
        .values({
          id: challenge.id,
          environment_id: environmentId,
          applicant_id: challenge.applicantId,
          action_id: challenge.actionId ?? '',
          block: challenge.block,
          token_hash: challenge.tokenHash ?? null,
          status: challenge.status,
          state_sealed: sealed(challenge, dataKey),
          image_id: challenge.imageId ?? null,
          issued_at: challenge.issuedAt,
          expires_at: challenge.expiresAt,
        })
        .execute();
    },
    take: async (environmentId, { applicantId, actionId }, { id, tokenHash, at }, dataKey) => {
      const row = await queries
        .updateTable('liveness_attempt')
        .set({ token_hash: null })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId ?? '')
        .where('id', '=', id)
        .where('token_hash', '=', tokenHash)
        .where('status', '=', 'open')
        .where('expires_at', '>', at)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? undefined : toChallenge(row, dataKey);
    },
    save: async (environmentId, challenge, dataKey) => {
      await queries
        .updateTable('liveness_attempt')
        .set({
          token_hash: challenge.tokenHash ?? null,
          status: challenge.status,
          state_sealed: sealed(challenge, dataKey),
          image_id: challenge.imageId ?? null,
          expires_at: challenge.expiresAt,
        })
        .where('environment_id', '=', environmentId)
        .where('id', '=', challenge.id)
        .execute();
    },
    list: async (environmentId, { applicantId, actionId }, since, dataKey) => {
      const rows = await queries
        .selectFrom('liveness_attempt')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId ?? '')
        .where('issued_at', '>=', since)
        .orderBy('issued_at', 'desc')
        .limit(50)
        .execute();
      return rows.reverse().map((row) => toChallenge(row, dataKey));
    },
  };
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly action_id: string;
  readonly block: string;
  readonly token_hash: string | null;
  readonly status: string;
  readonly state_sealed: Buffer;
  readonly image_id: number | null;
  readonly issued_at: Date;
  readonly expires_at: Date;
};

function toChallenge(row: Row, dataKey: SecretKey): Challenge {
  const state = openJson(dataKey, stateContext(row.id), row.state_sealed, stateSchema);
  if (!state.ok) throw new Error(`the state of liveness challenge ${row.id} is ${state.error}`);
  const { version: _version, ...known } = state.value;
  return {
    ...known,
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    actionId: row.action_id === '' ? undefined : actionIdSchema.parse(row.action_id),
    block: row.block,
    tokenHash: row.token_hash ?? undefined,
    status: z.enum(['open', 'passed', 'failed']).parse(row.status),
    imageId: row.image_id ?? undefined,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
  };
}
