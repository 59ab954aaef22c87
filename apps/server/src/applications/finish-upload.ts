import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { z } from 'zod';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import { type Advanced, advanceRun, type Device } from './advance-run.ts';
import { type LoadUploadDependencies, loadUpload } from './load-upload.ts';
import { pictureSchema } from './picture-body.ts';
import type { RunOwner } from './ports.ts';
import { type TakePictureDependencies, takePicture } from './take-picture.ts';

export type FinishUploadDependencies = LoadUploadDependencies & {
  readonly take: TakePictureDependencies;
  readonly blobs: Pick<BlobStore, 'read' | 'remove'>;
  readonly turns: Turns;
};
type Input = RunOwner & { readonly uploadId: string; readonly device: Device };
type Finished = { readonly picture: z.output<typeof pictureSchema>; readonly run: Advanced };

/**
 * Puts the pieces together and takes them as one picture. Asked again after the answer was lost, it answers the same. Errors: those of
 * `takePicture`, `upload-not-found`, `upload-offset-mismatch` while pieces are missing, `file-unavailable`.
 */
export function finishUpload(deps: FinishUploadDependencies) {
  const take = takePicture(deps.take);
  const advance = advanceRun(deps.take.advance);
  return (context: Context, { uploadId, device, ...owner }: Input): Promise<Result<Finished, AppError>> =>
    // One at a time: asked twice at the same moment, the second finds the answer of the first.
    deps.turns(uploadId, async () => {
      const { environmentId } = context;
      const loaded = await loadUpload(deps, context, owner, uploadId);
      if (!loaded.ok) return loaded;
      const { upload, applicant } = loaded.value;
      const hand = { kind: 'device', device } as const;
      if (upload.answer !== undefined) {
        const run = await advance(context, { ...owner, hand, events: [] });
        return run.ok
          ? success({ picture: pictureSchema.parse(JSON.parse(upload.answer)), run: run.value })
          : run;
      }
      if (upload.received !== upload.bytes) return failure(appError('upload-offset-mismatch'));
      const pieces: Buffer[] = [];
      const chunks = await deps.uploads.chunks(environmentId, uploadId);
      for (const { blobKey } of chunks) {
        const piece = await deps.blobs.read(blobKey, applicant.dataKey);
        if (!piece.ok) return failure(appError('file-unavailable'));
        pieces.push(piece.value);
      }
      const { mimeType, ...purpose } = upload.purpose;
      const file = { bytes: Buffer.concat(pieces), fileName: undefined, mimeType };
      const taken = await take(context, { ...owner, hand, purpose, file });
      if (!taken.ok) return taken;
      const { imageId, verdict, run } = taken.value;
      const picture = pictureSchema.parse({
        imageId,
        quality: verdict.quality,
        reasons: verdict.reasons.map(({ key, fix, box }) => ({ key, fix, ...(box === null ? {} : { box }) })),
      });
      await deps.uploads.saveAnswer(environmentId, upload, JSON.stringify(picture), applicant.dataKey);
      for (const { blobKey } of chunks) await deps.blobs.remove(blobKey);
      return success({ picture, run });
    });
}
