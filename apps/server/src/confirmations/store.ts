import {
  actionIdSchema,
  applicantIdSchema,
  environmentIdSchema,
  environmentKindSchema,
} from '@aval/core/ids';
import { z } from 'zod';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import type { ConfirmationStore, FindLink } from './ports.ts';

const kindSchema = z.enum(['email', 'phone']);
const waySchema = z.enum(['code', 'link']);

function valueContext(id: string): string {
  return `confirmation.value/${id}`;
}

export function makeConfirmationStore(queries: Queries): ConfirmationStore {
  return {
    find: async (environmentId, subject, dataKey) => {
      const row = await queries
        .selectFrom('confirmation')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', subject.applicantId)
        .where('action_id', '=', subject.actionId ?? '')
        .where('kind', '=', subject.kind)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const value = openJson(dataKey, valueContext(row.id), row.value_sealed, z.string());
      if (!value.ok) throw new Error(`the value of confirmation ${row.id} is ${value.error}`);
      return {
        ...subject,
        id: row.id,
        value: value.value,
        valueHash: row.value_hash,
        codeHash: row.code_hash,
        linkHash: row.link_hash ?? undefined,
        tries: row.tries,
        sends: row.sends,
        sentAt: row.sent_at,
        expiresAt: row.expires_at,
        linkExpiresAt: row.link_expires_at ?? undefined,
        resendAfter: row.resend_after,
        confirmedAt: row.confirmed_at ?? undefined,
      };
    },

    replace: async (environmentId, confirmation, dataKey) => {
      const { id, applicantId, kind } = confirmation;
      const actionId = confirmation.actionId ?? '';
      await queries
        .deleteFrom('confirmation')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId)
        .where('kind', '=', kind)
        .execute();
      await queries
        .insertInto('confirmation')
        .values({
          id,
          environment_id: environmentId,
          applicant_id: applicantId,
          action_id: actionId,
          kind,
          value_hash: confirmation.valueHash,
          value_sealed: sealJson(dataKey, valueContext(id), confirmation.value),
          code_hash: confirmation.codeHash,
          link_hash: confirmation.linkHash ?? null,
          tries: confirmation.tries,
          sends: confirmation.sends,
          sent_at: confirmation.sentAt,
          expires_at: confirmation.expiresAt,
          link_expires_at: confirmation.linkExpiresAt ?? null,
          resend_after: confirmation.resendAfter,
          confirmed_at: confirmation.confirmedAt ?? null,
        })
        .execute();
    },

    countWrongCode: async (environmentId, id) => {
      await queries
        .updateTable('confirmation')
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
    },

    confirm: async (environmentId, { id, applicantId, actionId, kind, valueHash }, way, at) => {
      await queries
        .updateTable('confirmation')
        .set({ confirmed_at: at })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .execute();
      await queries
        .insertInto('confirmed_identifier')
        .values({
          environment_id: environmentId,
          applicant_id: applicantId,
          action_id: actionId ?? '',
          kind,
          value_hash: valueHash,
          way,
          confirmed_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    listConfirmed: async (environmentId, applicantId, actionId) => {
      const rows = await queries
        .selectFrom('confirmed_identifier')
        .select(['kind', 'value_hash', 'way', 'confirmed_at'])
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', applicantId)
        .where('action_id', '=', actionId ?? '')
        .execute();
      return rows.map((row) => ({
        kind: kindSchema.parse(row.kind),
        valueHash: row.value_hash,
        way: waySchema.parse(row.way),
        confirmedAt: row.confirmed_at,
      }));
    },
  };
}

/** Finds out which tenant a link belongs to, so it names none. */
export function makeFindLink(queries: Queries): FindLink {
  return async (linkHash) => {
    const row = await queries
      .selectFrom('confirmation')
      .innerJoin('environment', 'environment.id', 'confirmation.environment_id')
      .select(['confirmation.applicant_id', 'confirmation.action_id', 'confirmation.kind as identifier'])
      .select(['environment.id as environment_id', 'environment.kind', 'environment.client_id'])
      .where('confirmation.link_hash', '=', linkHash)
      .modifyEnd(acrossTenants)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      world: {
        environmentId: environmentIdSchema.parse(row.environment_id),
        environment: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      },
      subject: {
        applicantId: applicantIdSchema.parse(row.applicant_id),
        actionId: row.action_id === '' ? undefined : actionIdSchema.parse(row.action_id),
        kind: kindSchema.parse(row.identifier),
      },
    };
  };
}
