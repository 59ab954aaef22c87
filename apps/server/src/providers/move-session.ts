import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import { runChecksTask } from '../reviews/submit-review.ts';
import { sessionJobKey, tendSessionTask } from './begin-session.ts';
import type { ProviderSession, ProviderSessionStore } from './ports.ts';

export type MoveSessionDependencies = {
  readonly transact: Transact<{
    readonly providerSessions: ProviderSessionStore;
    readonly journal: Journal;
    readonly jobs: JobQueue;
  }>;
  readonly clock: Clock;
};

/** What becomes of a session; undefined when it is not to be touched any more. */
export type SessionMove = {
  readonly session: ProviderSession;
  readonly entry?: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };
  /** Seconds until it is tended again; none when it is over, or its job is at work now. */
  readonly again?: number;
  /** Tended at once as well, by a job of its own: the one at work may be about to set the next try far away. */
  readonly nudge?: true;
};

/**
 * Changes a session under its lock, with its journal entry and jobs. Once an answer is there, or none will come, the checks of the
 * attempt are run: they alone make the verdict. Two who come at once, a webhook and a job, are served one after the other.
 */
export function moveSession({ transact, clock }: MoveSessionDependencies) {
  return (
    context: Context,
    { id: applicantId, dataKey }: Applicant,
    sessionId: string,
    move: (present: ProviderSession) => SessionMove | undefined,
  ): Promise<Result<ProviderSession | undefined, AppError>> =>
    transact(async ({ providerSessions, journal, jobs }) => {
      const { environmentId, correlationId, actor } = context;
      const locked = await providerSessions.head(environmentId, sessionId, 'lock');
      if (locked === undefined) return success(undefined);
      const present = await providerSessions.find(environmentId, sessionId, dataKey);
      const moved = present === undefined ? undefined : move(present);
      if (moved === undefined) return success(present);
      const { session, entry, again, nudge } = moved;
      const at = clock();
      await providerSessions.save(environmentId, session, dataKey);
      if (entry !== undefined) {
        const payload = { provider: session.provider, sessionId, ...entry.payload };
        await journal.append({
          environmentId,
          subjectId: applicantId,
          at,
          type: entry.type,
          actor,
          payload,
          dataKey,
        });
      }
      if (again !== undefined)
        await jobs.add(
          tendSessionTask,
          { environmentId, sessionId, correlationId },
          { key: sessionJobKey(sessionId), runAt: new Date(at.getTime() + again * 1000) },
        );
      if (nudge === true)
        await jobs.add(
          tendSessionTask,
          { environmentId, sessionId, correlationId, isNudged: true },
          { key: `${sessionJobKey(sessionId)}/webhook` },
        );
      const isOver = session.status === 'answered' || session.status === 'failed';
      if (isOver && session.mode === 'provider')
        await jobs.add(runChecksTask, {
          environmentId,
          applicantId,
          attemptId: session.attemptId,
          correlationId,
        });
      return success(session);
    });
}
