import { applicantProfileSchema } from '@aval/core/applicant';
import { applicantIdSchema, type EnvironmentId, inspectionIdSchema, levelIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { Applicant, ApplicantStore } from './ports.ts';
import { type SearchTerm, searchTerms } from './search-terms.ts';

const columns = [
  'id',
  'inspection_id',
  'type',
  'level_id',
  'lang',
  'wrapped_key',
  'profile_sealed',
  'deactivated',
  'created_at',
  'created_by',
] as const;

function profileContext(applicantId: string): string {
  return `applicant.profile/${applicantId}`;
}

export function makeApplicantStore(queries: Queries, keyring: Keyring): ApplicantStore {
  const externalUserHash = (environmentId: EnvironmentId, externalUserId: string) =>
    keyring.searchHash('applicant.externalUserId', `${environmentId}/${externalUserId}`);

  const termHash = (environmentId: EnvironmentId, { kind, text }: SearchTerm) =>
    keyring.searchHash(`applicant.${kind}`, `${environmentId}/${text}`);

  const selectWhere = async (
    environmentId: EnvironmentId,
    column: 'id' | 'inspection_id' | 'external_user_hash',
    value: string,
  ): Promise<Applicant | undefined> => {
    const row = await queries
      .selectFrom('applicant')
      .select(columns)
      .where('environment_id', '=', environmentId)
      .where(column, '=', value)
      .executeTakeFirst();
    return row === undefined ? undefined : openApplicant(keyring, row);
  };

  return {
    insert: async (environmentId, applicant) => {
      const { id, profile } = applicant;
      const terms = searchTerms(profile);
      const hashes = terms.map((term) => termHash(environmentId, term));
      const inserting = sql`
        with "added" as (
          insert into "applicant" (
            "environment_id", "id", "inspection_id", "external_user_hash", "type", "level_id", "lang", "wrapped_key",
            "profile_sealed", "created_at", "created_by"
          ) values (
            ${environmentId}, ${id}, ${applicant.inspectionId}, ${externalUserHash(environmentId, profile.externalUserId)},
            ${applicant.type}, ${applicant.levelId}, ${applicant.lang ?? null}, ${applicant.wrappedKey},
            ${sealJson(applicant.dataKey, profileContext(id), profile)}, ${applicant.createdAt}, ${applicant.createdBy}
          )
          returning "id"
        ), "terms" as (
          insert into "applicant_search_term" ("environment_id", "applicant_id", "kind", "term_hash")
          select ${environmentId}::uuid, "added"."id", "term"."kind", "term"."hash"
          from "added", unnest(${terms.map(({ kind }) => kind)}::text[], ${hashes}::text[]) as "term" ("kind", "hash")
        )
        select "id" from "added"
      `.execute(queries);
      return inserting.then(
        () => true,
        (error: unknown) => {
          if (isUniqueViolation(error, 'applicant_environment_id_external_user_hash_key')) return false;
          throw error;
        },
      );
    },
    find: (environmentId, id) => selectWhere(environmentId, 'id', id),
    findByExternalUserId: (environmentId, externalUserId) =>
      selectWhere(environmentId, 'external_user_hash', externalUserHash(environmentId, externalUserId)),
    findByInspectionId: (environmentId, inspectionId) =>
      selectWhere(environmentId, 'inspection_id', inspectionId),
    search: async (environmentId, terms, { limit, offset }) => {
      const hashes = terms.map((term) => termHash(environmentId, term));
      const rows = await queries
        .selectFrom('applicant')
        .select(columns)
        .where('environment_id', '=', environmentId)
        .where('id', 'in', (subquery) =>
          subquery
            .selectFrom('applicant_search_term')
            .select('applicant_id')
            .where('environment_id', '=', environmentId)
            .where('term_hash', 'in', hashes)
            .groupBy('applicant_id')
            .having((expression) => expression.fn.count('term_hash').distinct(), '=', hashes.length),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => openApplicant(keyring, row));
    },
    saveLevel: async (environmentId, id, levelId) => {
      await queries
        .updateTable('applicant')
        .set({ level_id: levelId })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
    },
    saveProfile: async (environmentId, applicant, profile) => {
      await queries
        .updateTable('applicant')
        .set({ profile_sealed: sealJson(applicant.dataKey, profileContext(applicant.id), profile) })
        .where('environment_id', '=', environmentId)
        .where('id', '=', applicant.id)
        .execute();
      await queries
        .deleteFrom('applicant_search_term')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicant.id)
        .execute();
      const rows = searchTerms(profile).map(({ kind, text }) => ({
        environment_id: environmentId,
        applicant_id: applicant.id,
        kind,
        term_hash: termHash(environmentId, { kind, text }),
      }));
      if (rows.length > 0) await queries.insertInto('applicant_search_term').values(rows).execute();
    },
  };
}

type Row = {
  readonly id: string;
  readonly inspection_id: string;
  readonly type: string;
  readonly level_id: string;
  readonly lang: string | null;
  readonly wrapped_key: Buffer;
  readonly profile_sealed: Buffer;
  readonly deactivated: boolean;
  readonly created_at: Date;
  readonly created_by: string;
};

/** Throws when the row cannot be opened with this installation's key: that is corruption, not an answer. */
function openApplicant(keyring: Keyring, row: Row): Applicant {
  const dataKey = keyring.unwrapDataKey(row.id, row.wrapped_key);
  if (!dataKey.ok) throw new Error(`the key of applicant ${row.id} cannot be unwrapped`);
  const profile = openJson(dataKey.value, profileContext(row.id), row.profile_sealed, applicantProfileSchema);
  if (!profile.ok) throw new Error(`the profile of applicant ${row.id} is ${profile.error}`);
  return {
    id: applicantIdSchema.parse(row.id),
    inspectionId: inspectionIdSchema.parse(row.inspection_id),
    type: row.type === 'company' ? 'company' : 'individual',
    levelId: levelIdSchema.parse(row.level_id),
    lang: row.lang ?? undefined,
    profile: profile.value,
    dataKey: dataKey.value,
    deactivated: row.deactivated,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
