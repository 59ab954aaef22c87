import { useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';

/** What is agreed to, in the server's own words: those are what is recorded. */
export function ConsentStep({ step }: { step: StepOf<'consent'> }) {
  const { t } = useText();
  const { send, isBusy } = useFlow();
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(
    () => new Set(step.consents.filter((consent) => consent.accepted).map(({ key }) => key)),
  );
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const toggle = (key: string) => {
    const next = new Set(accepted);
    if (!next.delete(key)) next.add(key);
    setAccepted(next);
    setMissing(false);
  };
  const submit = async () => {
    if (step.consents.some(({ key, required }) => required && !accepted.has(key))) return setMissing(true);
    const answer = {
      accepted: step.consents
        .filter(({ key }) => accepted.has(key))
        .map(({ key, version }) => ({ key, version })),
    };
    setFailure(await send({ type: 'answer', block: step.block, answer }));
  };
  const link = step.privacy?.link;
  return (
    <Screen
      title={t('consent.title')}
      why={t('consent.why')}
      foot={
        <>
          {isMissing && <Notice tone="warn">{t('consent.missing')}</Notice>}
          {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
          <button type="button" class="primary" onClick={() => void submit()} disabled={isBusy}>
            {t('consent.accept')}
          </button>
        </>
      }
    >
      {step.consents.map((consent) => (
        <div class="card stack" key={consent.key}>
          <h2>{consent.title}</h2>
          <p class="legal">{consent.text}</p>
          <label class="choice">
            <input
              type="checkbox"
              checked={accepted.has(consent.key)}
              onChange={() => toggle(consent.key)}
              aria-required={consent.required}
            />
            <span>
              {t('consent.agree')}
              <span class="visually-hidden">: {consent.title}</span>
              <br />
              <span class="small">{t(consent.required ? 'consent.required' : 'consent.optional')}</span>
            </span>
          </label>
        </div>
      ))}
      {step.privacy?.note !== undefined && <p class="small">{step.privacy.note}</p>}
      {link !== undefined && /^https?:\/\//.test(link) && (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer">
            {t('consent.policy')}
          </a>
        </p>
      )}
    </Screen>
  );
}
