/** How long a job that ended here may stay locked while its completion is being tried again, in milliseconds. */
const completionMs = 10 * 60 * 1000;

/** What this process does with the jobs that are locked in its name. */
export type JobLedger = {
  readonly started: (jobId: string) => void;
  readonly ended: (jobId: string, now: number) => void;
  /**
   * Those of the locked jobs that nobody works on, for `confirmMs` or longer: they were fetched by a statement whose answer was
   * lost with its connection. `now` in milliseconds of a monotonic clock.
   */
  readonly strays: (lockedJobIds: readonly string[], now: number) => string[];
};

export function makeJobLedger(confirmMs: number): JobLedger {
  const running = new Set<string>();
  const endedAt = new Map<string, number>();
  const strayingSince = new Map<string, number>();
  return {
    started: (jobId) => {
      running.add(jobId);
    },
    ended: (jobId, now) => {
      running.delete(jobId);
      endedAt.set(jobId, now);
    },
    strays: (lockedJobIds, now) => {
      const locked = new Set(lockedJobIds);
      for (const jobId of endedAt.keys()) if (!locked.has(jobId)) endedAt.delete(jobId);
      for (const jobId of strayingSince.keys()) if (!locked.has(jobId)) strayingSince.delete(jobId);
      return lockedJobIds.filter((jobId) => {
        const ended = endedAt.get(jobId);
        if (running.has(jobId) || (ended !== undefined && now - ended < completionMs)) {
          strayingSince.delete(jobId);
          return false;
        }
        const since = strayingSince.get(jobId) ?? now;
        strayingSince.set(jobId, since);
        return now - since >= confirmMs;
      });
    },
  };
}
