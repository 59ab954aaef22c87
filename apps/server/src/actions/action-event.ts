import type { Applicant } from '../applicants/ports.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import { applicantEvent, type EventWorld } from '../webhooks/review-event.ts';
import type { Action } from './ports.ts';

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
export function actionEvent(world: EventWorld, { type, at, applicant, action }: Happening): WebhookEvent {
  return {
    ...applicantEvent(world, applicant),
    type,
    at,
    action: { id: action.id, externalActionId: action.content.externalActionId },
    levelName: action.levelName,
    previousLevelName: undefined,
    reviewStatus: reviewStatuses[type],
    reviewResult: action.state.status === 'completed' ? action.state.result : undefined,
  };
}
