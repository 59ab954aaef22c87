import type { Box, DocumentFindings, Findings, Sign } from '../findings.ts';
import type { IdDocSubType } from '../level.ts';
import { isReadable } from './is-readable.ts';
import { shows } from './judge-signs.ts';
import { thresholds } from './thresholds.ts';
import type { UploadError, UploadVerdict } from './upload-warnings.ts';

/** Why a picture has to be taken again, and what to do differently; both are keys of texts. */
export const captureReasons = {
  blur: 'holdStill',
  glare: 'tiltAwayFromLight',
  dark: 'moreLight',
  lowResolution: 'comeCloser',
  cutOff: 'wholeDocument',
  covered: 'uncover',
  notADocument: 'showDocument',
  screenshot: 'original',
  photoOfScreen: 'original',
  blackAndWhite: 'colour',
  wrongSide: 'otherSide',
  wrongDocument: 'otherDocument',
  countryNotAllowed: 'otherCountry',
  expired: 'validDocument',
  notReadable: 'holdStill',
  noPortrait: 'showPortrait',
  noFace: 'showFace',
  moreFaces: 'beAlone',
} as const;
export type CaptureKey = keyof typeof captureReasons;

export type CaptureReason = {
  readonly key: CaptureKey;
  readonly fix: string;
  /** Shares (0 to 1) of the upright picture; null where it is no place in particular. */
  readonly box: Box | null;
};

/** `refused`: cannot be used; `poor`: can, but the checks will probably ask for another; `good`. */
export type CaptureQuality = 'good' | 'poor' | 'refused';
export type CaptureVerdict = { readonly quality: CaptureQuality; readonly reasons: readonly CaptureReason[] };

const faults = {
  'not-a-document': 'notADocument',
  blur: 'blur',
  glare: 'glare',
  dark: 'dark',
  'low-resolution': 'lowResolution',
  'cut-off': 'cutOff',
  'covered-text': 'covered',
} as const satisfies Record<keyof typeof thresholds.captureFaults, CaptureKey>;
const hints = { screenshot: 'screenshot', 'photo-of-screen': 'photoOfScreen' } as const;

const errors: Readonly<Record<UploadError, CaptureKey>> = {
  forbiddenDocument: 'countryNotAllowed',
  differentDocTypeOrCountry: 'wrongDocument',
  missingImportantInfo: 'notADocument',
  dataNotReadable: 'notReadable',
  expiredDoc: 'expired',
  grayscale: 'blackAndWhite',
  noIdDocFacePhoto: 'noPortrait',
};

export type Capture = {
  readonly findings: Findings;
  /** What `judgeUpload` says of the same picture. */
  readonly verdict: UploadVerdict;
  readonly idDocSubType: IdDocSubType | null;
  readonly isDoubleSided: boolean;
};

/** What to tell the person while the document is still at hand. Pure; the checks of the attempt judge anew. */
export function captureVerdict(capture: Capture): CaptureVerdict {
  const { findings, verdict } = capture;
  if (findings.kind === 'selfie') {
    if (findings.faces.length === 0) return { quality: 'refused', reasons: [reason('noFace', null)] };
    const second = findings.faces[1];
    const width = findings.faces[0]?.box.width ?? 0;
    if (second !== undefined && !(second.box.width < thresholds.selfie.secondFaceShare * width))
      return { quality: 'refused', reasons: [reason('moreFaces', shareOf(second.box, findings))] };
    const seen = faultsOf(findings);
    return { quality: seen.length > 0 ? 'poor' : 'good', reasons: seen };
  }
  const refusing = verdict.errors.map((error) => refusalOf(error, capture, findings));
  const wrongSide = showsFront(capture, findings) ? [reason('wrongSide', null)] : [];
  const seen = isReadable(findings) ? [] : faultsOf(findings);
  const told = [...refusing, ...wrongSide, ...seen, ...hintsOf(findings)];
  const reasons = told.filter(({ key }, index) => told.findIndex((one) => one.key === key) === index);
  // The cause before its effect: of a blurred picture nobody has to be told that it cannot be read.
  const causes = reasons.filter(({ key }) => seen.some((one) => one.key === key));
  const quality = refusing.length > 0 ? 'refused' : reasons.length > 0 ? 'poor' : 'good';
  return { quality, reasons: [...causes, ...reasons.filter((one) => !causes.includes(one))] };
}

/** The back of a card that was asked for, but a card's front came: the holder's photo, and nothing that backs carry. */
function showsFront({ idDocSubType }: Capture, { mrz, barcodes, faces }: DocumentFindings): boolean {
  const photo = faces[0]?.box.width ?? 0;
  return (
    idDocSubType === 'BACK_SIDE' &&
    mrz === null &&
    barcodes.length === 0 &&
    photo >= thresholds.face.minimumPortraitWidth
  );
}

function refusalOf(
  error: UploadError,
  { idDocSubType, isDoubleSided }: Capture,
  { mrz }: DocumentFindings,
): CaptureReason {
  // The lines of a card are on its back: where the photo is missing and they are not, the card is the wrong way round.
  const isBack =
    error === 'noIdDocFacePhoto' && isDoubleSided && idDocSubType === 'FRONT_SIDE' && mrz?.format === 'TD1';
  return reason(isBack ? 'wrongSide' : errors[error], null);
}

function faultsOf(findings: Findings): CaptureReason[] {
  return findings.signs.flatMap((sign) => {
    const { kind } = sign;
    if (!isFault(kind) || !shows(findings, kind)) return [];
    // Of a selfie only what spoils the face counts, as in its checks.
    if (findings.kind === 'selfie' && !['glare', 'dark', 'low-resolution'].includes(kind)) return [];
    return [reason(faults[kind], boxOf(sign, findings))];
  });
}

function hintsOf(findings: Findings): CaptureReason[] {
  return findings.signs.flatMap((sign) => {
    const { kind, score } = sign;
    return (kind === 'screenshot' || kind === 'photo-of-screen') && score > thresholds.hints[kind].review
      ? [reason(hints[kind], boxOf(sign, findings))]
      : [];
  });
}

function isFault(kind: Sign['kind']): kind is keyof typeof faults {
  return kind in faults;
}

function reason(key: CaptureKey, box: Box | null): CaptureReason {
  return { key, fix: captureReasons[key], box };
}

function boxOf({ box }: Sign, findings: Findings): Box | null {
  return box === null ? null : shareOf(box, findings);
}

function shareOf(box: Box, { picture: { width, height } }: Findings): Box {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const x = clamp(box.x / width);
  const y = clamp(box.y / height);
  return {
    x,
    y,
    width: Math.min(1 - x, clamp(box.width / width)),
    height: Math.min(1 - y, clamp(box.height / height)),
  };
}
