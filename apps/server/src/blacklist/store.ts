import { type FaceTemplate, faceTemplateSchema } from '@aval/core/findings';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { BlacklistStore, BlacklistTerm } from './ports.ts';

const faceContext = (id: string) => `blacklist.face/${id}`;

export function makeBlacklistStore(
  queries: Queries,
  keyring: Keyring,
  identifiers: Pick<Identifiers, 'uuid'>,
): BlacklistStore {
  const hashOf = (environmentId: string, { kind, text }: BlacklistTerm) =>
    Buffer.from(keyring.searchHash(`blacklist.${kind}`, `${environmentId}/${text}`), 'hex');
  return {
    list: async (environmentId, { applicantId, at, by, terms, faces }, environmentKey) => {
      const { numInsertedOrUpdatedRows } = await queries
        .insertInto('blacklisted_applicant')
        .values({ applicant_id: applicantId, environment_id: environmentId, listed_at: at, listed_by: by })
        .onConflict((conflict) => conflict.column('applicant_id').doNothing())
        .executeTakeFirstOrThrow();
      if (Number(numInsertedOrUpdatedRows) === 0) return false;
      const base = { environment_id: environmentId, applicant_id: applicantId };
      if (terms.length > 0)
        await queries
          .insertInto('blacklist_term')
          .values(terms.map((term) => ({ ...base, kind: term.kind, term_hash: hashOf(environmentId, term) })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      const rows = faces.map((face) => {
        const id = identifiers.uuid();
        return { ...base, id, template_sealed: sealJson(environmentKey, faceContext(id), face) };
      });
      if (rows.length > 0) await queries.insertInto('blacklist_face').values(rows).execute();
      return true;
    },
    unlist: async (environmentId, applicantId) => {
      const removed = await queries
        .deleteFrom('blacklisted_applicant')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirst();
      if (Number(removed.numDeletedRows) === 0) return false;
      await queries
        .deleteFrom('blacklist_term')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      await queries
        .deleteFrom('blacklist_face')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .execute();
      return true;
    },
    isListed: async (environmentId, applicantId) => {
      const row = await queries
        .selectFrom('blacklisted_applicant')
        .select('applicant_id')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirst();
      return row !== undefined;
    },
    matches: async (environmentId, terms) => {
      if (terms.length === 0) return [];
      const rows = await queries
        .selectFrom('blacklist_term')
        .select('term_hash')
        .distinct()
        .where('environment_id', '=', environmentId)
        .where(
          'term_hash',
          'in',
          terms.map((term) => hashOf(environmentId, term)),
        )
        .execute();
      const found = new Set(rows.map((row) => row.term_hash.toString('hex')));
      const matching = terms.filter((term) => found.has(hashOf(environmentId, term).toString('hex')));
      return [...new Set(matching.map(({ kind }) => kind))];
    },
    faces: async (environmentId, environmentKey) => {
      const rows = await queries
        .selectFrom('blacklist_face')
        .select(['id', 'template_sealed'])
        .where('environment_id', '=', environmentId)
        .execute();
      return rows.map(({ id, template_sealed }): FaceTemplate => {
        const face = openJson(environmentKey, faceContext(id), template_sealed, faceTemplateSchema);
        if (!face.ok) throw new Error(`face ${id} of the blacklist is ${face.error}`);
        return face.value;
      });
    },
  };
}
