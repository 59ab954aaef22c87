import type { Check, CheckType } from '../check.ts';
import type { Picture, Quality } from '../findings.ts';
import { passed } from './check-builders.ts';

const checkTypes = {
  document: 'DOCUMENT_PICTURE',
  selfie: 'SELFIE_PICTURE',
} as const satisfies Record<string, CheckType>;

/** That the picture could be examined, with what it measures. What is wrong with it are checks of their own: `judgeSigns`. */
export function judgePicture(
  subject: 'document' | 'selfie',
  imageId: number,
  picture: Picture,
  quality: Quality,
): Check {
  const facts = {
    checkType: checkTypes[subject],
    imageIds: [imageId],
    numbers: { width: picture.width, height: picture.height, ...quality },
  };
  return passed(facts, 'The picture was examined.');
}
