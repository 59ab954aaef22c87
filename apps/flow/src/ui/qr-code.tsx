import { encode } from 'uqr';
import { useText } from '../messages/text.tsx';

/** The address of this page for another device; drawn here, sent to nobody. */
export function QrCode({ text }: { text: string }) {
  const { t } = useText();
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="qr"
      role="img"
      aria-label={t('trouble.qr')}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <path d={path} fill="#000000" />
    </svg>
  );
}
