import { z } from 'zod';
import { jsonSchema } from '../json.ts';
import { blockIdSchema } from './block.ts';

/** Data of an answer: small, for conditions and for going on later; what is large lies elsewhere and is named here. */
const dataSchema = z.record(z.string(), jsonSchema);
export type AnswerData = z.infer<typeof dataSchema>;

const answerSchema = z.object({
  outcome: z.string(),
  data: dataSchema,
  /** The person, or the server that found the thing done. */
  by: z.enum(['person', 'server']),
  /** False once the block has to be answered anew; the answer is kept until then. */
  standing: z.boolean(),
});
export type FlowAnswer = z.infer<typeof answerSchema>;

const reasonSchema = z.record(z.string(), jsonSchema);
/** Why a block has to be answered anew; its shape is the door's. */
export type AgainReason = z.infer<typeof reasonSchema>;

const signalSchema = z.object({
  name: z.string().max(64),
  reference: z.string().max(200),
  /** Null: told before, and taken back. */
  outcome: z.string().max(64).nullable(),
});

/** A run as it stands. Where it is follows from the answers and signals: see `walk`. */
export const flowStateSchema = z.object({
  version: z.literal(1),
  /** Events taken so far. */
  sequence: z.number().int().nonnegative(),
  answers: z.record(z.string(), answerSchema),
  /** The newest of each name and reference; one that nobody waits for yet waits here. */
  signals: z.array(signalSchema),
  /** The block that the person went back to. */
  revisiting: z.string().nullable(),
  /** Blocks to be answered anew, with the reasons that the person is told. */
  again: z.record(z.string(), z.array(reasonSchema)),
  /** Ids of the newest events. */
  seen: z.array(z.string()),
});
export type FlowState = z.infer<typeof flowStateSchema>;

const eventId = z.string().max(64).optional();
/** Everything that can happen to a run. Stored; what is not known any more when it is read is corruption. */
export const flowEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('answer'),
    eventId,
    block: blockIdSchema,
    outcome: z.string().max(64),
    data: dataSchema,
    by: z.enum(['person', 'server']),
  }),
  z.object({ type: z.literal('back'), eventId, block: blockIdSchema.optional() }),
  z.object({
    type: z.literal('reopen'),
    eventId,
    blocks: z.array(blockIdSchema),
    /** Of the blocks that what is there already does not answer: the person was asked to do them again. */
    reasons: z.record(z.string(), z.array(reasonSchema)),
  }),
  z.object({ type: z.literal('signal'), eventId, ...signalSchema.shape }),
]);
export type FlowEvent = z.infer<typeof flowEventSchema>;

/** A run on which nothing has happened yet. */
export const freshState: FlowState = {
  version: 1,
  sequence: 0,
  answers: {},
  signals: [],
  revisiting: null,
  again: {},
  seen: [],
};

/** Reads a stored state of any version that was ever written. Throws on anything else: that is corruption. */
export function parseFlowState(stored: unknown): FlowState {
  return flowStateSchema.parse(stored);
}
