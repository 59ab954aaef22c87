import { useId, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Again } from './again.tsx';

export function ChoiceStep({ step }: { step: StepOf<'document-choice'> }) {
  const { t, country: nameOf, named, language } = useText();
  const { send, isBusy } = useFlow();
  const id = useId();
  const [country, setCountry] = useState(step.chosen?.country ?? step.suggestedCountry ?? '');
  const [kind, setKind] = useState(
    step.chosen?.idDocType ?? (step.types.length === 1 ? (step.types[0]?.idDocType ?? '') : ''),
  );
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const countries = step.countries
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
  const submit = async () => {
    if (country === '' || kind === '') return setMissing(true);
    setFailure(await send({ type: 'answer', block: step.block, answer: { country, idDocType: kind } }));
  };
  return (
    <Screen
      title={t('choice.title')}
      why={t('choice.why')}
      foot={
        <>
          {isMissing && <Notice tone="warn">{t('choice.missing')}</Notice>}
          {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
          <button type="button" class="primary" onClick={() => void submit()} disabled={isBusy}>
            {t('button.next')}
          </button>
        </>
      }
    >
      <Again step={step} />
      <div class="field">
        <label for={id}>{t('choice.country')}</label>
        <select
          id={id}
          value={country}
          onChange={(event) => {
            setCountry(event.currentTarget.value);
            setMissing(false);
          }}
        >
          <option value="">{t('choice.pickCountry')}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code} selected={code === country}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset class="choices">
        <legend>{t('choice.kind')}</legend>
        {step.types.map(({ idDocType }) => (
          <label class="choice" key={idDocType}>
            <input
              type="radio"
              name={`${id}-kind`}
              value={idDocType}
              checked={kind === idDocType}
              onChange={() => {
                setKind(idDocType);
                setMissing(false);
              }}
            />
            <span>{named('document', idDocType.replace(/\d+$/, ''), 'document.OTHER')}</span>
          </label>
        ))}
      </fieldset>
    </Screen>
  );
}
