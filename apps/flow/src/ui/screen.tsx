import type { ComponentChildren } from 'preact';
import { useText } from '../messages/text.tsx';
import { useFlow } from './flow-context.ts';
import { Icon } from './icon.tsx';
import { useFocusOn } from './use-focus-on.ts';

/** One thing a screen: where one stands, what to do and why, and the button that goes on within reach of the thumb. */
export function Screen({
  title,
  why,
  children,
  foot,
  onBack,
}: {
  title: string;
  why?: string | undefined;
  children?: ComponentChildren;
  foot?: ComponentChildren;
  /** Instead of the step before. */
  onBack?: () => void;
}) {
  const { t } = useText();
  const { view, send, isBusy, hidesBack } = useFlow();
  const heading = useFocusOn<HTMLHeadingElement>(title);
  const goBack = onBack ?? (view.canGoBack && !hidesBack ? () => void send({ type: 'back' }) : undefined);
  return (
    <div class="page">
      <header class="top">
        {goBack !== undefined && (
          <button
            type="button"
            class="icon-button plain"
            onClick={goBack}
            disabled={isBusy}
            aria-label={t('button.back')}
          >
            <Icon name="back" size={24} />
          </button>
        )}
        <Progress />
        <Logo />
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {why !== undefined && <p class="why">{why}</p>}
        {children}
        {foot !== undefined && <div class="foot">{foot}</div>}
      </main>
    </div>
  );
}

function Progress() {
  const { t, named } = useText();
  const { view } = useFlow();
  const { position, total, groups } = view.progress;
  const current = groups.find(({ state }) => state === 'current');
  if (total < 2) return <div class="progress" />;
  const name = named('group', current?.name.replace(/\d+$/, ''), 'group.OTHER');
  return (
    <div class="progress">
      <p class="steps">{t('steps.of', { position, total, name })}</p>
      <div class="bar" aria-hidden="true">
        {groups.map((group) => (
          <span key={group.name} class={group.state} />
        ))}
      </div>
    </div>
  );
}

function Logo() {
  const { view, isDark } = useFlow();
  const { logo, logoDark, name } = view.theme ?? {};
  const source = (isDark ? logoDark : undefined) ?? logo;
  return source === undefined ? null : <img class="logo" src={source} alt={name ?? ''} />;
}
