import { useId } from 'preact/hooks';
import { everyCountry } from '../messages/country-codes.ts';
import { useText } from '../messages/text.tsx';

export type FieldKind = 'text' | 'date' | 'country' | 'gender' | 'email' | 'phone' | 'number';

/** One input with its label, its help and what is wrong with it, bound together for readers. */
export function Field({
  label,
  kind,
  value,
  onInput,
  required = false,
  readOnly = false,
  help,
  fault,
}: {
  label: string;
  kind: FieldKind;
  value: string;
  onInput: (value: string) => void;
  required?: boolean;
  readOnly?: boolean;
  help?: string | undefined;
  fault?: string | undefined;
}) {
  const { t, country, language } = useText();
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, fault === undefined ? '' : `${id}-fault`]
    .join(' ')
    .trim();
  const common = {
    id,
    value,
    'aria-invalid': fault !== undefined,
    'aria-required': required,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
  const options =
    kind === 'gender'
      ? [['M', t('gender.M')] as const, ['F', t('gender.F')] as const, ['X', t('gender.X')] as const]
      : kind === 'country'
        ? everyCountry
            .map((code): readonly [string, string] => [code, country(code)])
            .sort(([, one], [, other]) => one.localeCompare(other, language))
        : undefined;
  return (
    <div class="field">
      <label for={id}>
        {label}
        {!required && !readOnly && <span class="small"> ({t('field.optional')})</span>}
      </label>
      {options === undefined ? (
        <input
          {...common}
          type={inputType[kind]}
          readOnly={readOnly}
          inputMode={
            kind === 'number' ? 'decimal' : kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'
          }
          autoComplete={autoComplete[kind] ?? 'off'}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <select {...common} disabled={readOnly} onChange={(event) => onInput(event.currentTarget.value)}>
          <option value="">{t('answer.pick')}</option>
          {options.map(([code, name]) => (
            <option key={code} value={code} selected={code === value}>
              {name}
            </option>
          ))}
        </select>
      )}
      {help !== undefined && (
        <span class="small" id={`${id}-help`}>
          {help}
        </span>
      )}
      {fault !== undefined && (
        <span class="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

const inputType = {
  text: 'text',
  date: 'date',
  email: 'email',
  phone: 'tel',
  number: 'text',
  country: 'text',
  gender: 'text',
} as const;
const autoComplete: Partial<Record<FieldKind, string>> = { email: 'email', phone: 'tel' };
