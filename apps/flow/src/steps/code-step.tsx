import { useEffect, useId, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { Field } from '../ui/field.tsx';
import { useFlow } from '../ui/flow-context.ts';
import { Screen } from '../ui/screen.tsx';
import { type Fault, faultOf } from './field-fault.ts';

export function CodeStep({ step }: { step: StepOf<'code'> }) {
  const { t, language } = useText();
  const { session, send, isBusy } = useFlow();
  const id = useId();
  const isEmail = step.channel === 'email';
  const [value, setValue] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [isSending, setSending] = useState(false);
  const seconds = useSecondsUntil(step.resendAfter);
  const isSent = step.status === 'sent';

  const tell = (failure: ApiFailure | undefined) => {
    if (failure === undefined) return setFault(undefined);
    if (failure.kind !== 'refused') return setFault({ key: failureKey(failure) });
    if (failure.status === 429) return setFault({ key: 'code.tooMany' });
    if (/expired/.test(failure.name)) return setFault({ key: 'code.expired' });
    if (isSent)
      return setFault({ key: 'code.wrong', values: { left: Math.max(0, (step.triesLeft ?? 1) - 1) } });
    return setFault({ key: isEmail ? 'field.badEmail' : 'field.badPhone' });
  };
  const ask = async () => {
    const wrong = step.needsValue ? faultOf({ kind: step.channel, value, required: true }) : undefined;
    if (wrong !== undefined) return setFault(wrong);
    setSending(true);
    tell(await session.sendCode(step.channel, step.needsValue ? value.trim() : undefined, language));
    setSending(false);
  };
  const answer = async () => {
    if (!/^\d{4,8}$/.test(code)) return setFault({ key: 'field.required' });
    const failure = await send({ type: 'answer', block: step.block, answer: { code } });
    tell(failure);
    if (failure !== undefined) setCode('');
  };
  const busy = isBusy || isSending;
  return (
    <Screen
      title={t(isEmail ? 'code.titleEmail' : 'code.titlePhone')}
      why={isSent ? t('code.sent', { address: step.maskedValue ?? '' }) : t('code.why')}
      foot={
        <>
          <button
            type="button"
            class="primary"
            disabled={busy}
            onClick={() => void (isSent ? answer() : ask())}
          >
            {t(isSent ? 'button.next' : 'code.send')}
          </button>
          {isSent && (
            <button type="button" class="plain" disabled={busy || seconds > 0} onClick={() => void ask()}>
              {seconds > 0 ? t('code.againIn', { seconds }) : t('code.again')}
            </button>
          )}
        </>
      }
    >
      {step.needsValue && !isSent && (
        <Field
          label={t(isEmail ? 'field.email' : 'field.phone')}
          kind={isEmail ? 'email' : 'phone'}
          value={value}
          onInput={setValue}
          required
          fault={fault === undefined ? undefined : t(fault.key, fault.values)}
        />
      )}
      {isSent && (
        <div class="field">
          <label for={id}>{t('code.label')}</label>
          <input
            id={id}
            class="code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            value={code}
            aria-invalid={fault !== undefined}
            aria-describedby={`${id}-fault`}
            onInput={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void answer();
            }}
          />
        </div>
      )}
      <p class="fault" id={`${id}-fault`} role="alert">
        {fault !== undefined && (isSent || !step.needsValue) && t(fault.key, fault.values)}
      </p>
    </Screen>
  );
}

function useSecondsUntil(moment: string | undefined): number {
  const left = () =>
    moment === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
