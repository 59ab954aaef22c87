import type { ComponentChildren } from 'preact';
import { useText } from '../messages/text.tsx';
import { Icon } from './icon.tsx';
import { useFocusOn } from './use-focus-on.ts';

/** A page of its own for what concerns the whole: there is no step to show. */
export function MessagePage({
  title,
  text,
  isWaiting = false,
  children,
}: {
  title: string;
  text?: string | undefined;
  isWaiting?: boolean;
  children?: ComponentChildren;
}) {
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <div class="page">
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {text !== undefined && <p>{text}</p>}
        {isWaiting && <Icon name="wait" size={32} className="spin" />}
        {children !== undefined && <div class="foot">{children}</div>}
      </main>
    </div>
  );
}

export function Loading() {
  const { t } = useText();
  return (
    <div class="page" role="status">
      <main>
        <p>{t('loading')}</p>
      </main>
    </div>
  );
}
