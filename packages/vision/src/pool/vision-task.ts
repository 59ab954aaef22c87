import type {
  DocumentFindings,
  FramesFindings,
  PictureFailure,
  SelfieFindings,
  TextScript,
} from '@aval/core/findings';
import type { Result } from '@aval/core/result';
import { z } from 'zod';
import type { InspectedPicture } from '../inspect-picture.ts';
import { ownModelsSchema } from '../models/model-description.ts';
import type { ModelFailure } from '../models/model-failure.ts';
import type { CameraFrame, FramesFailure } from '../read-frames.ts';

/** What a thread is started with. */
export const workerDataSchema = z.object({
  models: z.map(z.string(), z.string()),
  own: ownModelsSchema,
  load: z.enum(['at-start', 'on-demand']),
  /** Memory of the `NativeGuard` of starting threads. */
  startGuard: z.instanceof(SharedArrayBuffer),
});

export type VisionTask =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'document';
      readonly bytes: Uint8Array;
      readonly declaredMime?: string;
      readonly referenceDate: string;
      readonly scripts?: readonly TextScript[];
      readonly maxTextLines?: number;
    }
  | { readonly kind: 'selfie'; readonly bytes: Uint8Array; readonly declaredMime?: string }
  | { readonly kind: 'frames'; readonly frames: readonly CameraFrame[] }
  | {
      readonly kind: 'inspect';
      readonly bytes: Uint8Array;
      readonly declaredMime?: string;
      readonly previewSide?: number;
    };

export type VisionAnswer =
  | { readonly kind: 'started' }
  | { readonly kind: 'no-models'; readonly error: ModelFailure }
  | { readonly kind: 'document'; readonly result: Result<DocumentFindings, PictureFailure> }
  | { readonly kind: 'selfie'; readonly result: Result<SelfieFindings, PictureFailure> }
  | { readonly kind: 'frames'; readonly result: Result<FramesFindings, FramesFailure> }
  | { readonly kind: 'inspect'; readonly result: Result<InspectedPicture, PictureFailure> };
