import { useState } from 'preact/hooks';
import { browserKind } from '../camera/browser-kind.ts';
import type { CameraTrouble } from '../camera/open-camera.ts';
import { useText } from '../messages/text.tsx';
import { Notice } from '../ui/notice.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Screen } from '../ui/screen.tsx';
import { shareableAddress } from '../ui/shareable-address.ts';

/** What to do when there is no picture, in the steps of this browser, and the way to another device. */
export function CameraHelp({
  trouble,
  onRetry,
  onBack,
  children,
}: {
  trouble: CameraTrouble;
  onRetry: () => void;
  onBack: () => void;
  children?: preact.ComponentChildren;
}) {
  const { t } = useText();
  const [isCopied, setCopied] = useState(false);
  const { isInApp, system } = browserKind(navigator.userAgent, navigator.maxTouchPoints);
  const address = shareableAddress();
  const kind = isInApp && trouble !== 'busy' ? 'inApp' : trouble;
  const advice =
    kind === 'denied'
      ? t(
          system === 'ios'
            ? 'trouble.deniedIos'
            : system === 'android'
              ? 'trouble.deniedAndroid'
              : 'trouble.deniedDesktop',
        )
      : t(`trouble.${kind}`);
  const copy = async () => {
    if (address === undefined) return;
    await navigator.clipboard?.writeText(address).catch(() => undefined);
    setCopied(true);
  };
  return (
    <Screen
      title={t(`trouble.${kind}Title`)}
      onBack={onBack}
      foot={
        <>
          <button type="button" class="primary" onClick={onRetry}>
            {t('button.retry')}
          </button>
          {kind === 'denied' && (
            <button type="button" onClick={() => window.location.reload()}>
              {t('button.reload')}
            </button>
          )}
          {kind === 'inApp' && address !== undefined && (
            <button type="button" onClick={() => void copy()}>
              {t('button.copyLink')}
            </button>
          )}
          {children}
        </>
      }
    >
      <Notice tone="warn">
        <p>{advice}</p>
      </Notice>
      {isCopied && <Notice tone="good">{t('done.copied')}</Notice>}
      {address !== undefined && (
        <>
          <QrCode text={address} />
          <p class="small">{t('trouble.scan')}</p>
        </>
      )}
    </Screen>
  );
}
