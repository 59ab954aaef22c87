import type { ApplicantId, InspectionId } from '@aval/core/ids';
import type { Context } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';

/** What may still be told of somebody who was erased: ids that mean nothing by themselves. */
export type ErasedApplicant = {
  readonly applicantId: ApplicantId;
  readonly inspectionId: InspectionId;
  readonly applicantType: 'individual' | 'company';
  readonly levelName: string;
};

/**
 * An event about somebody who is gone. It is sealed with the environment's key, for his own is no more; his external user id is
 * the customer's name for him, so it is left out.
 */
export function erasureEvent(
  world: Pick<Context, 'environmentId' | 'environment' | 'clientId' | 'correlationId'>,
  type: 'applicantDeleted' | 'applicantPersonalDataDeleted',
  at: Date,
  about: ErasedApplicant,
  environmentKey: SecretKey,
): WebhookEvent {
  return {
    environmentId: world.environmentId,
    sandbox: world.environment === 'sandbox',
    clientId: world.clientId,
    correlationId: world.correlationId,
    type,
    at,
    ...about,
    externalUserId: '',
    sourceKey: undefined,
    previousLevelName: undefined,
    reviewStatus: 'init',
    reviewResult: undefined,
    dataKey: environmentKey,
  };
}
