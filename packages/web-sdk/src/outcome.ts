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
  /** The person or the caller closed it before the end. */
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
