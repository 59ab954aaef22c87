import { useState } from 'preact/hooks';
import { everyCountry } from '../messages/country-codes.ts';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { DataField, StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { Field, type FieldKind } from '../ui/field.tsx';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Again } from './again.tsx';
import { faultOf } from './field-fault.ts';

/** Data that the person gives, or that was read and is looked over. */
export function FieldsStep({ step }: { step: StepOf<'data'> | StepOf<'data-check'> }) {
  const { t, named } = useText();
  const { send, isBusy } = useFlow();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(step.fields.map(({ name, value }) => [name, value ?? ''])),
  );
  const [isShown, setShown] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const isCheck = step.kind === 'data-check';
  const isRequired = (field: DataField) => field.required ?? (isCheck && field.value !== undefined);
  const faults = new Map(
    step.fields.flatMap((field) => {
      const fault = field.editable
        ? faultOf({ kind: field.type, value: values[field.name] ?? '', required: isRequired(field) })
        : undefined;
      return fault === undefined ? [] : [[field.name, fault] as const];
    }),
  );
  const submit = async () => {
    if (faults.size > 0) return setShown(true);
    const fields = Object.fromEntries(
      step.fields
        .filter(({ name, editable }) => editable && (values[name] ?? '').trim() !== '')
        .map(({ name }) => [name, (values[name] ?? '').trim()]),
    );
    setFailure(await send({ type: 'answer', block: step.block, answer: { fields } }));
  };
  return (
    <Screen
      title={t(isCheck ? 'check.title' : 'data.title')}
      why={t(isCheck ? 'check.why' : 'data.why')}
      foot={
        <>
          {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
          <button type="button" class="primary" onClick={() => void submit()} disabled={isBusy}>
            {t('button.next')}
          </button>
        </>
      }
    >
      <Again step={step} />
      {step.fields.map((field) => {
        const fault = isShown ? faults.get(field.name) : undefined;
        const isUnread = isCheck && field.editable && field.value === undefined;
        return (
          <Field
            key={field.name}
            label={named('field', field.name, 'data.title')}
            kind={kindOf(field)}
            value={values[field.name] ?? ''}
            onInput={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            required={isRequired(field)}
            readOnly={!field.editable}
            help={isUnread ? t('check.nothing') : undefined}
            fault={fault === undefined ? undefined : t(fault.key, fault.values)}
          />
        );
      })}
    </Screen>
  );
}

/** What was read of a document comes as text; where the page has words for it, the person sees those and not a code. */
function kindOf({ name, type, value = '' }: DataField): FieldKind {
  if (name === 'gender' && /^[MFX]$/.test(value)) return 'gender';
  return name === 'nationality' && everyCountry.includes(value) ? 'country' : type;
}
