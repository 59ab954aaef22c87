import type { Question, QuestionnaireAnswers, QuestionnaireForm } from '../session/view.ts';

/** What was answered, as `section.item`. */
export type GivenAnswers = ReadonlyMap<string, readonly string[]>;
export type AskedSection = {
  readonly id: string;
  readonly title: string | undefined;
  readonly desc: string | undefined;
  readonly items: readonly { readonly path: string; readonly item: Question }[];
};

type Condition = {
  readonly section: string;
  readonly item: string;
  readonly anyOf?: readonly string[] | undefined;
};

/** The questions that are asked, given the answers so far: conditions look backwards only, so one pass is enough. */
export function askedQuestions(form: QuestionnaireForm, given: GivenAnswers): AskedSection[] {
  const asked = new Set<string>();
  const holds = ({ section, item, anyOf }: Condition) => {
    const path = `${section}.${item}`;
    const answer = asked.has(path) ? (given.get(path) ?? []) : [];
    return anyOf === undefined ? answer.length > 0 : answer.some((text) => anyOf.includes(text));
  };
  return form.sections.flatMap(({ id, title, desc, conditions, items }) => {
    if (conditions?.every(holds) === false) return [];
    const shown = items.flatMap((item) => {
      if (item.conditions?.every(holds) === false) return [];
      const path = `${id}.${item.id}`;
      asked.add(path);
      return [{ path, item }];
    });
    return shown.length === 0 ? [] : [{ id, title, desc, items: shown }];
  });
}

export function readAnswers(answers: QuestionnaireAnswers | undefined): Map<string, readonly string[]> {
  const read = new Map<string, readonly string[]>();
  for (const [section, { items }] of Object.entries(answers?.sections ?? {})) {
    for (const [item, { value, values }] of Object.entries(items ?? {})) {
      const all = [
        ...(value === undefined || value === null || value === '' ? [] : [String(value)]),
        ...(values ?? []),
      ];
      if (all.length > 0) read.set(`${section}.${item}`, all);
    }
  }
  return read;
}

/** The answers to what is asked, as the server takes them. */
export function writeAnswers(form: QuestionnaireForm, given: GivenAnswers): unknown {
  const sections = askedQuestions(form, given).map(({ id, items }) => {
    const answered = items.flatMap(({ path, item }) => {
      const values = given.get(path) ?? [];
      if (values.length === 0) return [];
      return [[item.id, item.type === 'multiSelect' ? { values } : { value: values[0] }] as const];
    });
    return [id, { items: Object.fromEntries(answered) }] as const;
  });
  return { sections: Object.fromEntries(sections) };
}
