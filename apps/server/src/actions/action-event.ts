import type { Applicant } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import type { Action } from './ports.ts';

type World = Pick<Context, 'environmentId' | 'environment' | 'clientId' | 'correlationId'>;
type Happening = {
  readonly type: 'applicantActionPending' | 'applicantActionReviewed' | 'applicantActionOnHold';
  readonly at: Date;
  readonly applicant: Applicant;
  /** As it is being saved. */
  readonly action: Action;
};

const reviewStatuses = {
  applicantActionPending: 'pending',
  applicantActionReviewed: 'completed',
  applicantActionOnHold: 'onHold',
} as const;

/** What a webhook tells about an action: taken from the very action that is being saved, so the two cannot differ. */
export function actionEvent(world: World, { type, at, applicant, action }: Happening): WebhookEvent {
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
    action: { id: action.id, externalActionId: action.content.externalActionId },
    levelName: action.levelName,
    previousLevelName: undefined,
    reviewStatus: reviewStatuses[type],
    reviewResult: action.state.status === 'completed' ? action.state.result : undefined,
    dataKey: applicant.dataKey,
  };
}
