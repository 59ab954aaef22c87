import { z } from 'zod';
import { docSetSchema, idDocSetTypeSchema, idDocTypeSchema } from '../level.ts';
import { conditionSchema } from './condition.ts';

/** Names of blocks are keys of answers and parts of conditions: short and without dots. */
export const blockIdSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,99}$/);

/** Where a block leads after one of its outcomes. Of several the first counts whose condition holds. */
export const edgeSchema = z.object({
  outcome: z.string().min(1).max(64),
  to: blockIdSchema,
  /** Over `{answers: {<block>: {outcome, …data}}, signals: {<name>: outcome}}`. */
  when: conditionSchema.optional(),
});
export type Edge = z.infer<typeof edgeSchema>;

const common = {
  id: blockIdSchema,
  /** What the person is told he is at: `welcome`, a step of the level, `result`. */
  group: z.string().min(1).max(64),
  edges: z.array(edgeSchema).max(50),
  /** Blocks whose new answer makes this one's void. */
  dependsOn: z.array(blockIdSchema).max(20).optional(),
  skippable: z.boolean().optional(),
};
const documents = {
  step: idDocSetTypeSchema,
  types: z.array(idDocTypeSchema).min(1),
  includedCountries: z.array(z.string()).optional(),
  excludedCountries: z.array(z.string()).optional(),
  camera: docSetSchema.shape.captureMode,
  uploader: docSetSchema.shape.uploaderMode,
};

const blockSchemas = [
  z.object({
    ...common,
    kind: z.literal('consent'),
    consents: z
      .array(z.object({ key: z.enum(['processing', 'biometric']), version: z.string().min(1).max(20) }))
      .min(1),
    privacyNote: z.string().max(10_000).optional(),
    privacyLink: z.string().max(2048).optional(),
  }),
  z.object({ ...common, kind: z.literal('document-choice'), ...documents }),
  z.object({
    ...common,
    kind: z.literal('capture'),
    ...documents,
    choice: blockIdSchema,
    subTypes: docSetSchema.shape.subTypes,
  }),
  z.object({ ...common, kind: z.literal('upload'), ...documents }),
  z.object({
    ...common,
    kind: z.literal('data-check'),
    step: idDocSetTypeSchema,
    /** Names of the fields that the person may correct; absent: all. */
    editable: z.array(z.string().max(100)).max(50).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('liveness'),
    step: idDocSetTypeSchema,
    mode: z.enum(['challenge', 'photo']),
    /** Whether nothing is approved without a challenge that was passed. */
    strict: z.boolean(),
    /** Whether a person may choose to go on to an officer without a challenge. */
    withoutChallenge: z.boolean(),
    /** Whether one for whom no challenge fitted goes on to an officer; in flows that were begun before there was this, as above. */
    personAfterTries: z.boolean().optional(),
  }),
  z.object({ ...common, kind: z.literal('code'), channel: z.enum(['email', 'phone']) }),
  z.object({ ...common, kind: z.literal('questionnaire'), questionnaireId: z.string().min(1).max(100) }),
  z.object({
    ...common,
    kind: z.literal('data'),
    fields: z.array(z.object({ name: z.string().min(1).max(100), required: z.boolean() })).max(50),
  }),
  /** Done by the server: what was gathered is handed over. Its answer's `reference` names what is waited for then. */
  z.object({ ...common, kind: z.literal('submit') }),
  /** Waits for a signal: the review's verdict, an outside system's answer, an administrator's decision. */
  z.object({
    ...common,
    kind: z.literal('wait'),
    signal: z.string().min(1).max(64),
    /** The block whose `reference` the signal has to carry; absent: the signal carries an empty one. */
    of: blockIdSchema.optional(),
    outcomes: z.array(z.string().min(1).max(64)).min(1).max(20),
  }),
  /** Nobody is asked: its edges' conditions decide. */
  z.object({ ...common, kind: z.literal('decision') }),
  z.object({ ...common, kind: z.literal('end'), result: z.enum(['approved', 'retry', 'rejected', 'done']) }),
] as const;

export const blockSchema = z.discriminatedUnion('kind', [...blockSchemas]);
export type Block = z.infer<typeof blockSchema>;
export type BlockKind = Block['kind'];
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>;

/** Whether a photo without a challenge, which a person looks at, is a way out of the block. */
export function mayGoToPerson({
  mode,
  withoutChallenge,
  personAfterTries,
}: Pick<BlockOf<'liveness'>, 'mode' | 'withoutChallenge' | 'personAfterTries'>): boolean {
  return mode === 'challenge' && (withoutChallenge || personAfterTries === true);
}

/** All ways in which the block may be left; every one has an edge without condition. */
export function outcomesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'wait':
      return block.outcomes;
    case 'decision':
      return ['next'];
    case 'end':
      return [];
    case 'liveness':
      return mayGoToPerson(block) ? ['done', 'manual'] : ['done'];
    default:
      return block.skippable === true ? ['done', 'skipped'] : ['done'];
  }
}

/** Whether a person answers the block. */
export function isForPerson({ kind }: Block): boolean {
  return kind !== 'submit' && kind !== 'wait' && kind !== 'decision' && kind !== 'end';
}
