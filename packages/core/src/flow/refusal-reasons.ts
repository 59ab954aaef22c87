import type { Check, CheckType } from '../check.ts';
import type { ReviewResult } from '../review.ts';

/** Why a person was refused, and what helps; both are keys of texts. */
export type RefusalReason = {
  readonly key: string;
  readonly fix: string;
  readonly label: string | undefined;
  /** In English, for whom the person asks. */
  readonly sentence: string | undefined;
  readonly checkType: CheckType | undefined;
  /** Pictures to blame. */
  readonly imageIds: readonly number[];
};

const known: Partial<Readonly<Record<CheckType, readonly [key: string, fix: string]>>> = {
  DOCUMENT_PRESENT: ['notADocument', 'showDocument'],
  DOCUMENT_BLUR: ['blur', 'holdStill'],
  DOCUMENT_GLARE: ['glare', 'tiltAwayFromLight'],
  DOCUMENT_DARK: ['dark', 'moreLight'],
  DOCUMENT_RESOLUTION: ['lowResolution', 'comeCloser'],
  DOCUMENT_CUT_OFF: ['cutOff', 'wholeDocument'],
  DOCUMENT_COVERED: ['covered', 'uncover'],
  DOCUMENT_GREYSCALE: ['blackAndWhite', 'colour'],
  DOCUMENT_SCREENSHOT: ['screenshot', 'original'],
  DOCUMENT_OF_SCREEN: ['photoOfScreen', 'original'],
  DOCUMENT_SIDES: ['wrongSide', 'otherSide'],
  DOCUMENT_MRZ: ['notReadable', 'holdStill'],
  DOCUMENT_FIELDS: ['notReadable', 'holdStill'],
  DOCUMENT_TYPE: ['wrongDocument', 'otherDocument'],
  DOCUMENT_COUNTRY: ['countryNotAllowed', 'otherCountry'],
  DOCUMENT_EXPIRY: ['documentExpired', 'validDocument'],
  DOCUMENT_PORTRAIT: ['noPortrait', 'showPortrait'],
  AGE: ['underAge', 'contact'],
  DATA_COMPARISON: ['dataDiffers', 'contact'],
  SELFIE_FACE: ['noFace', 'showFace'],
  SELFIE_GLARE: ['glare', 'tiltAwayFromLight'],
  SELFIE_DARK: ['dark', 'moreLight'],
  SELFIE_RESOLUTION: ['lowResolution', 'comeCloser'],
  SELFIE_SCREENSHOT: ['screenshot', 'original'],
  SELFIE_OF_SCREEN: ['photoOfScreen', 'original'],
  FACE_LIVELINESS: ['notLive', 'lookAtCamera'],
  SELFIE_IS_PORTRAIT: ['notLive', 'lookAtCamera'],
  SELFIE_REPEATED: ['notLive', 'lookAtCamera'],
  FACE_MATCH: ['faceDiffers', 'showFace'],
};
/** Of a final refusal only what the person can know anyway is told: no list that he is on, no sign of fraud that was seen. */
const toldWhenFinal: ReadonlySet<string> = new Set([
  'underAge',
  'documentExpired',
  'countryNotAllowed',
  'dataDiffers',
  'faceDiffers',
]);
const other = { key: 'other', fix: 'contact' };

/** What the person is told of a refusal, in the order of its checks; at least one reason. */
export function refusalReasons(result: ReviewResult, checks: readonly Check[]): RefusalReason[] {
  if (result.reviewAnswer === 'GREEN') return [];
  const isFinal = result.reviewRejectType === 'FINAL';
  const found = checks
    .filter(({ answer }) => answer === 'RED')
    .flatMap((check): RefusalReason[] => {
      const [key, fix] = known[check.checkType] ?? [other.key, other.fix];
      const mayBeTold = isFinal ? toldWhenFinal.has(key) : key !== other.key;
      if (!mayBeTold) return [];
      const { checkType, sentence, reject } = check;
      return [{ key, fix, label: reject?.labels[0], sentence, checkType, imageIds: reject?.imageIds ?? [] }];
    });
  if (found.length > 0) return found;
  return [{ ...other, label: undefined, sentence: undefined, checkType: undefined, imageIds: [] }];
}
