import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import { nothing, type Permission, type Route, route } from '../platform/http/route.ts';
import { type ConfirmCodeDependencies, confirmCode } from './confirm-code.ts';
import type { IdentifierKind } from './ports.ts';
import {
  type ConfirmationState,
  type ReadConfirmationStateDependencies,
  type ReadConfirmationStateInput,
  readConfirmationState,
} from './read-confirmation-state.ts';
import { type StartConfirmationDependencies, startConfirmation } from './start-confirmation.ts';

export type IdentifierRouteDependencies = {
  readonly start: StartConfirmationDependencies;
  readonly code: ConfirmCodeDependencies;
  readonly state: ReadConfirmationStateDependencies;
};

/** Body of the call that sends a code; may be left out. */
export const startConfirmationSchema = z
  .object({ value: z.string().min(1).max(320).optional(), lang: z.string().max(16).optional() })
  .default({});
export const startedConfirmationSchema = z.object({
  kind: z.enum(['email', 'phone']),
  maskedValue: z.string(),
  /** ISO 8601. */
  expiresAt: z.string(),
  resendAfter: z.string(),
});
export const confirmCodeSchema = z.object({ code: z.string().regex(/^\d{6}$/, 'must be six digits') });
export const confirmedSchema = z.object({ kind: z.enum(['email', 'phone']), status: z.literal('confirmed') });

const stateSchema = z.object({
  status: z.enum(['none', 'sent', 'confirmed']),
  maskedValue: z.string().optional(),
  expiresAt: z.string().optional(),
  resendAfter: z.string().optional(),
  triesLeft: z.number().int().optional(),
  confirmedAt: z.string().optional(),
});
export const confirmationStateSchema = z.object({ email: stateSchema, phone: stateSchema });

/** Whose address and number the routes of one base are about. */
export type ConfirmationBase<Params extends z.ZodType> = {
  /** Address that the routes stand under. */
  readonly base: string;
  readonly params: Params;
  readonly permissions: { readonly read: Permission; readonly write: Permission };
  readonly subjectOf: (
    context: Context,
    params: z.output<Params>,
  ) => Promise<Result<ReadConfirmationStateInput, AppError>>;
};

/** The state of address and number, and the calls that send and take codes: of an applicant, or of an action. */
export function identifierRoutes<Params extends z.ZodType>(
  deps: IdentifierRouteDependencies,
  of: ConfirmationBase<Params>,
): Route[] {
  const read = readConfirmationState(deps.state);
  return [
    route(
      {
        method: 'GET',
        path: of.base,
        access: { permission: of.permissions.read, accessToken: 'own' },
        summary: 'How far the confirmation of e-mail address and phone number has come',
        params: of.params,
        query: nothing,
        body: nothing,
        response: confirmationStateSchema,
      },
      async (context, request) => {
        const subject = await of.subjectOf(context, request.params);
        if (!subject.ok) return subject;
        const state = await read(context, subject.value);
        if (!state.ok) return state;
        const { email, phone } = state.value;
        return success({ body: { email: stateBody(email), phone: stateBody(phone) } });
      },
    ),
    ...codeRoutes(deps, of, 'email'),
    ...codeRoutes(deps, of, 'phone'),
  ];
}

function codeRoutes<Params extends z.ZodType>(
  deps: Pick<IdentifierRouteDependencies, 'start' | 'code'>,
  of: ConfirmationBase<Params>,
  kind: IdentifierKind,
): Route[] {
  const start = startConfirmation(deps.start);
  const confirm = confirmCode(deps.code);
  const access = { permission: of.permissions.write, accessToken: 'own' } as const;
  const what = kind === 'email' ? 'the e-mail address' : 'the phone number';
  const subjectOf = async (context: Context, params: z.output<Params>) => {
    const subject = await of.subjectOf(context, params);
    if (!subject.ok) return subject;
    const { applicantId, action } = subject.value;
    return success({ applicantId, actionId: action?.actionId, kind });
  };
  return [
    route(
      {
        method: 'POST',
        path: `${of.base}/${kind}`,
        access,
        summary: `Send a code to ${what}, or another one`,
        params: of.params,
        query: nothing,
        body: startConfirmationSchema,
        response: startedConfirmationSchema,
      },
      async (context, request) => {
        const subject = await subjectOf(context, request.params);
        if (!subject.ok) return subject;
        const started = await start(context, { ...subject.value, ...request.body });
        if (!started.ok) return started;
        const { expiresAt, resendAfter, ...rest } = started.value;
        return success({
          body: { ...rest, expiresAt: expiresAt.toISOString(), resendAfter: resendAfter.toISOString() },
        });
      },
    ),
    route(
      {
        method: 'POST',
        path: `${of.base}/${kind}/code`,
        access,
        summary: `Confirm ${what} with the code sent to it`,
        params: of.params,
        query: nothing,
        body: confirmCodeSchema,
        response: confirmedSchema,
      },
      async (context, request) => {
        const subject = await subjectOf(context, request.params);
        if (!subject.ok) return subject;
        const confirmed = await confirm(context, { ...subject.value, code: request.body.code });
        return confirmed.ok ? success({ body: { kind, status: confirmed.value } }) : confirmed;
      },
    ),
  ];
}

/** A state as the wire shows it. */
export function stateBody(state: ConfirmationState): z.input<typeof stateSchema> {
  const { status, maskedValue, triesLeft } = state;
  return {
    status,
    maskedValue,
    triesLeft,
    expiresAt: state.expiresAt?.toISOString(),
    resendAfter: state.resendAfter?.toISOString(),
    confirmedAt: state.confirmedAt?.toISOString(),
  };
}
