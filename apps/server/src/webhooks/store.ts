import { webhookIdSchema } from '@aval/core/ids';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Database } from '../platform/database/schema.ts';
import { disabledReasons, signatureAlgorithms, type Webhook, type WebhookStore } from './ports.ts';
import { openSecrets, sealSecrets } from './stored-secrets.ts';
import { subscribableTypes } from './subscribable-types.ts';

const rowSchema = z.object({
  id: webhookIdSchema,
  types: z.array(z.enum(subscribableTypes)),
  applicant_type: z.enum(['individual', 'company']).nullable(),
  signature_algorithm: z.enum(signatureAlgorithms),
  disabled_reason: z.enum(disabledReasons).nullable(),
});

export function makeWebhookStore(queries: Queries): WebhookStore {
  const select = (environmentId: string) =>
    queries.selectFrom('webhook').selectAll().where('environment_id', '=', environmentId);
  return {
    list: async (environmentId, dataKey) => {
      const rows = await select(environmentId).orderBy('created_at').orderBy('id').execute();
      return rows.map((row) => toWebhook(row, dataKey));
    },
    find: async (environmentId, id, dataKey) => {
      const row = await select(environmentId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toWebhook(row, dataKey);
    },
    lockActive: async (environmentId) => {
      await queries
        .selectFrom('environment')
        .select('id')
        .where('environment.id', '=', environmentId)
        .forNoKeyUpdate()
        .execute();
      const rows = await queries
        .selectFrom('webhook')
        .select(['id', 'enabled'])
        .where('environment_id', '=', environmentId)
        .orderBy('id')
        .forNoKeyUpdate()
        .execute();
      return rows.filter(({ enabled }) => enabled).map(({ id }) => webhookIdSchema.parse(id));
    },
    insert: async (environmentId, webhook, dataKey) => {
      const identity = { id: webhook.id, environment_id: environmentId };
      const made = { created_at: webhook.createdAt, created_by: webhook.createdBy };
      await queries
        .insertInto('webhook')
        .values({ ...identity, ...made, ...settingColumns(webhook, dataKey) })
        .execute();
    },
    save: async (environmentId, webhook, dataKey) => {
      await queries
        .updateTable('webhook')
        .set(settingColumns(webhook, dataKey))
        .where('environment_id', '=', environmentId)
        .where('id', '=', webhook.id)
        .execute();
    },
    remove: async (environmentId, id) => {
      // Whoever holds deliveries or replays and may ask for more holds the webhook before, `for key share`: they are waited for here,
      // and nobody begins anew.
      await queries
        .selectFrom('webhook')
        .select('id')
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      // Statements that stand alone lock deliveries by their numbers, or pass over what is locked.
      await queries
        .selectFrom('webhook_delivery')
        .select('id')
        .where('environment_id', '=', environmentId)
        .where('webhook_id', '=', id)
        .orderBy('number')
        .forUpdate()
        .execute();
      const removed = await queries
        .deleteFrom('webhook')
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .executeTakeFirst();
      return removed.numDeletedRows === 1n;
    },
  };
}

function settingColumns(webhook: Webhook, dataKey: SecretKey) {
  return {
    name: webhook.name,
    description: webhook.description ?? null,
    target: webhook.target,
    types: [...webhook.types],
    applicant_type: webhook.applicantType ?? null,
    source_keys: [...webhook.sourceKeys],
    signature_algorithm: webhook.signatureAlgorithm,
    secrets_sealed: sealSecrets(dataKey, webhook.id, webhook),
    not_resend_failed: webhook.notResendFailed,
    enabled: webhook.enabled,
    disabled_at: webhook.disabled?.at ?? null,
    disabled_reason: webhook.disabled?.reason ?? null,
    ...(webhook.failingSince === undefined ? { failing_since: null, consecutive_failures: 0 } : {}),
  };
}

function toWebhook(row: Selectable<Database['webhook']>, dataKey: SecretKey): Webhook {
  const {
    id,
    types,
    applicant_type: applicantType,
    signature_algorithm: signatureAlgorithm,
    disabled_reason: reason,
  } = rowSchema.parse(row);
  const { secretKey, previousSecret, headers } = openSecrets(dataKey, id, row.secrets_sealed);
  return {
    id,
    name: row.name,
    description: row.description ?? undefined,
    target: row.target,
    types,
    applicantType: applicantType ?? undefined,
    sourceKeys: row.source_keys,
    signatureAlgorithm,
    secretKey,
    previousSecret,
    headers,
    notResendFailed: row.not_resend_failed,
    enabled: row.enabled,
    disabled: reason === null || row.disabled_at === null ? undefined : { at: row.disabled_at, reason },
    failingSince: row.failing_since ?? undefined,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
