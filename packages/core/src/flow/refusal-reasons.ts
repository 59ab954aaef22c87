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
  /** What is to blame where nobody said which picture. */
  readonly about: RefusedPart | undefined;
};
export type RefusedPart = 'document' | 'selfie' | 'address';

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
type LabelReason = readonly [key: string, fix: string, about?: RefusedPart];
const unreadable: LabelReason = ['notReadable', 'holdStill', 'document'];
const incomplete: LabelReason = ['cutOff', 'wholeDocument', 'document'];
const unclearFace: LabelReason = ['unclear', 'showFace', 'selfie'];
/** What the labels mean that a person who decided gave; the others are not told. */
const labels: Readonly<Record<string, LabelReason>> = {
  BAD_SELFIE: unclearFace,
  BAD_VIDEO_SELFIE: unclearFace,
  BAD_AVATAR: unclearFace,
  UNSUITABLE_ENV: ['dark', 'moreLight', 'selfie'],
  BAD_FACE_MATCHING: ['faceDiffers', 'showFace', 'selfie'],
  SELFIE_MISMATCH: ['faceDiffers', 'showFace', 'selfie'],
  FRAUDULENT_LIVENESS: ['notLive', 'lookAtCamera', 'selfie'],
  LOW_QUALITY: unreadable,
  UNSATISFACTORY_PHOTOS: unreadable,
  BAD_PROOF_OF_IDENTITY: unreadable,
  DOCUMENT_DAMAGED: ['notReadable', 'otherDocument', 'document'],
  INCOMPLETE_DOCUMENT: incomplete,
  DOCUMENT_PAGE_MISSING: incomplete,
  UNFILLED_ID: incomplete,
  FRONT_SIDE_MISSING: incomplete,
  BACK_SIDE_MISSING: ['cutOff', 'otherSide', 'document'],
  DOCUMENT_MISSING: ['notADocument', 'showDocument', 'document'],
  BLACK_AND_WHITE: ['blackAndWhite', 'colour', 'document'],
  SCREENSHOTS: ['screenshot', 'original', 'document'],
  DIGITAL_DOCUMENT: ['photoOfScreen', 'original', 'document'],
  GRAPHIC_EDITOR: ['other', 'original', 'document'],
  EXPIRATION_DATE: ['documentExpired', 'validDocument', 'document'],
  BAD_PROOF_OF_ADDRESS: ['notReadable', 'wholeDocument', 'address'],
  AGE_REQUIREMENT_MISMATCH: ['underAge', 'contact'],
  PROBLEMATIC_APPLICANT_DATA: ['dataDiffers', 'contact'],
  REQUESTED_DATA_MISMATCH: ['dataDiffers', 'contact'],
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

/** What a label blames: a picture, data that were told, or nobody can say. */
export type LabelPart = RefusedPart | 'data' | 'unknown';

/** Labels that blame data, beside those above that blame no picture. */
const dataLabels: ReadonlySet<string> = new Set([
  'ADDITIONAL_DATA_REQUIRED',
  'INCORRECT_SOCIAL_NUMBER',
  'WRONG_ADDRESS',
]);

/** What a label of a refusal blames. */
export function partOfLabel(label: string): LabelPart {
  const reason = Object.hasOwn(labels, label) ? labels[label] : undefined;
  if (dataLabels.has(label)) return 'data';
  return reason === undefined ? 'unknown' : (reason[2] ?? 'data');
}

/**
 * What the person is told of a refusal, in the order of its checks; at least one reason. Checks whose labels the refusal does not name
 * were overruled; labels that no check gave are those of whoever decided.
 */
export function refusalReasons(result: ReviewResult, checks: readonly Check[]): RefusalReason[] {
  if (result.reviewAnswer === 'GREEN') return [];
  const isFinal = result.reviewRejectType === 'FINAL';
  const mayBeTold = (key: string) => !isFinal || toldWhenFinal.has(key);
  const given = new Set(result.rejectLabels);
  const refused = checks.filter(({ answer }) => answer === 'RED');
  const meant = refused.filter(
    ({ reject }) => given.size === 0 || (reject?.labels ?? ['OTHER']).some((label) => given.has(label)),
  );
  const found = meant.flatMap((check): RefusalReason[] => {
    const reason = known[check.checkType];
    if (reason === undefined || !mayBeTold(reason[0])) return [];
    const { checkType, sentence, reject } = check;
    const [key, fix] = reason;
    const imageIds = reject?.imageIds ?? [];
    return [{ key, fix, label: reject?.labels[0], sentence, checkType, imageIds, about: undefined }];
  });
  const named = new Set(refused.flatMap(({ reject }) => reject?.labels ?? []));
  const decided = [...given].flatMap((label): RefusalReason[] => {
    const reason = named.has(label) ? undefined : labels[label];
    if (reason === undefined || !mayBeTold(reason[0])) return [];
    const [key, fix, about] = reason;
    return [{ key, fix, label, sentence: undefined, checkType: undefined, imageIds: [], about }];
  });
  const all = [...found, ...decided];
  if (all.length > 0) return all;
  const nothing = { label: undefined, sentence: undefined, checkType: undefined, about: undefined };
  return [{ ...other, ...nothing, imageIds: [] }];
}
