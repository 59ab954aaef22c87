import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { type CreateLinkDependencies, createLink } from './create-link.ts';

export type TrialLink = { readonly url: string; readonly applicantId: string };

/** Level of a fresh installation that asks for a document and a live face. */
const levelName = 'id-and-liveness';
/** Seconds: long enough to find one's passport. */
const ttlInSecs = 1800;

/**
 * A link with which whoever runs the program tries it on himself: for a new applicant of the sandbox and nothing else. Undefined where
 * nobody can say which sandbox is meant, since there are several tenants. Errors: those of `createLink`; `level-not-found` where the
 * level was taken away.
 */
export function createTrialLink(
  deps: CreateLinkDependencies & {
    readonly tenants: Pick<TenantStore, 'findEnvironment'>;
    readonly identifiers: Identifiers;
  },
) {
  const create = createLink(deps);
  return async (): Promise<Result<TrialLink | undefined, AppError>> => {
    const sandbox = await deps.tenants.findEnvironment('sandbox', undefined);
    if (sandbox === undefined) return success(undefined);
    const context: Context = {
      environmentId: sandbox.id,
      environment: sandbox.kind,
      clientId: sandbox.clientId,
      actor: { kind: 'system', id: 'trial-link' },
      correlationId: deps.identifiers.uuid().replaceAll('-', ''),
    };
    const made = await create(context, {
      levelName,
      userId: `trial-${deps.identifiers.objectId()}`,
      externalActionId: undefined,
      email: undefined,
      phone: undefined,
      ttlInSecs,
      settings: {},
    });
    return made.ok ? success({ url: made.value.url, applicantId: made.value.applicantId }) : made;
  };
}
