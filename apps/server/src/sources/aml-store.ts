import { sourceHitSchema } from '@aval/core/screening/source-hit';
import { z } from 'zod';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { AmlStore } from './ports.ts';

const contentSchema = z.object({ source: z.string(), hit: sourceHitSchema });
const statusSchema = z.enum(['onHold', 'approved', 'rejected']);
const resolutionSchema = z.enum(['truePositive', 'falsePositive']);

const contentContext = (id: string) => `aml-hit.content/${id}`;
const commentContext = (id: string) => `aml-hit.comment/${id}`;

export function makeAmlStore(queries: Queries): AmlStore {
  return {
    findCase: async (environmentId, applicantId) => {
      const row = await queries
        .selectFrom('aml_case')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        status: statusSchema.parse(row.status),
        openedAt: row.opened_at,
        lookedUpAt: row.looked_up_at,
      };
    },
    saveCase: async (environmentId, applicantId, { status, openedAt, lookedUpAt }) => {
      const columns = { status, opened_at: openedAt, looked_up_at: lookedUpAt };
      await queries
        .insertInto('aml_case')
        .values({ applicant_id: applicantId, environment_id: environmentId, ...columns })
        .onConflict((conflict) => conflict.column('applicant_id').doUpdateSet(columns))
        .execute();
    },
    dismissed: async (environmentId, applicantId) => {
      const rows = await queries
        .selectFrom('aml_hit')
        .select('hit_hash')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('resolution', '=', 'falsePositive')
        .execute();
      return new Set(rows.map((row) => row.hit_hash));
    },
    hits: async (environmentId, applicantId, dataKey) => {
      const rows = await queries
        .selectFrom('aml_hit')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .orderBy('found_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => {
        const content = openJson(dataKey, contentContext(row.id), row.content_sealed, contentSchema);
        const comment =
          row.comment_sealed === null
            ? undefined
            : openJson(dataKey, commentContext(row.id), row.comment_sealed, z.string());
        if (!content.ok || comment?.ok === false) throw new Error(`hit ${row.id} cannot be opened`);
        const { resolved_at: at } = row;
        return {
          id: row.id,
          hash: row.hit_hash,
          source: content.value.source,
          hit: content.value.hit,
          foundAt: row.found_at,
          resolved:
            at === null
              ? undefined
              : {
                  resolution: resolutionSchema.parse(row.resolution),
                  comment: comment?.value ?? '',
                  at,
                  by: row.resolved_by ?? '',
                },
        };
      });
    },
    addHit: async (environmentId, applicantId, dataKey, { id, hash, source, hit, foundAt }) => {
      const row = await queries
        .insertInto('aml_hit')
        .values({
          id,
          environment_id: environmentId,
          applicant_id: applicantId,
          hit_hash: hash,
          content_sealed: sealJson(dataKey, contentContext(id), { source, hit }),
          resolution: null,
          comment_sealed: null,
          resolved_at: null,
          resolved_by: null,
          found_at: foundAt,
        })
        .onConflict((conflict) => conflict.columns(['applicant_id', 'hit_hash']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    resolveHit: async (environmentId, applicantId, dataKey, { id, resolved }) => {
      await queries
        .updateTable('aml_hit')
        .set({
          resolution: resolved?.resolution ?? null,
          comment_sealed:
            resolved === undefined ? null : sealJson(dataKey, commentContext(id), resolved.comment),
          resolved_at: resolved?.at ?? null,
          resolved_by: resolved?.by ?? null,
        })
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('id', '=', id)
        .execute();
    },
  };
}
