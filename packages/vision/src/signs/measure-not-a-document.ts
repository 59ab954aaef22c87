import type { Sign } from '@aval/core/findings';
import type { SignInput } from './sign-input.ts';

/** Lines of text that a document has at least. */
const LINES = 6;

/** Lack of all that a document has: an outline, lines of text, a machine-readable zone, a portrait. */
export function measureNotADocument({ outlines, text, mrz, faces }: SignInput): Sign {
  const measures = {
    outlines: outlines.length,
    textLines: text.length,
    zone: mrz === null ? 0 : 1,
    faces: faces.length,
  };
  const shown =
    measures.zone * 0.6 +
    Math.min(1, text.length / LINES) * 0.6 +
    Math.min(1, outlines.length) * 0.2 +
    Math.min(1, faces.length) * 0.15;
  return { kind: 'not-a-document', score: Math.max(0, 1 - shown), measures, box: null };
}
