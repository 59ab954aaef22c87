import { z } from 'zod';

/** What the load generator is told. Times in milliseconds. */
export const loadOrderSchema = z.object({
  port: z.number().int(),
  connections: z.number().int().min(1),
  milliseconds: z.number(),
  credentials: z.object({ token: z.string(), secret: z.string() }),
  requests: z.discriminatedUnion('kind', [
    /** Creates applicants whose external user ids begin with `prefix`; at most `most` of them. */
    z.object({ kind: z.literal('create'), prefix: z.string(), most: z.number().int().min(1) }),
    /** Reads these applicants round and round. */
    z.object({ kind: z.literal('read'), ids: z.array(z.string()).min(1) }),
  ]),
});
export type LoadOrder = z.infer<typeof loadOrderSchema>;

/** What the load generator answers: `ready` when the requests are signed, then `done`. */
export const loadAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('done'),
    answered: z.number().int(),
    failed: z.number().int(),
    /** First answer that was not 200. */
    firstFailure: z.string().optional(),
    milliseconds: z.number(),
    p50: z.number(),
    p95: z.number(),
    /** CPU that the generator used during the round. */
    cpuMilliseconds: z.number(),
  }),
]);
export type LoadResult = Extract<z.infer<typeof loadAnswerSchema>, { kind: 'done' }>;

/** What the bare handler says when it listens. */
export const bareReadySchema = z.object({ kind: z.literal('listening'), port: z.number().int() });
