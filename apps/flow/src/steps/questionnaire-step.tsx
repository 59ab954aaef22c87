import { useId, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { Question, StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { Field } from '../ui/field.tsx';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Again } from './again.tsx';
import { askedQuestions, type GivenAnswers, readAnswers, writeAnswers } from './asked-questions.ts';
import { type Fault, faultOf } from './field-fault.ts';

export function QuestionnaireStep({ step }: { step: StepOf<'questionnaire'> }) {
  const { t } = useText();
  const { send, isBusy } = useFlow();
  const { definition } = step;
  const [given, setGiven] = useState<GivenAnswers>(() => readAnswers(step.answers));
  const [isShown, setShown] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const sections = askedQuestions(definition, given);
  const change = (path: string, values: readonly string[]) =>
    setGiven((before) => new Map(before).set(path, values));
  const faults = new Map(
    sections.flatMap(({ items }) =>
      items.flatMap(({ path, item }) => {
        const fault = faultOfQuestion(item, given.get(path) ?? []);
        return fault === undefined ? [] : [[path, fault] as const];
      }),
    ),
  );
  const submit = async () => {
    if (faults.size > 0) return setShown(true);
    setFailure(await send({ type: 'answer', block: step.block, answer: writeAnswers(definition, given) }));
  };
  return (
    <Screen
      title={definition.title ?? t('questions.title')}
      why={definition.desc}
      foot={
        <>
          {isShown && faults.size > 0 && <Notice tone="warn">{t('field.required')}</Notice>}
          {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
          <button type="button" class="primary" onClick={() => void submit()} disabled={isBusy}>
            {t('button.next')}
          </button>
        </>
      }
    >
      <Again step={step} />
      {sections.map(({ id, title, desc, items }) => (
        <section key={id} class="stack">
          {title !== undefined && <h2>{title}</h2>}
          {desc !== undefined && <p class="why">{desc}</p>}
          {items.map(({ path, item }) => (
            <QuestionInput
              key={path}
              item={item}
              values={given.get(path) ?? []}
              onChange={(values) => change(path, values)}
              fault={isShown ? faults.get(path) : undefined}
            />
          ))}
        </section>
      ))}
    </Screen>
  );
}

function faultOfQuestion(item: Question, values: readonly string[]): Fault | undefined {
  if (item.type === 'multiSelect') {
    if (values.length === 0) return item.required ? { key: 'field.required' } : undefined;
    if (typeof item.min === 'number' && values.length < item.min)
      return { key: 'field.chooseMore', values: { min: item.min } };
    if (typeof item.max === 'number' && values.length > item.max)
      return { key: 'field.chooseFewer', values: { max: item.max } };
    return undefined;
  }
  const { min, max, required, integer: isInteger } = item;
  return faultOf({ kind: item.type, value: values[0] ?? '', required, min, max, isInteger });
}

function QuestionInput({
  item,
  values,
  onChange,
  fault,
}: {
  item: Question;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  fault: Fault | undefined;
}) {
  const { t } = useText();
  const id = useId();
  const label = item.title ?? item.id;
  const told = fault === undefined ? undefined : t(fault.key, fault.values);
  if (item.type === 'text' || item.type === 'number' || item.type === 'date' || item.type === 'country') {
    return (
      <Field
        label={label}
        kind={item.type}
        value={values[0] ?? ''}
        onInput={(value) =>
          onChange(value === '' ? [] : [item.type === 'number' ? value.replace(',', '.') : value])
        }
        required={item.required}
        help={item.desc}
        fault={told}
      />
    );
  }
  const options =
    item.type === 'bool'
      ? [
          { value: 'true', title: t('answer.yes') },
          { value: 'false', title: t('answer.no') },
        ]
      : (item.options ?? []);
  const isMany = item.type === 'multiSelect';
  const toggle = (value: string) =>
    onChange(
      !isMany
        ? [value]
        : values.includes(value)
          ? values.filter((each) => each !== value)
          : [...values, value],
    );
  return (
    <fieldset class="choices" aria-describedby={`${id}-about`}>
      <legend>
        {label}
        {!item.required && <span class="small"> ({t('field.optional')})</span>}
      </legend>
      <div id={`${id}-about`}>
        {item.desc !== undefined && <p class="small">{item.desc}</p>}
        {told !== undefined && <p class="fault">{told}</p>}
      </div>
      {options.map(({ value, title }) => (
        <label class="choice" key={value}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            value={value}
            checked={values.includes(value)}
            onChange={() => toggle(value)}
          />
          <span>{title ?? value}</span>
        </label>
      ))}
    </fieldset>
  );
}
