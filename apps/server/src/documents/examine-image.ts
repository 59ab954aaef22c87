import type { Findings } from '@aval/core/findings';
import type { ImageId } from '@aval/core/ids';
import type { IdDocSetType } from '@aval/core/level';
import type { ExaminedImage } from '@aval/core/rules/evidence';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { isCurrent } from './is-current.ts';
import type { ExaminationFailure, PictureExaminer } from './ports.ts';

export type ExamineImageDependencies = {
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly examiner: PictureExaminer;
};

/** A stored picture, with where its findings are kept. */
export type StoredPicture = {
  readonly imageId: ImageId;
  readonly blobKey: string;
  readonly idDocSetType: IdDocSetType;
  readonly readFindings: () => Promise<Findings | undefined>;
  readonly saveFindings: (findings: Findings) => Promise<void>;
};

/** The checks cannot be made now, but will be when the program runs again: the job is to be handed back. */
export class ExaminerStopped extends Error {
  constructor() {
    super('the picture examiner is stopping');
  }
}

/**
 * What is on a stored picture. Findings that the same eyes made before are not made again; those of other face models are, so a
 * template is never compared with one of another model. Throws {@link ExaminerStopped}.
 */
export async function examineImage(
  { blobs, examiner }: ExamineImageDependencies,
  dataKey: SecretKey,
  { imageId, blobKey, idDocSetType, readFindings, saveFindings }: StoredPicture,
): Promise<ExaminedImage<Findings>> {
  const known = await readFindings();
  if (known !== undefined && isCurrent(examiner, known)) return { imageId, findings: known };
  const bytes = await blobs.read(blobKey, dataKey);
  if (!bytes.ok) return { imageId, findings: null, failure: `the stored file is ${bytes.error}` };
  const isSelfie = idDocSetType === 'SELFIE';
  const read = isSelfie ? await examiner.readSelfie(bytes.value) : await examiner.readDocument(bytes.value);
  if (read.ok) {
    await saveFindings(read.value);
    return { imageId, findings: read.value };
  }
  if (read.error === 'closed' || read.error === 'busy') throw new ExaminerStopped();
  return { imageId, findings: null, failure: failureSentences[read.error] };
}

const failureSentences: Readonly<Record<Exclude<ExaminationFailure, 'closed' | 'busy'>, string>> = {
  'empty-file': 'the file is empty',
  'file-too-big': 'the file is too big',
  'corrupted-file': 'the file cannot be decoded',
  'unsupported-file-format': 'the file format is not supported',
  'encrypted-file': 'the file is protected by a password',
  'timed-out': 'examining it took too long',
  crashed: 'examining it failed twice',
};
