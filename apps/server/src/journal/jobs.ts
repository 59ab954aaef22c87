import { z } from 'zod';
import { defineJob, type Job } from '../platform/jobs/ports.ts';
import { type WriteCheckpointDependencies, writeCheckpoint } from './write-checkpoint.ts';

export function journalJobs(deps: WriteCheckpointDependencies): Job[] {
  const write = writeCheckpoint(deps);
  return [
    defineJob({
      task: 'journal-checkpoint',
      lane: 'quick',
      payload: z.unknown(),
      run: async () => {
        const written = await write();
        if (!written.ok) throw new Error(`the checkpoint could not be written: ${written.error.name}`);
      },
    }),
  ];
}
