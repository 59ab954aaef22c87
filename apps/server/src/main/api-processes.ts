import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, type Result, success } from '@aval/core/result';
import type { Logger } from 'pino';
import { AggregatorRegistry, type RegistryContentType } from 'prom-client';
import { fromProcessSchema, type Started, type ToProcess } from './process-messages.ts';
import type { RunningProgram } from './start.ts';

/** Waits before a process that died is replaced: longer and longer while replacements die, too. */
const firstWaitMs = 500;
const longestWaitMs = 30_000;
/** Room for what requests leave behind, in MiB: half the usual share of time goes to collecting it. */
const youngSpace = '--max-semi-space-size=48';

/**
 * Runs `count` processes of the API behind one port, so that answers are made on that many cores. The first prepares the
 * installation before the others come. A process that dies is replaced; only a first start that fails ends the program.
 */
export async function runApiProcesses(count: number, log: Logger): Promise<Result<RunningProgram, string>> {
  const metrics = new AggregatorRegistry();
  cluster.setupPrimary({ execArgv: [...process.execArgv, youngSpace] });
  let stopping = false;
  const living = new Set<Worker>();

  /** Starts one and waits until it answers; the failure is what it said, or how it ended. */
  const launch = async (): Promise<Result<Started, string>> => {
    const worker = cluster.fork();
    living.add(worker);
    worker.once('exit', () => living.delete(worker));
    // A message to a process that is just dying has nobody to reach.
    worker.on('error', (error) => log.debug({ err: error }, 'a process of the API could not be told'));
    return new Promise((resolve) => {
      worker.once('exit', (code, signal) =>
        resolve(failure(`a process of the API ended with ${signal ?? code}`)),
      );
      worker.on('message', (sent: unknown) => {
        const message = fromProcessSchema.safeParse(sent);
        if (!message.success) return;
        switch (message.data.kind) {
          case 'started':
            worker.removeAllListeners('exit');
            worker.once('exit', () => living.delete(worker));
            worker.once('exit', (code, signal) => void replace(signal ?? code));
            resolve(success(message.data));
            break;
          case 'failed':
            resolve(failure(message.data.reason));
            break;
          case 'metrics':
            void answerMetrics(metrics, worker, message.data.id);
        }
      });
    });
  };

  const replace = async (how: string | number): Promise<void> => {
    if (stopping) return;
    log.error({ how }, 'a process of the API died and is replaced');
    for (let wait = firstWaitMs; !stopping; wait = Math.min(longestWaitMs, wait * 2)) {
      await delay(wait, undefined, { ref: false });
      if (stopping) return;
      const started = await launch();
      if (started.ok) return;
      log.error({ reason: started.error }, 'a process of the API could not be replaced');
    }
  };

  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all(
      [...living].map(async (worker) => {
        const ended = once(worker, 'exit');
        worker.process.kill('SIGTERM');
        await ended;
      }),
    );
  };

  const first = await launch();
  if (!first.ok) {
    await stop();
    return first;
  }
  const others = await Promise.all(Array.from({ length: count - 1 }, launch));
  const failed = others.find((other) => !other.ok);
  if (failed !== undefined && !failed.ok) {
    await stop();
    return failed;
  }
  const { url, firstToken } = first.value;
  return success({ url, metricsUrl: undefined, firstToken, newTrialLink: undefined, stop });
}

async function answerMetrics(
  metrics: Pick<AggregatorRegistry<RegistryContentType>, 'clusterMetrics'>,
  worker: Worker,
  id: number,
): Promise<void> {
  const text = await metrics.clusterMetrics().catch(() => undefined);
  const message: ToProcess = { kind: 'metrics', id, text };
  if (worker.isConnected()) worker.send(message);
}
