import { z } from 'zod';
import { signatureAlgorithms } from './ports.ts';
import type { SubscribableType } from './subscribable-types.ts';
import { webhookBodySchema } from './webhook-body.ts';

/** What happened, for each type that happens here; the others can be asked for and are never sent. */
const meanings: Partial<Record<SubscribableType, string>> = {
  applicantCreated: 'An applicant was created',
  applicantPending: 'A check was asked for',
  applicantPrechecked: 'The checks begin',
  applicantOnHold: 'An officer has to look',
  applicantAwaitingUser: 'The applicant has to do something',
  applicantReviewed: 'The review is completed',
  applicantReset: 'The review began anew',
  applicantStepsReset: 'Some steps have to be done again',
  applicantLevelChanged: 'The applicant is on another level, or on the same one anew',
  applicantPersonalInfoChanged: 'Personal data was changed',
  applicantTagsChanged: 'Tags were changed',
  applicantActivated: 'The applicant was activated',
  applicantDeactivated: 'The applicant was deactivated',
  applicantDeleted: 'The applicant was deleted',
  applicantPersonalDataDeleted: 'The personal data of the applicant was erased',
  applicantVerificationLinkOpened: 'The link to the verification was opened',
  applicantActionPending: 'A check of an action was asked for',
  applicantActionReviewed: 'An action is completed',
  applicantActionOnHold: 'An officer has to look at an action',
  amlCaseOnHold: 'A source has somebody who may be this person',
  amlCaseApproved: 'An officer dismissed every hit of the sources',
  amlCaseRejected: 'An officer confirmed a hit of a source',
};

/** The headers of a delivery that say what it is and that it is ours. */
export const webhookHeadersSchema = z.object({
  'X-Payload-Digest': z.string().meta({ description: 'HMAC of exactly the bytes of the body, hex' }),
  'X-Payload-Digest-Alg': z.enum(signatureAlgorithms),
  'X-Payload-Digest-Previous': z
    .string()
    .optional()
    .meta({ description: 'The same under the secret before the present one, while it lives' }),
  'X-Event-Id': z.string(),
  'webhook-id': z.string().meta({ description: 'Id of the event, the same at every try' }),
  'webhook-timestamp': z.string().meta({ description: 'Seconds since 1970 of this try' }),
  'webhook-signature': z.string().meta({ description: 'Standard Webhooks v1, one for each live secret' }),
});

/** Every event that is sent, for the documentation of the API. */
export function describeEvents() {
  return Object.entries(meanings).map(([name, summary]) => ({
    name,
    summary,
    headers: webhookHeadersSchema,
    body: webhookBodySchema.extend({ type: z.literal(name) }),
  }));
}
