import { describeNumbers } from '@aval/core/describe-numbers';
import { useText } from '../messages/text.tsx';
import type { StepOf } from '../session/view.ts';
import { Icon } from '../ui/icon.tsx';

type Found = NonNullable<StepOf<'result'>['evidence']>[number];

/** Of the sandbox: what each check found, in the words of the evidence, for whoever tries the product on himself. */
export function Evidence({ found }: { found: readonly Found[] }) {
  const { t } = useText();
  return (
    <details class="card evidence">
      <summary>{t('result.evidence')}</summary>
      <ul lang="en">
        {found.map((check, index) => (
          <li key={`${check.checkType}-${index}`}>
            <span class={check.answer === 'GREEN' ? 'good-text' : 'warn-text'}>
              <Icon name={check.answer === 'GREEN' ? 'check' : 'warn'} size={20} />
            </span>
            <p>
              <strong>{check.checkType.toLowerCase().replaceAll('_', ' ')}</strong> {check.sentence}
              <small>{describeNumbers(check).join(', ')}</small>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
