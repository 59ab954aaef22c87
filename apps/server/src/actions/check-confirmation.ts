import { judgeConfirmation } from '@aval/core/rules/judge-confirmation';
import type { IdentifierKind } from '../confirmations/ports.ts';
import { type ReadConfirmedDependencies, readConfirmed } from '../confirmations/read-confirmed.ts';
import { ownIdentifiers } from './own-identifiers.ts';
import type { CheckStep } from './ports.ts';

const checkTypes = { email: 'EMAIL_CONFIRMATION', phone: 'PHONE_CONFIRMATION' } as const;

/** Whether the person confirmed the address or number for this very action; what he has not yet is waited for. */
export function checkConfirmation(deps: ReadConfirmedDependencies, kind: IdentifierKind): CheckStep {
  const read = readConfirmed(deps);
  return async ({ environmentId }, step) => {
    const { states } = await read(environmentId, step.applicant.id, ownIdentifiers(step));
    const { present, confirmed } = states[kind];
    const required = [checkTypes[kind]];
    if (present && !confirmed) {
      const what = kind === 'email' ? 'e-mail address' : 'phone number';
      return { checks: [], required, awaitingUser: `The ${what} has to be confirmed.` };
    }
    return { checks: [judgeConfirmation({ kind, present, confirmed })], required };
  };
}
