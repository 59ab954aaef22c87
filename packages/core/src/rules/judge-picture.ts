import type { Check, CheckType } from '../check.ts';
import type { Picture, Quality } from '../findings.ts';
import { passed, refused } from './check-builders.ts';
import { thresholds } from './thresholds.ts';

/** A reason why a picture is too poor, with what to do about it. */
export type PictureFault = { readonly label: string; readonly sentence: string };

/**
 * Every fault of the picture, gravest first; empty when it is good enough. A document has to be sharp all over; of a selfie only
 * the face, which has a check of its own: a soft background is no fault.
 */
export function pictureFaults(
  subject: 'document' | 'selfie',
  picture: Picture,
  quality: Quality,
): PictureFault[] {
  const limits = thresholds.picture;
  const faults: PictureFault[] = [];
  if (Math.min(picture.width, picture.height) < limits.minimumShortSide) {
    faults.push({
      label: 'LOW_QUALITY',
      sentence: 'The picture is too small: take it closer or with a better camera.',
    });
  }
  if (subject === 'document' && quality.sharpness < limits.minimumSharpness) {
    faults.push({
      label: 'LOW_QUALITY',
      sentence: 'The picture is blurred: hold still and let the camera focus.',
    });
  }
  if (quality.brightness < limits.minimumBrightness) {
    faults.push({ label: 'UNSATISFACTORY_PHOTOS', sentence: 'The picture is too dark: find more light.' });
  }
  if (quality.brightness > limits.maximumBrightness || quality.glareShare > limits.maximumGlareShare) {
    faults.push({
      label: 'UNSATISFACTORY_PHOTOS',
      sentence: 'Glare hides part of the picture: turn away from the light.',
    });
  }
  return faults;
}

const checkTypes = {
  document: 'DOCUMENT_PICTURE',
  selfie: 'SELFIE_PICTURE',
} as const satisfies Record<string, CheckType>;

/** What the picture is held against: sharpness all over and colour are asked of documents only. */
function limitsOf(subject: 'document' | 'selfie'): Record<string, number> {
  const onlyDocuments = ['minimumSharpness', 'minimumColourfulness'];
  const limits = Object.entries(thresholds.picture);
  return Object.fromEntries(
    limits.filter(([name]) => subject === 'document' || !onlyDocuments.includes(name)),
  );
}

/** The check of a picture's quality. */
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
    thresholds: limitsOf(subject),
  };
  const faults = pictureFaults(subject, picture, quality);
  if (faults.length > 0) {
    return refused(
      facts,
      faults.map((fault) => fault.sentence).join(' '),
      [...new Set(faults.map((fault) => fault.label))],
      'RETRY',
    );
  }
  if (subject === 'document' && quality.colourfulness < thresholds.picture.minimumColourfulness) {
    return refused(
      facts,
      'The picture is black and white: photograph the original document in colour.',
      ['BLACK_AND_WHITE'],
      'RETRY',
    );
  }
  return passed(facts, 'The picture is good enough to be examined.');
}
