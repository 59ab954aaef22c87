import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const icons = { info: 'info', good: 'check', warn: 'warn', bad: 'warn' } as const;

/** Says something that matters now; `bad` and `warn` are read out at once. */
export function Notice({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div class="stack">{children}</div>
    </div>
  );
}
