import { useEffect, useId, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import type { Reason, StepOf } from '../session/view.ts';
import { failureKey } from '../ui/failure-text.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Evidence } from './evidence.tsx';

/** Milliseconds for a good answer to be seen before the page of an action closes itself. */
const seenMs = 2500;

/** One sentence, the reason if refused, and what to do next. */
export function ResultStep({ step }: { step: StepOf<'result'> }) {
  const { t } = useText();
  const { session, view, send, isBusy } = useFlow();
  const [failure, setFailure] = useState<ApiFailure>();
  const [address, setAddress] = useState<string>();
  const isGood = step.result === 'approved' || step.result === 'done';
  useEffect(() => {
    if (step.result === 'retry') return;
    void session.bridge.redirectAddress().then(setAddress);
  }, [step.result]);
  // A face authentication is over once its answer was seen: whoever asked for it goes on.
  const closesItself = view.application.levelType === 'actions' && isGood;
  useEffect(() => {
    if (!closesItself) return undefined;
    const timer = setTimeout(() => void session.close(), seenMs);
    return () => clearTimeout(timer);
  }, [closesItself]);
  const title =
    step.result === 'retry'
      ? t(step.reasons.length > 1 ? 'result.retryMany' : 'result.retry')
      : t(`result.${step.result}`);
  const why =
    step.result === 'retry'
      ? t('result.retryWhy')
      : step.result === 'rejected' && step.reasons.length === 0
        ? undefined
        : t(`result.${step.result}Why`);
  const tryAgain = async () => setFailure(await send({ type: 'tryAgain' }));
  return (
    <Screen
      title={title}
      why={why}
      foot={
        <>
          {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
          {step.mayTryAgain && (
            <button type="button" class="primary" disabled={isBusy} onClick={() => void tryAgain()}>
              {t('result.tryAgain')}
            </button>
          )}
          {address !== undefined && (
            <a class="button primary" href={address}>
              {t('button.return')}
            </a>
          )}
          {!isGood && session.bridge.isFramed && (
            <button type="button" class="plain" onClick={() => void session.close()}>
              {t('button.close')}
            </button>
          )}
        </>
      }
    >
      <div class={`big-icon ${isGood ? 'good-text' : step.result === 'retry' ? 'warn-text' : 'bad-text'}`}>
        <Icon name={isGood ? 'check' : 'warn'} size={72} />
      </div>
      {step.reasons.map((reason, index) => (
        <ReasonCard key={`${reason.key}-${index}`} reason={reason} />
      ))}
      {step.comment !== undefined && <p class="card">{step.comment}</p>}
      {step.appeal.allowed && !step.appeal.made && <Appeal />}
      {step.appeal.made && <Notice tone="info">{t('result.appealMade')}</Notice>}
      {step.evidence !== undefined && <Evidence found={step.evidence} />}
    </Screen>
  );
}

/** Which picture, what is wrong with it, the very part, and what helps. */
function ReasonCard({ reason }: { reason: Reason }) {
  const { t, named } = useText();
  const { session } = useFlow();
  const [crop, setCrop] = useState<string>();
  const { image } = reason;
  const path = image?.crop === true ? `pictures/${image.imageId}/crop` : undefined;
  useEffect(() => {
    if (path === undefined) return undefined;
    let address: string | undefined;
    let isGone = false;
    void session.picture(path).then((blob) => {
      if (blob === undefined || isGone) return;
      address = URL.createObjectURL(blob);
      setCrop(address);
    });
    return () => {
      isGone = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [path]);
  const which =
    image === undefined
      ? undefined
      : image.idDocType === 'SELFIE'
        ? t('picture.selfie')
        : image.side === 'BACK_SIDE'
          ? t('picture.back')
          : image.side === 'FRONT_SIDE'
            ? t('picture.front')
            : t('picture.document');
  return (
    <section class="card stack">
      {which !== undefined && <h2>{which}</h2>}
      {crop !== undefined && <img class="picture" src={crop} alt={t('result.crop')} />}
      <p>
        <strong>{named('reason', reason.key, 'reason.other')}</strong>
      </p>
      {reason.fix !== undefined && <p>{named('fix', reason.fix, 'fix.contact')}</p>}
    </section>
  );
}

function Appeal() {
  const { t } = useText();
  const { session } = useFlow();
  const id = useId();
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const send = async () => {
    if (text.trim() === '') return;
    setSending(true);
    setFailure(await session.appeal(text.trim().slice(0, 2000)));
    setSending(false);
  };
  return (
    <section class="card stack">
      <h2>{t('result.appeal')}</h2>
      <div class="field">
        <label for={id}>{t('result.appealWhy')}</label>
        <textarea
          id={id}
          maxLength={2000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {failure !== undefined && <Notice tone="bad">{t(failureKey(failure))}</Notice>}
      <button type="button" disabled={isSending || text.trim() === ''} onClick={() => void send()}>
        {t('result.appealSend')}
      </button>
    </section>
  );
}
