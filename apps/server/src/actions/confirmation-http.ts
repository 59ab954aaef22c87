import { actionIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { type IdentifierRouteDependencies, identifierRoutes } from '../confirmations/identifier-routes.ts';
import type { Route } from '../platform/http/route.ts';
import { type LoadActionStores, loadAction } from './load-action.ts';
import { ownIdentifiers } from './own-identifiers.ts';

export type ActionConfirmationDependencies = IdentifierRouteDependencies & {
  readonly stores: LoadActionStores;
};

/** The address and number of an action, confirmed like an applicant's. */
export function actionConfirmationRoutes({ stores, ...deps }: ActionConfirmationDependencies): Route[] {
  return identifierRoutes(deps, {
    base: '/resources/applicantActions/:actionId/identifierConfirmation',
    params: z.object({ actionId: actionIdSchema }),
    permissions: { read: 'action.read', write: 'action.write' },
    subjectOf: async (context, { actionId }) => {
      const loaded = await loadAction(stores, context, actionId, 'read');
      if (!loaded.ok) return loaded;
      return success({ applicantId: loaded.value.applicant.id, action: ownIdentifiers(loaded.value) });
    },
  });
}
