import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import type { OfficerSessionStore } from './officer-ports.ts';

/** Forgets sessions of officers that are over, and with them the officers' names. */
export function accessJobs(deps: {
  readonly officerSessions: Pick<OfficerSessionStore, 'forgetOver'>;
  readonly clock: Clock;
}): Job[] {
  return [
    defineJob({
      task: 'forget-officer-sessions',
      lane: 'quick',
      payload: z.unknown(),
      run: async () => {
        await deps.officerSessions.forgetOver(deps.clock());
      },
    }),
  ];
}
