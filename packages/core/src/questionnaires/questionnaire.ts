import { z } from 'zod';

/** Names of questionnaires, sections and items: they are keys on the wire and appear in error texts, so they are short and plain. */
export const questionnaireIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'must be 1 to 100 letters, digits, dashes or underscores');

const single = z.union([z.string().max(8192), z.number(), z.boolean(), z.null()]);

/** One answer: `value` of items that take one, `values` of those that take several. Null and absent mean not answered. */
const answeredItemSchema = z.looseObject({
  value: single.optional(),
  values: z.array(z.string().max(8192)).max(200).nullable().optional(),
});
export type AnsweredItem = z.infer<typeof answeredItemSchema>;

const answeredSectionSchema = z.looseObject({
  items: z.record(z.string(), answeredItemSchema).optional(),
  score: z.number().optional(),
});

/** The questionnaire object of the wire, filled in. Members nobody asked for are kept; `score` is always our own. */
export const questionnaireSchema = z.looseObject({
  id: z.string().min(1).max(1024),
  sections: z.record(z.string(), answeredSectionSchema).optional(),
  score: z.number().optional(),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** What was answered, as `section.item`; unanswered items are absent. */
export function answersOf(questionnaire: Questionnaire): Map<string, readonly string[]> {
  const answers = new Map<string, readonly string[]>();
  for (const [section, { items }] of Object.entries(questionnaire.sections ?? {})) {
    for (const [item, answer] of Object.entries(items ?? {})) {
      const given = textsOf(answer);
      if (given.length > 0) answers.set(`${section}.${item}`, given);
    }
  }
  return answers;
}

function textsOf({ value, values }: AnsweredItem): string[] {
  const all = [...(value === undefined || value === null ? [] : [String(value)]), ...(values ?? [])];
  return all.map((text) => text.trim()).filter((text) => text !== '');
}
