import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Route } from '../platform/http/route.ts';
import { type ConfirmByLinkDependencies, confirmByLink } from './confirm-by-link.ts';
import { confirmationPage } from './confirmation-page.ts';
import { type IdentifierRouteDependencies, identifierRoutes } from './identifier-routes.ts';
import { type ShowLinkThemeDependencies, showLinkTheme } from './show-link-theme.ts';

export type ConfirmationRouteDependencies = IdentifierRouteDependencies & {
  readonly link: ConfirmByLinkDependencies & ShowLinkThemeDependencies;
};

export function confirmationRoutes(deps: ConfirmationRouteDependencies): Route[] {
  return [
    ...identifierRoutes(deps, {
      base: '/resources/applicants/:applicantId/identifierConfirmation',
      params: z.object({ applicantId: applicantIdSchema }),
      permissions: { read: 'applicant.read', write: 'applicant.write' },
      subjectOf: async (_context, { applicantId }) => success({ applicantId }),
    }),
    ...linkRoutes(deps),
  ];
}

/** What links in letters lead to. Reading changes nothing, and whose link it is decides the look alone: programs scan letters. */
function linkRoutes(deps: ConfirmationRouteDependencies): Route[] {
  const confirm = confirmByLink(deps.link);
  const themeOf = showLinkTheme(deps.link);
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
      async ({ query: { token, lang } }) =>
        success(confirmationPage(lang, await themeOf({ token }), { kind: 'question', token })),
    ),
    publicRoute(
      { method: 'POST', path, summary: 'Confirm an address by its link', params: nothing, query, response },
      async (request) => {
        const confirmed = await confirm(request.query);
        if (!confirmed.ok && confirmed.error.name !== 'link-invalid') return confirmed;
        const { token, lang } = request.query;
        return success(
          confirmationPage(lang, await themeOf({ token }), { kind: confirmed.ok ? 'done' : 'invalid' }),
        );
      },
    ),
  ];
}
