import type { HostBridge } from './host-bridge.ts';
import type { PictureAnswer } from './view.ts';

/** Tells the host of a picture that arrived: kept, kept though poor, or refused and set aside at once. */
export function reportPicture(
  bridge: HostBridge,
  { imageId, quality, reasons }: PictureAnswer['picture'],
  what: {
    readonly idDocSetType: string;
    readonly idDocType: string;
    readonly idDocSubType?: string | null;
    readonly country?: string;
  },
): void {
  const code = reasons[0]?.key ?? 'other';
  bridge.report({ type: 'documentAdded', imageId, ...what });
  if (quality === 'poor') bridge.report({ type: 'uploadWarning', code });
  if (quality !== 'refused') return;
  bridge.report({ type: 'uploadError', code });
  bridge.report({ type: 'imageRemoved', imageId });
}
