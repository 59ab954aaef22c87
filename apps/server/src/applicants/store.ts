import { applicantProfileSchema } from '@aval/core/applicant';
import { applicantIdSchema, type EnvironmentId, inspectionIdSchema, levelIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { reviewColumns, toReview } from '../reviews/review-row.ts';
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

function profileContext(applicantId: string): string {
  return `applicant.profile/${applicantId}`;
}

function externalUserHash(keyring: Keyring, environmentId: EnvironmentId, externalUserId: string): string {
  return keyring.searchHash('applicant.externalUserId', `${environmentId}/${externalUserId}`);
}

function termHash(keyring: Keyring, environmentId: EnvironmentId, { kind, text }: SearchTerm): string {
  return keyring.searchHash(`applicant.${kind}`, `${environmentId}/${text}`);
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
    findWithReview: async (environmentId, selector) => {
      const row = await queries
        .selectFrom('applicant')
        .innerJoin('review', 'review.applicant_id', 'applicant.id')
        .select(columns)
        .select(reviewColumns)
        .where('applicant.environment_id', '=', environmentId)
        .where('review.environment_id', '=', environmentId)
        .$call((query) =>
          selector.by === 'id'
            ? query.where('id', '=', selector.id)
            : query.where(
                'external_user_hash',
                '=',
                externalUserHash(keyring, environmentId, selector.externalUserId),
              ),
        )
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { applicant: openApplicant(keyring, row), review: toReview(row) };
    },
    findByInspectionId: (environmentId, inspectionId) =>
      selectWhere(environmentId, 'inspection_id', inspectionId),
    search: async (environmentId, terms, { limit, offset }) => {
      const hashes = terms.map((term) => termHash(keyring, environmentId, term));
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
        term_hash: termHash(keyring, environmentId, { kind, text }),
      }));
      if (rows.length > 0) await queries.insertInto('applicant_search_term').values(rows).execute();
    },
  };
}

/** A new applicant and what he can be found by. */
export function newApplicantParts(
  keyring: Keyring,
  environmentId: EnvironmentId,
  applicant: NewApplicantRow,
): StatementPart[] {
  const { id, profile } = applicant;
  const terms = searchTerms(profile);
  const kinds = terms.map(({ kind }) => kind);
  const hashes = terms.map((term) => termHash(keyring, environmentId, term));
  return [
    {
      name: 'applicant_added',
      sql: sql`
        insert into "applicant" (
          "environment_id", "id", "inspection_id", "external_user_hash", "type", "level_id", "lang", "wrapped_key",
          "profile_sealed", "created_at", "created_by"
        ) values (
          ${environmentId}, ${id}, ${applicant.inspectionId},
          ${externalUserHash(keyring, environmentId, profile.externalUserId)}, ${applicant.type}, ${applicant.levelId},
          ${applicant.lang ?? null}, ${applicant.wrappedKey}, ${sealJson(applicant.dataKey, profileContext(id), profile)},
          ${applicant.createdAt}, ${applicant.createdBy}
        )`,
    },
    {
      name: 'terms_added',
      sql: sql`
        insert into "applicant_search_term" ("environment_id", "applicant_id", "kind", "term_hash")
        select ${environmentId}::uuid, ${id}, "term"."kind", "term"."hash"
        from unnest(${kinds}::text[], ${hashes}::text[]) as "term" ("kind", "hash")`,
    },
  ];
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
