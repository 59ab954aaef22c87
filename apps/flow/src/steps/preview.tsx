import { useEffect, useState } from 'preact/hooks';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';

/** Whether a picture that could not be sent may be sent again as it is, when whatever was in the way is over. */
export function mayKeep({ type }: Blob, { kind }: ApiFailure): boolean {
  return type.startsWith('image/') && (kind === 'busy' || kind === 'offline' || kind === 'unreadable');
}

/** The picture just taken: keep it, or take it again. */
export function Preview({
  file,
  title,
  warning,
  onUse,
  onAgain,
  onBack,
}: {
  file: Blob;
  title?: string;
  warning?: string | undefined;
  onUse: () => void;
  onAgain: () => void;
  onBack: () => void;
}) {
  const { t } = useText();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <Screen
      title={title ?? t('capture.previewTitle')}
      onBack={onBack}
      foot={
        <>
          {warning !== undefined && <Notice tone="warn">{warning}</Notice>}
          <button type="button" class="primary" onClick={onUse}>
            {t('button.usePicture')}
          </button>
          <button type="button" onClick={onAgain}>
            {t('button.retake')}
          </button>
        </>
      }
    >
      {address !== undefined && <img class="picture" src={address} alt={t('capture.previewAlt')} />}
    </Screen>
  );
}
