import { useEffect, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { StepOf } from '../session/view.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';

const LONG_MS = 10_000;

/** The checks as they are done, told by the server as it happens. */
export function WaitStep({ step }: { step: StepOf<'wait'> }) {
  const { t, named } = useText();
  const { session } = useFlow();
  const [isLong, setLong] = useState(false);
  useEffect(() => session.follow(), [session]);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  const isPerson = step.state === 'person';
  return (
    <Screen
      title={t(isPerson ? 'wait.person' : 'wait.title')}
      why={isPerson ? t('wait.personWhy') : t('wait.why')}
    >
      <p class="small" role="status">
        {step.state === 'submitting' && t('wait.submitting')}
      </p>
      <ul class="checks" aria-live="polite">
        {step.checks.map(({ key, state }) => {
          const isDone = state === 'done';
          return (
            <li key={key} class={isDone ? 'done' : ''}>
              <Icon
                name={isDone ? 'check' : state === 'failed' ? 'warn' : 'wait'}
                className={isDone || state === 'failed' ? '' : 'spin'}
              />
              <span>{named('check', key, 'check.data')}</span>
              <span class="state">{named('state', state, 'state.pending')}</span>
            </li>
          );
        })}
      </ul>
      {isLong && !isPerson && <Notice tone="info">{t('wait.long')}</Notice>}
    </Screen>
  );
}
