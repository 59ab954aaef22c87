import type { ConfirmedOfAction } from '../confirmations/read-confirmed.ts';
import type { OwnedAction } from './load-action.ts';

/** The address and the number that an action is about: its own, else the applicant's. */
export function ownIdentifiers({ applicant, action }: OwnedAction): ConfirmedOfAction {
  return {
    actionId: action.id,
    email: action.content.email ?? applicant.profile.email,
    phone: action.content.phone ?? applicant.profile.phone,
  };
}
