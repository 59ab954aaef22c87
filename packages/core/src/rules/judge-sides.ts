import type { Check } from '../check.ts';
import type { DocumentFindings } from '../findings.ts';
import type { IdDocSubType } from '../level.ts';
import { passed, refused, unable } from './check-builders.ts';
import { thresholds } from './thresholds.ts';

export type NamedSide = {
  readonly imageId: number;
  readonly idDocSubType: IdDocSubType | null;
  /** Null where the picture could not be examined. */
  readonly findings: DocumentFindings | null;
};

/** That the two sides asked for are two: the same picture sent twice, or the same side photographed twice, is refused. */
export function judgeSides(sides: readonly NamedSide[]): Check {
  const imageIds = sides.map(({ imageId }) => imageId);
  const front = sides.find(({ idDocSubType }) => idDocSubType === 'FRONT_SIDE');
  const back = sides.find(({ idDocSubType }) => idDocSubType === 'BACK_SIDE');
  const checkType = 'DOCUMENT_SIDES' as const;
  if (sides.some(({ findings }) => findings === null)) {
    return unable({ checkType, imageIds }, 'A picture of the document could not be examined.');
  }
  if (!front?.findings || !back?.findings) {
    return passed({ checkType, imageIds }, 'The document was not sent as two sides.');
  }
  const shown = { front: front.findings, back: back.findings };
  const limits = thresholds.sameSide;
  const distance = hashDistance(shown.front.pictureHash, shown.back.pictureHash);
  const commonText = textInCommon(shown.front, shown.back);
  const facts = {
    checkType,
    imageIds: [front.imageId, back.imageId],
    numbers: { distance, commonText },
    thresholds: { distance: limits.hashDistance, commonText: limits.commonText },
  };
  if (distance > limits.hashDistance && commonText < limits.commonText) {
    return passed(facts, 'Front and back are different sides.');
  }
  // The front is the one with the portrait: the other picture is the one to take again.
  const isBack = shown.front.faces.length === 0 && shown.back.faces.length === 0;
  return refused(
    facts,
    `Both pictures show the same side of the document: photograph its ${isBack ? 'front' : 'back'}, too.`,
    [isBack ? 'FRONT_SIDE_MISSING' : 'BACK_SIDE_MISSING'],
    'RETRY',
    [isBack ? front.imageId : back.imageId],
  );
}

/** Bits in which two hashes differ, 0 to 64; 64 where one of them is none. */
export function hashDistance(one: string, other: string): number {
  if (!/^[0-9a-f]{16}$/.test(one) || !/^[0-9a-f]{16}$/.test(other)) return 64;
  let differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let count = 0;
  for (; differing > 0n; differing >>= 1n) count += Number(differing & 1n);
  return count;
}

/** Share of the longer lines of both that are in both, 0 to 1; 0 where one has too few to tell. */
function textInCommon(one: DocumentFindings, other: DocumentFindings): number {
  const [first, second] = [linesOf(one), linesOf(other)];
  if (Math.min(first.size, second.size) < thresholds.sameSide.leastLines) return 0;
  const common = [...first].filter((line) => second.has(line)).length;
  return common / (first.size + second.size - common);
}

function linesOf({ text }: DocumentFindings): Set<string> {
  const plain = text.map((line) => line.text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return new Set(plain.filter((line) => line.length >= 4));
}
