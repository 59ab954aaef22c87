import {
  actionIdSchema,
  applicantIdSchema,
  environmentIdSchema,
  environmentKindSchema,
} from '@aval/core/ids';
import type { Clock } from '../platform/clock/clock.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Db, Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { type FindLinkOwner, type LinkStore, linkSettingsSchema } from './ports.ts';

function settingsContext(codeHash: string): string {
  return `websdk-link/${codeHash}`;
}

export function makeLinkStore(queries: Queries): LinkStore {
  return {
    insert: async (environmentId, link, dataKey) => {
      await queries
        .insertInto('websdk_link')
        .values({
          code_hash: link.codeHash,
          environment_id: environmentId,
          applicant_id: link.applicantId,
          action_id: link.actionId ?? null,
          settings_sealed: sealJson(dataKey, settingsContext(link.codeHash), link.settings),
          created_at: link.createdAt,
          expires_at: link.expiresAt,
          opened_at: null,
        })
        .execute();
    },
    find: async (environmentId, codeHash, dataKey) => {
      const row = await queries
        .selectFrom('websdk_link')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('code_hash', '=', codeHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const settings = openJson(dataKey, settingsContext(codeHash), row.settings_sealed, linkSettingsSchema);
      if (!settings.ok) throw new Error(`the settings of a link are ${settings.error}`);
      return {
        codeHash,
        applicantId: applicantIdSchema.parse(row.applicant_id),
        actionId: row.action_id === null ? undefined : actionIdSchema.parse(row.action_id),
        settings: settings.value,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        openedAt: row.opened_at ?? undefined,
      };
    },
    markOpened: async (environmentId, codeHash, at) => {
      const row = await queries
        .updateTable('websdk_link')
        .set({ opened_at: at })
        .where('environment_id', '=', environmentId)
        .where('code_hash', '=', codeHash)
        .where('opened_at', 'is', null)
        .returning('code_hash')
        .executeTakeFirst();
      return row !== undefined;
    },
    saveSettings: async (environmentId, codeHash, settings, dataKey) => {
      await queries
        .updateTable('websdk_link')
        .set({ settings_sealed: sealJson(dataKey, settingsContext(codeHash), settings) })
        .where('environment_id', '=', environmentId)
        .where('code_hash', '=', codeHash)
        .execute();
    },
    removeExpired: async (environmentId, moment) => {
      await queries
        .deleteFrom('websdk_link')
        .where('environment_id', '=', environmentId)
        .where('expires_at', '<', moment)
        .execute();
    },
  };
}

/** Looks up whose link a stranger holds: the query that finds out which tenant he belongs to names none. */
export function makeFindLinkOwner(db: Db, clock: Clock): FindLinkOwner {
  return async (codeHash) => {
    const row = await db
      .selectFrom('websdk_link')
      .innerJoin('environment', 'environment.id', 'websdk_link.environment_id')
      .select(['websdk_link.applicant_id', 'environment.id', 'environment.kind', 'environment.client_id'])
      .where('websdk_link.code_hash', '=', codeHash)
      .where('websdk_link.expires_at', '>', clock())
      .modifyEnd(acrossTenants)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      applicantId: applicantIdSchema.parse(row.applicant_id),
      world: {
        environmentId: environmentIdSchema.parse(row.id),
        environment: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      },
    };
  };
}
