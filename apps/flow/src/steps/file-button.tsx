import { useRef } from 'preact/hooks';
import { useText } from '../messages/text.tsx';

/** A button that lets a file be chosen; a picture may be taken with the system's own camera there. */
export function FileButton({
  formats,
  onFile,
  isPrimary = false,
  disabled = false,
  label,
}: {
  formats: readonly string[];
  onFile: (file: File) => void;
  isPrimary?: boolean;
  disabled?: boolean;
  label?: string;
}) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={isPrimary ? 'primary' : ''}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label ?? t('button.uploadFile')}
      </button>
      <input
        ref={input}
        type="file"
        accept={formats.join(',')}
        hidden
        tabIndex={-1}
        aria-label={t('button.uploadFile')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
