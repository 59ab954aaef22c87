import { applicantIdSchema, imageIdSchema } from '@aval/core/ids';
import type { Queries } from '../platform/database/open-database.ts';
import type { ReadPictures } from './ports.ts';

export function makeReadPictures(queries: Queries): ReadPictures {
  return {
    count: async (environmentId) => {
      const row = await queries
        .selectFrom('document_image')
        .select((expression) => expression.fn.countAll<string>().as('pictures'))
        .where('environment_id', '=', environmentId)
        .where('findings_sealed', 'is not', null)
        .executeTakeFirstOrThrow();
      return Number(row.pictures);
    },
    list: async (environmentId, after, limit) => {
      const rows = await queries
        .selectFrom('document_image')
        .select(['image_id', 'applicant_id'])
        .where('environment_id', '=', environmentId)
        .where('image_id', '>', after)
        .where('findings_sealed', 'is not', null)
        .orderBy('image_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        imageId: imageIdSchema.parse(row.image_id),
        applicantId: applicantIdSchema.parse(row.applicant_id),
      }));
    },
  };
}
