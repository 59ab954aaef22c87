import { z } from 'zod';

const startedSchema = z.object({
  kind: z.literal('started'),
  url: z.string().optional(),
  firstToken: z.object({ token: z.string(), secret: z.string() }).optional(),
});
export type Started = z.infer<typeof startedSchema>;

/** What a process of the API tells the one that started it. */
export const fromProcessSchema = z.discriminatedUnion('kind', [
  startedSchema,
  z.object({ kind: z.literal('failed'), reason: z.string() }),
  z.object({ kind: z.literal('metrics'), id: z.number().int() }),
]);
export type FromProcess = z.infer<typeof fromProcessSchema>;

/** The answer: the metrics of all processes together; no text when they could not be gathered. */
export const toProcessSchema = z.object({
  kind: z.literal('metrics'),
  id: z.number().int(),
  text: z.string().optional(),
});
export type ToProcess = z.infer<typeof toProcessSchema>;
