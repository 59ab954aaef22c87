import type { Queries } from '../platform/database/open-database.ts';
import type { AuditTrail } from './ports.ts';

export function makeAuditTrail(queries: Queries): AuditTrail {
  return {
    read: async (environmentId, { from, to, actor, type, limit, offset }) => {
      const rows = await queries
        .selectFrom('journal_entry')
        .select(['subject_id', 'sequence', 'at', 'type', 'actor', 'hash'])
        .where('environment_id', '=', environmentId)
        .where('at', '>=', from)
        .where('at', '<=', to)
        .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
        .$if(actor !== undefined, (query) =>
          query.where(({ or, eb }) =>
            or([
              eb('actor', '=', actor ?? ''),
              eb('actor', 'like', `${escaped(actor ?? '')}:%`),
              eb('actor', 'like', `%:${escaped(actor ?? '')}`),
            ]),
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('subject_id')
        .orderBy('sequence', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map((row) => ({
        subjectId: row.subject_id,
        sequence: row.sequence,
        at: row.at,
        type: row.type,
        actor: row.actor,
        hash: row.hash,
      }));
    },
    head: (environmentId, subjectId) =>
      queries
        .selectFrom('journal_head')
        .select(['sequence', 'hash'])
        .where('environment_id', '=', environmentId)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst(),
  };
}

/** Wildcards of a pattern are taken by their letters. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
