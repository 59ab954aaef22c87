import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { OfficerSessionStore } from './officer-ports.ts';

type Stores = {
  readonly officerSessions: Pick<OfficerSessionStore, 'end'>;
  readonly environmentKeys: EnvironmentKeys;
  readonly journal: Journal;
};
export type EndOfficerSessionDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
};

/**
 * Ends an officer's session at once, in every process, whichever app token of the environment made it. Error:
 * `officer-session-not-found`, also of one that is over.
 */
export function endOfficerSession({ transact, clock }: EndOfficerSessionDependencies) {
  return (context: Context, sessionId: string): Promise<Result<undefined, AppError>> =>
    transact(async ({ officerSessions, environmentKeys, journal }) => {
      const { environmentId, actor } = context;
      const at = clock();
      const officerId = await officerSessions.end(environmentId, sessionId, at);
      if (officerId === undefined) return failure(appError('officer-session-not-found'));
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: 'officerSessionEnded',
        actor,
        payload: { sessionId, officerId },
        dataKey: await environmentKeys.dataKey(environmentId),
      });
      return success(undefined);
    });
}
