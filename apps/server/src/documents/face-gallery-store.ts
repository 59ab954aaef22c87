import { applicantIdSchema, imageIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { findingsContext, openFindings } from './picture-row.ts';
import type { FaceGallery } from './ports.ts';

/** Largest number of a picture there can be. */
const lastImage = 2_147_483_647;

export function makeFaceGallery(queries: Queries, keyring: Keyring): FaceGallery {
  return {
    page: async (environmentId, except, before, limit) => {
      // Literals: the plan of a prepared statement knows no parameters, and without the values not that an index has just these rows.
      const { rows } = await sql<{
        readonly image_id: number;
        readonly applicant_id: string;
        readonly findings_sealed: Buffer;
        readonly wrapped_key: Buffer;
      }>`
        select "image_id", "applicant_id", "findings_sealed", "wrapped_key"
        from "document_image" join "applicant" on "applicant"."id" = "document_image"."applicant_id"
        where "document_image"."environment_id" = ${environmentId} and "applicant_id" <> ${except}
          and "image_id" < ${before ?? lastImage}
          and "id_doc_set_type" = 'SELFIE' and not "document_image"."deactivated" and "findings_sealed" is not null
        order by "image_id" desc limit ${limit}`.execute(queries);
      return rows.map((row) => {
        const key = keyring.unwrapDataKey(row.applicant_id, row.wrapped_key);
        if (!key.ok) throw new Error(`the key of applicant ${row.applicant_id} cannot be unwrapped`);
        const context = findingsContext(row.applicant_id, row.image_id);
        const findings = openFindings(key.value, context, row.image_id, row.findings_sealed);
        return {
          imageId: imageIdSchema.parse(row.image_id),
          applicantId: applicantIdSchema.parse(row.applicant_id),
          template: findings?.kind === 'selfie' ? findings.template : undefined,
        };
      });
    },
  };
}
