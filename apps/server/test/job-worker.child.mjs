// Run by the tests as a process of its own, to be killed. Argument: {databaseUrl, task} as JSON. Does jobs of that one task; says
// "started <payload n>" for each, and ends the jobs under way on the line "finish".
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import pino from 'pino';
import { z } from 'zod';
import { defineJob } from '../dist/platform/jobs/ports.js';
import { runJobs } from '../dist/platform/jobs/run-jobs.js';
import { makeMetrics } from '../dist/platform/metrics/metrics.js';

const { databaseUrl, task } = JSON.parse(process.argv[2]);
const say = (line) => process.stdout.write(`${line}\n`);
const lines = createInterface({ input: process.stdin });
lines.once('close', () => process.exit(0));
const finish = new Promise((resolve) => lines.once('line', resolve));

const job = defineJob({
  task,
  payload: z.object({ n: z.number() }),
  lane: 'vision',
  run: async ({ n }) => {
    say(`started ${n}`);
    await finish;
  },
});
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
await runJobs({
  databaseUrl,
  jobs: [job],
  visionConcurrency: 1,
  quickConcurrency: 1,
  log: pino(nowhere),
  metrics: makeMetrics(),
  lookMs: 100,
  confirmMs: 1000,
});
