import type { SimilarField } from '@aval/core/rules/judge-similar';
import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { SimilarApplicants } from './ports.ts';
import type { SearchTerm } from './search-terms.ts';
import { searchHashesOf } from './store.ts';

/** Names alone are many people's, so they count with the day of birth only. */
const fields: Readonly<Record<SearchTerm['kind'], SimilarField | undefined>> = {
  documentNumber: 'info.idDocs.number',
  email: 'email',
  phone: 'phone',
  name: undefined,
  person: 'person',
};

export function makeSimilarApplicants(queries: Queries, keyring: Keyring): SimilarApplicants {
  const sameText: SimilarApplicants['find'] = async (environmentId, { id, terms }, limit) => {
    const known = terms.flatMap((term) => {
      const field = fields[term.kind];
      const [hash] = searchHashesOf(keyring, environmentId, [term]);
      return field === undefined || hash === undefined ? [] : [{ field, hash }];
    });
    if (known.length === 0) return [];
    const hashes = known.map(({ hash }) => hash);
    const { rows } = await sql<{ readonly id: string; readonly same: readonly string[] }>`
      select "id", array(
        select encode(one, 'hex') from unnest("search_hashes") as one where one = any(${hashes}::bytea[])
      ) as "same"
      from "applicant"
      where "environment_id" = ${environmentId} and "id" <> ${id} and "search_hashes" && ${hashes}::bytea[]
      order by "created_at" desc, "id" limit ${limit}`.execute(queries);
    return rows.map((row) => ({
      applicantId: row.id,
      matchedFields: [
        ...new Set(
          known.filter(({ hash }) => row.same.includes(hash.toString('hex'))).map(({ field }) => field),
        ),
      ],
    }));
  };
  const sameFiles: SimilarApplicants['find'] = async (environmentId, { id, fileHashes }, limit) => {
    if (fileHashes.length === 0) return [];
    const rows = await queries
      .selectFrom('document_image')
      .select('applicant_id')
      .distinct()
      .where('environment_id', '=', environmentId)
      .where('file_hash', 'in', fileHashes)
      .where('applicant_id', '!=', id)
      .orderBy('applicant_id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ applicantId: row.applicant_id, matchedFields: ['image'] }));
  };
  return {
    find: async (environmentId, whom, limit) => {
      const found = new Map<string, SimilarField[]>();
      const all = [
        ...(await sameText(environmentId, whom, limit)),
        ...(await sameFiles(environmentId, whom, limit)),
      ];
      for (const { applicantId, matchedFields } of all)
        found.set(applicantId, [...(found.get(applicantId) ?? []), ...matchedFields]);
      return [...found]
        .slice(0, limit)
        .map(([applicantId, matchedFields]) => ({ applicantId, matchedFields }));
    },
  };
}
