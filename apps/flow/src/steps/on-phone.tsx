import { browserKind } from '../camera/browser-kind.ts';
import { useText } from '../messages/text.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { shareableAddress } from '../ui/shareable-address.ts';

/** At a desk: the way to the phone, whose camera is nearly always the better one. */
export function OnPhone() {
  const { t } = useText();
  const { system } = browserKind(navigator.userAgent, navigator.maxTouchPoints);
  const address = shareableAddress();
  if (system !== 'desktop' || address === undefined) return null;
  return (
    <details class="card">
      <summary>{t('trouble.onPhone')}</summary>
      <div class="stack">
        <QrCode text={address} />
        <p class="small">{t('trouble.scan')}</p>
      </div>
    </details>
  );
}
