/** How a verification ended for the page around it. What counts is decided by one's own server, which asks ours or hears its webhook. */
export type VerificationOutcome =
  /** The review was completed. `retry`: the person may hand in again. */
  | { readonly status: 'approved' | 'refused' | 'retry'; readonly applicantId: string | undefined }
  /** Everything is handed in, and a person or a check is still at work. */
  | { readonly status: 'pending'; readonly applicantId: string | undefined }
  | {
      readonly status: 'actionCompleted';
      readonly applicantActionId: string | undefined;
      readonly answer: string;
    }
  /** The person or the caller closed it before anything was answered. */
  | { readonly status: 'closed'; readonly applicantId: string | undefined };

type Payload = Readonly<Record<string, unknown>>;

/**
 * What an event of the page means for the verification as a whole; undefined when it goes on.
 * @param waits whether a review that is not completed yet is waited for
 */
export function outcomeOf(name: string, payload: Payload, waits: boolean): VerificationOutcome | undefined {
  const applicantId = textOf(payload['applicantId']);
  switch (name) {
    case 'onApplicantSubmitted':
    case 'onApplicantResubmitted':
      return waits ? undefined : { status: 'pending', applicantId };
    case 'onApplicantVerificationCompleted': {
      const result = payload['reviewResult'];
      const answer = memberOf(result, 'reviewAnswer');
      if (answer === 'GREEN') return { status: 'approved', applicantId };
      if (answer !== 'RED') return undefined;
      return {
        status: memberOf(result, 'reviewRejectType') === 'RETRY' ? 'retry' : 'refused',
        applicantId,
      };
    }
    case 'onApplicantActionCompleted':
      return {
        status: 'actionCompleted',
        applicantActionId: textOf(payload['applicantActionId']),
        answer: textOf(payload['answer']) ?? 'ERROR',
      };
    default:
      return undefined;
  }
}

export type FollowedOutcome = {
  /** What is known of the end so far. */
  readonly outcome: VerificationOutcome | undefined;
  /** The page may be taken away. */
  readonly isOver: boolean;
};

/**
 * How far the verification is after another event of the page. Good answers end it at once. A refusal is known and leaves the page
 * where it is: the person reads why, mends it or objects; it is over when he closes the page.
 * @param before what was known until now
 * @param ends `atVerdict`: a refusal ends it, too; `atSubmission`: nothing is waited for
 */
export function followOutcome(
  before: VerificationOutcome | undefined,
  name: string,
  payload: Payload,
  ends: { readonly atVerdict: boolean; readonly atSubmission: boolean },
): FollowedOutcome {
  const applicantId = textOf(payload['applicantId']);
  if (name === 'onUserAction' && payload['action'] === 'close')
    return { outcome: before ?? { status: 'closed', applicantId }, isOver: true };
  // Handed in anew, or looked at again: what was answered before does not count any more.
  const isStatus = name === 'onApplicantStatusChanged' || name === 'onApplicantActionStatusChanged';
  if (before !== undefined && isStatus && payload['reviewStatus'] !== 'completed')
    return { outcome: { status: 'pending', applicantId }, isOver: false };
  const outcome = outcomeOf(name, payload, !ends.atSubmission);
  if (outcome === undefined) return { outcome: before, isOver: false };
  const isRefusal =
    outcome.status === 'retry' ||
    outcome.status === 'refused' ||
    (outcome.status === 'actionCompleted' && outcome.answer === 'RED');
  return { outcome, isOver: !isRefusal || ends.atVerdict };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
