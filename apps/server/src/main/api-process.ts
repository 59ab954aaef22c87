import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { type FromProcess, toProcessSchema } from './process-messages.ts';

/** What one of several API processes needs of the one that started it. */
export type ApiProcess = {
  readonly tell: (message: FromProcess) => void;
  /** Lets go of the line, which would keep this process alive. */
  readonly leave: () => void;
  /** Metrics of all processes together. Rejects when they cannot be gathered. */
  readonly allMetrics: (own: Registry) => () => Promise<string>;
};

/** The line to the process that started this one; undefined where there is none. */
export function connectToStarter(): ApiProcess | undefined {
  if (!cluster.isWorker) return undefined;
  const waiting = new Map<number, (text: string | undefined) => void>();
  let asked = 0;
  process.on('message', (sent: unknown) => {
    const message = toProcessSchema.safeParse(sent);
    if (!message.success) return;
    waiting.get(message.data.id)?.(message.data.text);
    waiting.delete(message.data.id);
  });
  const tell = (message: FromProcess) => {
    process.send?.(message);
  };
  return {
    tell,
    leave: () => {
      cluster.worker?.disconnect();
    },
    allMetrics: (own) => {
      // Made for its listener, which answers the starter's question for what this process counts.
      new AggregatorRegistry();
      AggregatorRegistry.setRegistries([own]);
      return async () => {
        asked += 1;
        const id = asked;
        const text = await new Promise<string | undefined>((resolve) => {
          waiting.set(id, resolve);
          tell({ kind: 'metrics', id });
        });
        if (text === undefined) throw new Error('the metrics of all processes could not be gathered');
        return text;
      };
    },
  };
}
