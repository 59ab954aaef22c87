import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly jobSeconds: Histogram<'task' | 'outcome'>;
  readonly checkAnswers: Counter<'type' | 'answer'>;
  readonly decisions: Counter<'answer'>;
  readonly webhookAttempts: Counter<'outcome'>;
  readonly webhooksDisabled: Counter;
  readonly visionSeconds: Histogram<'stage'>;
  readonly visionAnswers: Counter<'task' | 'outcome'>;
  /** Names where the number of pictures waiting is read when metrics are asked for. */
  readonly watchVisionQueue: (waiting: () => number) => void;
};

/** All that the program counts, in one registry; labels name routes and stages, never people. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  let waitingPictures = () => 0;
  new Gauge({
    name: 'aval_vision_queue',
    help: 'Pictures waiting to be examined',
    registers,
    collect() {
      this.set(waitingPictures());
    },
  });
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'aval_http_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: seconds,
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'aval_job_seconds',
      help: 'Time to do a job',
      labelNames: ['task', 'outcome'],
      buckets: seconds,
      registers,
    }),
    checkAnswers: new Counter({
      name: 'aval_check_answers_total',
      help: 'Checks by answer',
      labelNames: ['type', 'answer'],
      registers,
    }),
    decisions: new Counter({
      name: 'aval_decisions_total',
      help: 'Reviews decided by checks, by answer',
      labelNames: ['answer'],
      registers,
    }),
    webhookAttempts: new Counter({
      name: 'aval_webhook_attempts_total',
      help: 'Webhook tries by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    webhooksDisabled: new Counter({
      name: 'aval_webhooks_disabled_total',
      help: 'Webhooks turned off because their receivers fail',
      registers,
    }),
    visionSeconds: new Histogram({
      name: 'aval_vision_stage_seconds',
      help: 'Time per stage of examining a picture',
      labelNames: ['stage'],
      buckets: seconds,
      registers,
    }),
    visionAnswers: new Counter({
      name: 'aval_vision_answers_total',
      help: 'Pictures examined, by what was asked and how it ended (ok, crashed, timed-out, busy, closed or what is wrong with the file)',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    watchVisionQueue: (waiting) => {
      waitingPictures = waiting;
    },
  };
}
