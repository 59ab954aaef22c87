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
type World = Pick<Context, 'environmentId' | 'environment' | 'clientId' | 'correlationId'>;

/** What a webhook tells about a review: taken from the very review that is being saved, so the two cannot differ. */
export function reviewEvent(
  world: World,
  { type, at, applicant, review, previousLevelName }: Happening,
): WebhookEvent {
  return {
    environmentId: world.environmentId,
    sandbox: world.environment === 'sandbox',
    clientId: world.clientId,
    type,
    at,
    correlationId: world.correlationId,
    applicantId: applicant.id,
    inspectionId: applicant.inspectionId,
    applicantType: applicant.type,
    externalUserId: applicant.profile.externalUserId,
    sourceKey: applicant.profile.sourceKey,
    levelName: review.levelName,
    previousLevelName,
    reviewStatus: review.state.status,
    reviewResult: review.state.status === 'completed' ? review.state.result : undefined,
    dataKey: applicant.dataKey,
  };
}
