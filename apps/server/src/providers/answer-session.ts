import type { ProviderVerdict } from '@aval/core/rules/judge-provider';
import type { SessionMove } from './move-session.ts';
import type { ProviderSession } from './ports.ts';

/** The provider's verdict is taken once: what comes after, again or otherwise, changes nothing. */
export function answerSession(
  present: ProviderSession,
  verdict: ProviderVerdict,
  at: Date,
): SessionMove | undefined {
  if (present.status === 'answered' || present.status === 'failed') return undefined;
  return {
    session: { ...present, status: 'answered', verdict, failure: undefined, answeredAt: at },
    entry: { type: 'providerAnswered', payload: { answer: verdict.reviewAnswer } },
  };
}

/** Nobody will ask again: a person decides. */
export function failSession(present: ProviderSession, failure: string): SessionMove | undefined {
  if (present.status === 'answered' || present.status === 'failed') return undefined;
  return {
    session: { ...present, status: 'failed', failure },
    entry: { type: 'providerFailed', payload: { failure } },
  };
}

/**
 * Another try after the next pause, or when the provider asked for it if that is later; when the pauses are used up the session has
 * failed.
 */
export function trySessionAgain(
  present: ProviderSession,
  reason: string | undefined,
  pauses: readonly number[],
  retryAfterSeconds = 0,
): SessionMove | undefined {
  if (present.status === 'answered' || present.status === 'failed') return undefined;
  const pause = pauses[present.tries];
  if (pause === undefined) return failSession(present, reason ?? 'no-answer-in-time');
  return {
    session: { ...present, failure: reason, tries: present.tries + 1 },
    again: Math.max(pause, retryAfterSeconds),
  };
}
