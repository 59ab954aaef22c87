import { sql } from 'kysely';
import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { type OfficerSessionStore, officerPermissions } from './officer-ports.ts';

const nameContext = (id: string) => `officer-session.name/${id}`;

export function makeOfficerSessionStore(queries: Queries): OfficerSessionStore {
  const living = (environmentId: string, moment: Date) =>
    queries
      .selectFrom('officer_session')
      .innerJoin('app_token', 'app_token.id', 'officer_session.app_token_id')
      .where('officer_session.environment_id', '=', environmentId)
      .where('officer_session.expires_at', '>', moment)
      .where('app_token.revoked_at', 'is', null);
  return {
    insert: async (environmentId, environmentKey, session, tokenHash) => {
      const { id, appTokenId, officer, permissions, createdAt, expiresAt } = session;
      await queries
        .insertInto('officer_session')
        .values({
          id,
          environment_id: environmentId,
          app_token_id: appTokenId,
          token_hash: tokenHash,
          officer_id: officer.id,
          name_sealed:
            officer.name === undefined ? null : sealJson(environmentKey, nameContext(id), officer.name),
          permissions: [...permissions],
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },
    list: async (environmentId, environmentKey, moment, { limit, offset }) => {
      const rows = await living(environmentId, moment)
        .selectAll('officer_session')
        .orderBy('officer_session.created_at', 'desc')
        .orderBy('officer_session.id')
        .limit(limit)
        .offset(offset)
        .execute();
      const { sessions } = await living(environmentId, moment)
        .select((expression) => expression.fn.countAll<string>().as('sessions'))
        .executeTakeFirstOrThrow();
      const items = rows.map((row) => ({
        id: row.id,
        appTokenId: row.app_token_id,
        officer: { id: row.officer_id, name: openName(environmentKey, row.id, row.name_sealed) },
        permissions: officerPermissions.filter((permission) => row.permissions.includes(permission)),
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
      return { items, total: Number(sessions) };
    },
    end: async (environmentId, id, moment) => {
      const row = await queries
        .deleteFrom('officer_session')
        .where('environment_id', '=', environmentId)
        .where('id', 'in', living(environmentId, moment).select('officer_session.id'))
        .where('id', '=', id)
        .returning('officer_id')
        .executeTakeFirst();
      return row?.officer_id;
    },
    forgetOver: async (moment) => {
      const { numDeletedRows } = await queries
        .deleteFrom('officer_session')
        .where(
          sql<boolean>`"expires_at" <= ${moment} or exists (
            select from "app_token" where "app_token"."id" = "officer_session"."app_token_id" and "revoked_at" is not null)`,
        )
        .modifyEnd(acrossTenants)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** Throws when the name cannot be opened with the environment's key: that is corruption, not an answer. */
function openName(environmentKey: SecretKey, id: string, sealed: Buffer | null): string | undefined {
  if (sealed === null) return undefined;
  const name = openJson(environmentKey, nameContext(id), sealed, z.string());
  if (!name.ok) throw new Error(`the name of officer session ${id} is ${name.error}`);
  return name.value;
}
