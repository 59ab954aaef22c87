import { z } from 'zod';
import { questionnaireIdSchema } from './questionnaire.ts';

const title = z.string().max(1024);

/** A choice; `score` is added to the questionnaire's when it is chosen. */
const optionSchema = z.object({
  value: z.string().min(1).max(200),
  title: title.optional(),
  score: z.number().min(-1_000_000).max(1_000_000).optional(),
});

/** Holds when the named item, which must stand before, was asked and answered; with `anyOf`, by one of these values. */
const conditionSchema = z.object({
  section: questionnaireIdSchema,
  item: questionnaireIdSchema,
  anyOf: z.array(z.string().max(200)).min(1).max(200).optional(),
});
export type Condition = z.infer<typeof conditionSchema>;

const common = {
  id: questionnaireIdSchema,
  title: title.optional(),
  desc: z.string().max(4096).optional(),
  required: z.boolean().default(false),
  /** Asked only when all of them hold. */
  conditions: z.array(conditionSchema).max(20).optional(),
};
const options = z.array(optionSchema).min(1).max(300);

/** `min` and `max` are characters of a text, the value of a number, days of a date, choices of a multiSelect. */
const itemSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('text'),
    min: z.number().int().min(0).max(4096).optional(),
    max: z.number().int().min(1).max(4096).optional(),
  }),
  z.object({
    ...common,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.object({
    ...common,
    type: z.literal('date'),
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
  }),
  z.object({ ...common, type: z.literal('select'), options }),
  z.object({
    ...common,
    type: z.literal('multiSelect'),
    options,
    min: z.number().int().min(0).max(300).optional(),
    max: z.number().int().min(1).max(300).optional(),
  }),
  /** `options` may score the values `true` and `false`. */
  z.object({ ...common, type: z.literal('bool'), options: options.optional() }),
  /** ISO 3166-1 alpha-3; `options` may score some of them. */
  z.object({ ...common, type: z.literal('country'), options: options.optional() }),
]);
export type QuestionnaireItem = z.infer<typeof itemSchema>;

const sectionSchema = z.object({
  id: questionnaireIdSchema,
  title: title.optional(),
  desc: z.string().max(4096).optional(),
  conditions: z.array(conditionSchema).max(20).optional(),
  items: z.array(itemSchema).min(1).max(200),
});

/** What a questionnaire asks. Conditions look backwards only, so what is asked can be told in one pass from top to bottom. */
export const questionnaireDefinitionSchema = z
  .object({
    id: questionnaireIdSchema,
    title: title.optional(),
    desc: z.string().max(4096).optional(),
    sections: z.array(sectionSchema).min(1).max(50),
  })
  .superRefine(({ sections }, context) => {
    const before = new Set<string>();
    const complain = (message: string) => context.addIssue({ code: 'custom', message });
    const look = (where: string, conditions: readonly Condition[] | undefined) => {
      for (const { section, item } of conditions ?? []) {
        if (!before.has(`${section}.${item}`))
          complain(`${where}: a condition names '${section}.${item}', which does not stand before it`);
      }
    };
    const names = new Set<string>();
    for (const section of sections) {
      if (names.has(section.id)) complain(`the section '${section.id}' is there twice`);
      names.add(section.id);
      look(section.id, section.conditions);
      for (const item of section.items) {
        const path = `${section.id}.${item.id}`;
        if (before.has(path)) complain(`the item '${path}' is there twice`);
        look(path, item.conditions);
        before.add(path);
        const problem = problemOf(item);
        if (problem !== undefined) complain(`${path}: ${problem}`);
      }
    }
  });
export type QuestionnaireDefinition = z.infer<typeof questionnaireDefinitionSchema>;

function problemOf(item: QuestionnaireItem): string | undefined {
  if ('options' in item && item.options !== undefined) {
    const values = item.options.map(({ value }) => value);
    if (new Set(values).size !== values.length) return 'an option is there twice';
    if (item.type === 'bool' && values.some((value) => value !== 'true' && value !== 'false'))
      return "options of a bool are 'true' and 'false'";
  }
  if (
    'min' in item &&
    'max' in item &&
    item.min !== undefined &&
    item.max !== undefined &&
    item.min > item.max
  )
    return 'min is above max';
  return undefined;
}
