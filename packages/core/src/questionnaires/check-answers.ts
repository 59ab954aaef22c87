import { isCountry } from '../countries.ts';
import { isCalendarDay } from '../wire-dates.ts';
import type { Condition, QuestionnaireDefinition, QuestionnaireItem } from './definition.ts';
import { answersOf, type Questionnaire } from './questionnaire.ts';

export type AnswerCheck = {
  /** Required items that are asked and not answered, as `section.item`, in the definition's order. */
  readonly missing: readonly string[];
  /** Answers that do not fit. `reason` repeats no answer: it may be shown and logged. */
  readonly invalid: readonly { readonly item: string; readonly reason: string }[];
  /** Sum over all choices made; undefined while anything is missing or invalid, and where nothing is scored. */
  readonly score: number | undefined;
};

type Path = { readonly path: string; readonly item: QuestionnaireItem };

/**
 * Holds answers against a definition. Items whose conditions do not hold are not asked: what was answered to them counts for
 * nothing, is not missed and not judged. Answers to items that the definition does not know are invalid.
 */
export function checkAnswers(definition: QuestionnaireDefinition, answers: Questionnaire): AnswerCheck {
  const given = answersOf(answers);
  const asked = askedItems(definition, given);
  const known = new Set(
    definition.sections.flatMap((section) => section.items.map((item) => `${section.id}.${item.id}`)),
  );
  const missing = asked.filter(({ path, item }) => item.required && !given.has(path)).map(({ path }) => path);
  const unknown = [...given.keys()]
    .filter((path) => !known.has(path))
    .map((item) => ({ item, reason: 'is not part of the questionnaire' }));
  const unfit = asked.flatMap(({ path, item }) => {
    const reason = refusalOf(item, given.get(path) ?? []);
    return reason === undefined ? [] : [{ item: path, reason }];
  });
  const invalid = [...unfit, ...unknown];
  const isWhole = missing.length === 0 && invalid.length === 0;
  return { missing, invalid, score: isWhole ? scoreOf(definition, asked, given) : undefined };
}

/** The items that are asked, given what was answered so far. */
export function askedItems(
  definition: QuestionnaireDefinition,
  given: ReadonlyMap<string, readonly string[]>,
): Path[] {
  const asked = new Map<string, QuestionnaireItem>();
  const holds = ({ section, item, anyOf }: Condition) => {
    const path = `${section}.${item}`;
    const answer = asked.has(path) ? (given.get(path) ?? []) : [];
    return anyOf === undefined ? answer.length > 0 : answer.some((text) => anyOf.includes(text));
  };
  for (const section of definition.sections) {
    if (section.conditions?.every(holds) === false) continue;
    for (const item of section.items) {
      if (item.conditions?.every(holds) !== false) asked.set(`${section.id}.${item.id}`, item);
    }
  }
  return [...asked].map(([path, item]) => ({ path, item }));
}

/** Why the answer does not fit; undefined when it does, or when there is none. */
function refusalOf(item: QuestionnaireItem, texts: readonly string[]): string | undefined {
  const [text] = texts;
  if (text === undefined) return undefined;
  if (item.type !== 'multiSelect' && texts.length > 1) return 'takes one value';
  switch (item.type) {
    case 'text':
      return outside([...text].length, item.min, item.max ?? 4096) ? 'is too short or too long' : undefined;
    case 'number': {
      if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return 'is not a number';
      const value = Number(text);
      if (item.integer === true && !Number.isInteger(value)) return 'is not a whole number';
      return outside(value, item.min, item.max) ? 'is out of range' : undefined;
    }
    case 'date':
      if (!isCalendarDay(text)) return 'is not a day as YYYY-MM-DD';
      return outside(text, item.min, item.max) ? 'is out of range' : undefined;
    case 'select':
      return item.options.some(({ value }) => value === text) ? undefined : 'is none of the options';
    case 'multiSelect':
      if (!texts.every((each) => item.options.some(({ value }) => value === each)))
        return 'is none of the options';
      if (new Set(texts).size !== texts.length) return 'has an option twice';
      return outside(texts.length, item.min, item.max) ? 'has too few or too many choices' : undefined;
    case 'bool':
      return text === 'true' || text === 'false' ? undefined : "is neither 'true' nor 'false'";
    case 'country':
      return isCountry(text) ? undefined : 'is not an ISO 3166-1 alpha-3 code';
  }
}

function outside<Value extends number | string>(
  value: Value,
  min: Value | undefined,
  max: Value | undefined,
): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}

function scoreOf(
  definition: QuestionnaireDefinition,
  asked: readonly Path[],
  given: ReadonlyMap<string, readonly string[]>,
): number | undefined {
  const scored = definition.sections.some(({ items }) =>
    items.some((item) => optionsOf(item).some(({ score }) => score !== undefined)),
  );
  if (!scored) return undefined;
  return asked.reduce((sum, { path, item }) => {
    const chosen = given.get(path) ?? [];
    const scores = optionsOf(item).map(({ value, score }) => (chosen.includes(value) ? (score ?? 0) : 0));
    return sum + scores.reduce((total, score) => total + score, 0);
  }, 0);
}

function optionsOf(item: QuestionnaireItem) {
  return 'options' in item ? (item.options ?? []) : [];
}
