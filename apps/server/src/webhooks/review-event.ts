import type { Applicant } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookEvent } from './ports.ts';
import type { SubscribableType } from './subscribable-types.ts';

type Happening = {
  readonly type: SubscribableType;
  readonly at: Date;
  readonly applicant: Applicant;
  readonly review: Review;
  readonly previousLevelName?: string;
};
/** In whose world something happened. */
export type EventWorld = Pick<Context, 'environmentId' | 'environment' | 'clientId' | 'correlationId'>;

/** What every event about an applicant says of him and of his world. */
export function applicantEvent(
  world: EventWorld,
  applicant: Applicant,
): Omit<
  WebhookEvent,
  'type' | 'at' | 'action' | 'levelName' | 'previousLevelName' | 'reviewStatus' | 'reviewResult'
> {
  return {
    environmentId: world.environmentId,
    sandbox: world.environment === 'sandbox',
    clientId: world.clientId,
    correlationId: world.correlationId,
    applicantId: applicant.id,
    inspectionId: applicant.inspectionId,
    applicantType: applicant.type,
    externalUserId: applicant.profile.externalUserId,
    sourceKey: applicant.profile.sourceKey,
    dataKey: applicant.dataKey,
  };
}

/** What a webhook tells about a review: taken from the very review that is being saved, so the two cannot differ. */
export function reviewEvent(
  world: EventWorld,
  { type, at, applicant, review, previousLevelName }: Happening,
): WebhookEvent {
  return {
    ...applicantEvent(world, applicant),
    type,
    at,
    levelName: review.levelName,
    previousLevelName,
    reviewStatus: review.state.status,
    reviewResult: review.state.status === 'completed' ? review.state.result : undefined,
  };
}
