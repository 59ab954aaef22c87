import type { Box, Point, Sign } from '@aval/core/findings';
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
 * A portrait put into the picture after it was taken: the blocks of the document then bear an earlier compression under the last
 * one, those of the portrait do not, or the other way round. Needs the file as it was last saved, unscaled and in blocks along its
 * own grid, and an earlier compression of other strength. A portrait exchanged on the paper before the photograph was taken is not
 * seen, neither is one in a picture that was scaled or compressed more strongly afterwards.
 */
export function measurePastedPortrait(input: SignInput): Sign {
  const nothing: Sign = { kind: 'pasted-portrait', score: 0, measures: { measured: 0 }, box: null };
  const [face] = input.faces;
  const table = input.format === 'jpeg' ? readQuantisation(input.bytes) : null;
  if (face === undefined || table === null || !isUnscaled(input)) return nothing;
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
  if (portraitUnevenness === null || restUnevenness === null) return nothing;
  const difference = restUnevenness - portraitUnevenness;
  // A whole picture that was compressed twice is uneven everywhere, if not to the same degree: one of the two has to be even.
  const evener = Math.min(portraitUnevenness, restUnevenness);
  const even = Math.min(1, Math.max(0, (UNEVEN - evener) / (UNEVEN - EVEN)));
  const score = even * rising(Math.abs(difference) - START, MIDDLE);
  return {
    kind: 'pasted-portrait',
    score,
    measures: { measured: 1, portraitUnevenness, restUnevenness, difference },
    box: score > 0.5 ? face : null,
  };
}

/** True if the block at this place lies within the box. */
function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x + 8 <= box.x + box.width && y + 8 <= box.y + box.height;
}

function grown({ x, y, width, height }: Box, share: number): Box {
  const [across, down] = [width * share, height * share];
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}
