import { useText } from '../messages/text.tsx';
import type { Reason, Step } from '../session/view.ts';
import { Notice } from '../ui/notice.tsx';

/** Why the person is here once more. */
export function Again({ step }: { step: Pick<Step, 'again'> }) {
  const reasons = step.again?.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <Notice tone="warn">
      <ReasonList reasons={reasons} />
    </Notice>
  );
}

/** Each reason in the person's words, and what helps. */
export function ReasonList({ reasons }: { reasons: readonly Pick<Reason, 'key' | 'fix'>[] }) {
  const { named, t } = useText();
  return (
    <>
      {reasons.map(({ key, fix }) => (
        <p key={key}>
          <strong>{named('reason', key, 'reason.other')}</strong>
          {fix !== undefined && ` ${named('fix', fix, 'fix.contact')}`}
        </p>
      ))}
      {reasons.length === 0 && <p>{t('reason.other')}</p>}
    </>
  );
}
