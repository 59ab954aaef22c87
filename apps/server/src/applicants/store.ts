import { applicantProfileSchema } from '@aval/core/applicant';
import { applicantIdSchema, type EnvironmentId, inspectionIdSchema, levelIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { byteaText, recordSet } from '../platform/database/record-set.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { type ReviewRow, reviewColumns, toReview } from '../reviews/review-row.ts';
import type { Applicant, ApplicantStore, NewApplicantRow } from './ports.ts';
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

const reviewedColumns = sql.raw(
  [...columns, 'external_user_hash', ...reviewColumns].map((column) => `"${column}"`).join(', '),
);
const byId = sql.raw('"applicant"."id"');
const byExternalUserHash = sql.raw('"applicant"."external_user_hash"');

function profileContext(applicantId: string): string {
  return `applicant.profile/${applicantId}`;
}

function externalUserHash(keyring: Keyring, environmentId: string, externalUserId: string): string {
  return keyring.searchHash('applicant.externalUserId', `${environmentId}/${externalUserId}`);
}

/** Keyed hashes of terms; environment and kind are part of what is hashed. */
export function searchHashesOf(
  keyring: Keyring,
  environmentId: string,
  terms: readonly SearchTerm[],
): Buffer[] {
  return terms.map(({ kind, text }) =>
    Buffer.from(keyring.searchHash(`applicant.${kind}`, `${environmentId}/${text}`), 'hex'),
  );
}

export function makeApplicantStore(queries: Queries, keyring: Keyring): ApplicantStore {
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
    find: (environmentId, id) => selectWhere(environmentId, 'id', id),
    findByExternalUserId: (environmentId, externalUserId) =>
      selectWhere(
        environmentId,
        'external_user_hash',
        externalUserHash(keyring, environmentId, externalUserId),
      ),
    findManyWithReview: async (environmentId, by, names) => {
      const values =
        by === 'id' ? names : names.map((name) => externalUserHash(keyring, environmentId, name));
      // A join with the names, not `any`: short of statistics the planner would go through all rows of the environment.
      const { rows } = await sql<Row & ReviewRow & { readonly external_user_hash: string }>`
        select ${reviewedColumns}
        from unnest(${values}::text[]) as "asked" ("name")
        join "applicant"
          on ${by === 'id' ? byId : byExternalUserHash} = "asked"."name" and "applicant"."environment_id" = ${environmentId}
        join "review"
          on "review"."applicant_id" = "applicant"."id" and "review"."environment_id" = "applicant"."environment_id"
      `.execute(queries);
      const byValue = new Map(rows.map((row) => [by === 'id' ? row.id : row.external_user_hash, row]));
      return values.map((value) => {
        const row = byValue.get(value);
        return row === undefined
          ? undefined
          : () => ({ applicant: openApplicant(keyring, row), review: toReview(row) });
      });
    },
    findByInspectionId: (environmentId, inspectionId) =>
      selectWhere(environmentId, 'inspection_id', inspectionId),
    search: async (environmentId, terms, { limit, offset }) => {
      const hashes = searchHashesOf(keyring, environmentId, terms);
      const rows = await queries
        .selectFrom('applicant')
        .select(columns)
        .where('environment_id', '=', environmentId)
        .where(sql<boolean>`"search_hashes" @> ${hashes}::bytea[]`)
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => openApplicant(keyring, row));
    },
    count: async (environmentId) => {
      const row = await queries
        .selectFrom('applicant')
        .select((expression) => expression.fn.countAll<string>().as('applicants'))
        .where('environment_id', '=', environmentId)
        .executeTakeFirstOrThrow();
      return Number(row.applicants);
    },
    save: async (environmentId, { id, profile, dataKey, lang, deactivated }) => {
      try {
        await queries
          .updateTable('applicant')
          .set({
            external_user_hash: externalUserHash(keyring, environmentId, profile.externalUserId),
            lang: lang ?? null,
            deactivated,
            profile_sealed: sealJson(dataKey, profileContext(id), profile),
            search_hashes: searchHashesOf(keyring, environmentId, searchTerms(profile)),
          })
          .where('environment_id', '=', environmentId)
          .where('id', '=', id)
          .execute();
        return true;
      } catch (error) {
        if (isUniqueViolation(error, 'applicant_environment_id_external_user_hash_key')) return false;
        throw error;
      }
    },
    remove: async (environmentId, id) => {
      await queries
        .deleteFrom('applicant')
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
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
        .set({
          profile_sealed: sealJson(applicant.dataKey, profileContext(applicant.id), profile),
          search_hashes: searchHashesOf(keyring, environmentId, searchTerms(profile)),
        })
        .where('environment_id', '=', environmentId)
        .where('id', '=', applicant.id)
        .execute();
    },
  };
}

/** New applicants and what they can be found by. */
export function newApplicantParts(
  keyring: Keyring,
  environmentIds: readonly EnvironmentId[],
  applicants: readonly NewApplicantRow[],
): StatementPart[] {
  const rows = applicants.map((applicant, index) => {
    const { id, dataKey, profile } = applicant;
    const environmentId = environmentIds[index] ?? '';
    return {
      environment_id: environmentId,
      id,
      inspection_id: applicant.inspectionId,
      external_user_hash: externalUserHash(keyring, environmentId, profile.externalUserId),
      type: applicant.type,
      level_id: applicant.levelId,
      lang: applicant.lang ?? null,
      wrapped_key: byteaText(applicant.wrappedKey),
      profile_sealed: byteaText(sealJson(dataKey, profileContext(id), profile)),
      search_hashes: searchHashesOf(keyring, environmentId, searchTerms(profile)).map(byteaText),
      created_at: applicant.createdAt,
      created_by: applicant.createdBy,
    };
  });
  return [
    {
      name: 'applicant_added',
      sql: sql`
        insert into "applicant" (
          "environment_id", "id", "inspection_id", "external_user_hash", "type", "level_id", "lang", "wrapped_key",
          "profile_sealed", "search_hashes", "created_at", "created_by"
        ) select * from ${recordSet('new', newColumns, rows)}`,
    },
  ];
}

/** In the order in which they are inserted. */
const newColumns = {
  environment_id: 'uuid',
  id: 'text',
  inspection_id: 'text',
  external_user_hash: 'text',
  type: 'text',
  level_id: 'text',
  lang: 'text',
  wrapped_key: 'bytea',
  profile_sealed: 'bytea',
  search_hashes: 'bytea[]',
  created_at: 'timestamptz',
  created_by: 'text',
};

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
