import { parseFlowDefinition } from '@aval/core/flow/definition';
import { flowEventSchema, flowStateSchema } from '@aval/core/flow/state';
import { actionIdSchema, applicantIdSchema, type EnvironmentId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { Application, ApplicationStore, RunOwner } from './ports.ts';

function stateContext(id: string): string {
  return `application.state/${id}`;
}

function eventContext(id: string, sequence: number): string {
  return `application.event/${id}/${sequence}`;
}

export function makeApplicationStore(queries: Queries): ApplicationStore {
  const select = (environmentId: EnvironmentId, { applicantId, actionId }: RunOwner) =>
    queries
      .selectFrom('application')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId)
      .where('action_id', '=', actionId ?? '');

  const columnsOf = (application: Application, dataKey: SecretKey) => ({
    level_id: application.levelId,
    definition: JSON.stringify(application.definition),
    state_sealed: sealJson(dataKey, stateContext(application.id), application.state),
    sequence: application.state.sequence,
    block: application.block,
    status: application.status,
    device: application.device ?? null,
    generation: application.generation,
    lang: application.lang ?? null,
    changed_at: application.changedAt,
  });

  return {
    find: async (environmentId, owner, dataKey) => {
      const row = await select(environmentId, owner).executeTakeFirst();
      return row === undefined ? undefined : toApplication(row, dataKey);
    },
    lock: async (environmentId, owner, dataKey) => {
      const row = await select(environmentId, owner).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toApplication(row, dataKey);
    },
    insert: async (environmentId, application, dataKey) => {
      const row = await queries
        .insertInto('application')
        .values({
          id: application.id,
          environment_id: environmentId,
          applicant_id: application.applicantId,
          action_id: application.actionId ?? '',
          created_at: application.createdAt,
          ...columnsOf(application, dataKey),
        })
        .onConflict((conflict) => conflict.columns(['applicant_id', 'action_id']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    save: async (environmentId, application, dataKey) => {
      await queries
        .updateTable('application')
        .set(columnsOf(application, dataKey))
        .where('environment_id', '=', environmentId)
        .where('id', '=', application.id)
        .execute();
    },
    addEvents: async (environmentId, { id, applicantId }, events, dataKey) => {
      if (events.length === 0) return;
      await queries
        .insertInto('application_event')
        .values(
          events.map(({ sequence, event, at }) => ({
            application_id: id,
            sequence,
            environment_id: environmentId,
            applicant_id: applicantId,
            event_sealed: sealJson(dataKey, eventContext(id, sequence), event),
            at,
          })),
        )
        .execute();
    },
    list: async (environmentId, applicantId, dataKey) => {
      const rows = await queries
        .selectFrom('application')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => toApplication(row, dataKey));
    },
    events: async (environmentId, { id }, dataKey) => {
      const rows = await queries
        .selectFrom('application_event')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('application_id', '=', id)
        .orderBy('sequence')
        .execute();
      return rows.map(({ sequence, event_sealed, at }) => {
        const event = openJson(dataKey, eventContext(id, sequence), event_sealed, flowEventSchema);
        if (!event.ok) throw new Error(`event ${sequence} of application ${id} is ${event.error}`);
        return { sequence, event: event.value, at };
      });
    },
  };
}

type Row = {
  readonly id: string;
  readonly applicant_id: string;
  readonly action_id: string;
  readonly level_id: string;
  readonly definition: unknown;
  readonly state_sealed: Buffer;
  readonly block: string;
  readonly status: string;
  readonly device: string | null;
  readonly generation: number;
  readonly lang: string | null;
  readonly created_at: Date;
  readonly changed_at: Date;
};

function toApplication(row: Row, dataKey: SecretKey): Application {
  const state = openJson(dataKey, stateContext(row.id), row.state_sealed, flowStateSchema);
  if (!state.ok) throw new Error(`the state of application ${row.id} is ${state.error}`);
  return {
    id: row.id,
    applicantId: applicantIdSchema.parse(row.applicant_id),
    actionId: row.action_id === '' ? undefined : actionIdSchema.parse(row.action_id),
    levelId: row.level_id,
    definition: parseFlowDefinition(row.definition),
    state: state.value,
    block: row.block,
    status: row.status === 'ended' ? 'ended' : 'running',
    device: row.device ?? undefined,
    generation: row.generation,
    lang: row.lang ?? undefined,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
