import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Route, route } from '../platform/http/route.ts';
import { type ConfirmByLinkDependencies, confirmByLink } from './confirm-by-link.ts';
import { type ConfirmCodeDependencies, confirmCode } from './confirm-code.ts';
import { confirmationPage } from './confirmation-page.ts';
import type { IdentifierKind } from './ports.ts';
import {
  type ConfirmationState,
  type ReadConfirmationStateDependencies,
  readConfirmationState,
} from './read-confirmation-state.ts';
import { type StartConfirmationDependencies, startConfirmation } from './start-confirmation.ts';

export type ConfirmationRouteDependencies = {
  readonly start: StartConfirmationDependencies;
  readonly code: ConfirmCodeDependencies;
  readonly link: ConfirmByLinkDependencies;
  readonly state: ReadConfirmationStateDependencies;
};

const params = z.object({ applicantId: applicantIdSchema });
const base = '/resources/applicants/:applicantId/identifierConfirmation';

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

export function confirmationRoutes(deps: ConfirmationRouteDependencies): Route[] {
  const read = readConfirmationState(deps.state);
  return [
    route(
      {
        method: 'GET',
        path: base,
        access: { permission: 'applicant.read', accessToken: 'own' },
        summary: 'How far the confirmation of e-mail address and phone number has come',
        params,
        query: nothing,
        body: nothing,
        response: confirmationStateSchema,
      },
      async (context, request) => {
        const state = await read(context, { applicantId: request.params.applicantId });
        if (!state.ok) return state;
        const { email, phone } = state.value;
        return success({ body: { email: stateBody(email), phone: stateBody(phone) } });
      },
    ),
    ...codeRoutes(deps, 'email'),
    ...codeRoutes(deps, 'phone'),
    ...linkRoutes(deps),
  ];
}

function codeRoutes(deps: ConfirmationRouteDependencies, kind: IdentifierKind): Route[] {
  const start = startConfirmation(deps.start);
  const confirm = confirmCode(deps.code);
  const access = { permission: 'applicant.write', accessToken: 'own' } as const;
  const what = kind === 'email' ? 'the e-mail address' : 'the phone number';
  return [
    route(
      {
        method: 'POST',
        path: `${base}/${kind}`,
        access,
        summary: `Send a code to ${what}, or another one`,
        params,
        query: nothing,
        body: startConfirmationSchema,
        response: startedConfirmationSchema,
      },
      async (context, request) => {
        const { applicantId } = request.params;
        const started = await start(context, { applicantId, kind, ...request.body });
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
        path: `${base}/${kind}/code`,
        access,
        summary: `Confirm ${what} with the code sent to it`,
        params,
        query: nothing,
        body: confirmCodeSchema,
        response: confirmedSchema,
      },
      async (context, request) => {
        const { applicantId } = request.params;
        const confirmed = await confirm(context, { applicantId, kind, code: request.body.code });
        return confirmed.ok ? success({ body: { kind, status: confirmed.value } }) : confirmed;
      },
    ),
  ];
}

/** What links in letters lead to. Reading changes nothing and looks nothing up: programs that scan letters open every link. */
function linkRoutes(deps: ConfirmationRouteDependencies): Route[] {
  const confirm = confirmByLink(deps.link);
  const query = z.object({
    token: z.string().regex(/^[\w-]{43}$/, 'must be the token of a link'),
    lang: z.string().max(16).optional(),
  });
  const response = { contentTypes: ['text/html'] };
  const path = '/confirm/email';
  return [
    publicRoute(
      {
        method: 'GET',
        path,
        summary: 'Page that asks to confirm an address',
        params: nothing,
        query,
        response,
      },
      async (request) =>
        success(confirmationPage(request.query.lang, { kind: 'question', token: request.query.token })),
    ),
    publicRoute(
      { method: 'POST', path, summary: 'Confirm an address by its link', params: nothing, query, response },
      async (request) => {
        const confirmed = await confirm(request.query);
        if (!confirmed.ok && confirmed.error.name !== 'link-invalid') return confirmed;
        return success(confirmationPage(request.query.lang, { kind: confirmed.ok ? 'done' : 'invalid' }));
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
