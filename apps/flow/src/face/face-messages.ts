import type { FaceReading } from './face-reading.ts';

/** To the worker: where its files are (by MediaPipe's names), with their checksums; then frames. */
export type FaceRequest =
  | {
      readonly kind: 'open';
      readonly files: Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;
    }
  | { readonly kind: 'look'; readonly id: number; readonly frame: ImageBitmap };
export type FaceAnswer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'seen'; readonly id: number; readonly reading: FaceReading | null };
