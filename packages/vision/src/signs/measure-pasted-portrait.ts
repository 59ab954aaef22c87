import type { Box, Point, Sign } from '@aval/core/findings';
import { type PortraitEdges, portraitEdges } from './portrait-edges.ts';
import { readQuantisation } from './read-quantisation.ts';
import { contentBox, isUnscaled, rising, type SignInput } from './sign-input.ts';
import { gatherBlocks, unevennessOf } from './unevenness.ts';

/** How much larger than the face the photo of its holder is: what lies between belongs to neither. */
const PHOTO_GROWTH = 0.6;
/** Blocks of the rest that are looked at: as many as tell, spread evenly. */
const REST_BLOCKS = 3000;
/** Difference of the unevenness where the score begins, and from there to a half. */
const START = 0.15;
const MIDDLE = 0.2;
/** Unevenness up to which blocks were surely compressed once, and from which on surely not. */
const EVEN = 0.2;
const UNEVEN = 0.4;

/**
 * Edge of the photo against the strokes of text: beyond `blurred` times their sharpness it lies in a picture less sharp than itself;
 * as sharp as `hard` while the text is no sharper (`level`), it was cut from pixel to pixel. A crisp picture of an untouched document
 * may have such a cut as well, so it only tells (`most`) and calls nobody.
 */
const EDGE = { blurred: 1.45, hard: 0.905, level: 1.02, start: 0.97, middle: 0.0199, most: 0.55 } as const;

/**
 * A portrait put into the picture after it was taken, by two traces. One: the blocks of the document bear an earlier compression under
 * the last one, those of the portrait do not, or the other way round; this needs the file as it was last saved, unscaled and in
 * blocks along its own grid, and an earlier compression of other strength. Two: the edge of the photo is sharper than the lens made
 * all else; this needs a straight edge beside the face, and text. A portrait exchanged on the paper before the photograph was taken is
 * not seen, neither is one whose edge was smoothed.
 */
export function measurePastedPortrait(input: SignInput): Sign {
  const [face] = input.faces;
  const blocks = face === undefined ? null : measureBlocks(input, face);
  const edges = face === undefined ? null : portraitEdges(input.pixels, face, input.text);
  const score = Math.max(blocks?.score ?? 0, edges === null ? 0 : scoreOfEdges(edges));
  return {
    kind: 'pasted-portrait',
    score,
    measures: {
      measured: blocks === null && edges === null ? 0 : 1,
      ...(isUnscaled(input) ? {} : { reduced: 1 }),
      ...blocks?.measures,
      ...(edges === null ? {} : { edgeSharpness: edges.sharpness, textSharpness: edges.text }),
    },
    box: score > 0.5 && face !== undefined ? face : null,
  };
}

function scoreOfEdges({ sharpness, text }: PortraitEdges): number {
  const relation = sharpness / text;
  const scoreOf = (evidence: number) => rising(evidence - EDGE.start, EDGE.middle);
  const cut = scoreOf(Math.min(sharpness / EDGE.hard, relation / EDGE.level));
  return Math.max(scoreOf(relation / EDGE.blurred), Math.min(EDGE.most, cut));
}

function measureBlocks(input: SignInput, face: Box): Pick<Sign, 'score' | 'measures'> | null {
  const table = input.format === 'jpeg' ? readQuantisation(input.bytes) : null;
  if (table === null || !isUnscaled(input)) return null;
  const { width, height } = input.pixels;
  const photo = grown(face, PHOTO_GROWTH);
  const inFace: Point[] = [];
  const rest: Point[] = [];
  const content = contentBox(input);
  for (let y = 0; y + 8 <= height; y += 8) {
    for (let x = 0; x + 8 <= width; x += 8) {
      if (holds(face, x, y)) inFace.push({ x, y });
      else if (holds(content, x, y) && !holds(photo, x, y)) rest.push({ x, y });
    }
  }
  const step = Math.max(1, Math.floor(rest.length / REST_BLOCKS));
  const sample = rest.filter((_, index) => index % step === 0);
  const portraitUnevenness = unevennessOf(gatherBlocks(input.pixels, inFace), table);
  const restUnevenness = unevennessOf(gatherBlocks(input.pixels, sample), table);
  if (portraitUnevenness === null || restUnevenness === null) return null;
  const difference = restUnevenness - portraitUnevenness;
  // A whole picture that was compressed twice is uneven everywhere, if not to the same degree: one of the two has to be even.
  const evener = Math.min(portraitUnevenness, restUnevenness);
  const even = Math.min(1, Math.max(0, (UNEVEN - evener) / (UNEVEN - EVEN)));
  const score = even * rising(Math.abs(difference) - START, MIDDLE);
  return { score, measures: { portraitUnevenness, restUnevenness, difference } };
}

/** True if the block at this place lies within the box. */
function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x + 8 <= box.x + box.width && y + 8 <= box.y + box.height;
}

function grown({ x, y, width, height }: Box, share: number): Box {
  const [across, down] = [width * share, height * share];
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}
