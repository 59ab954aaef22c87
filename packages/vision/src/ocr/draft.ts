import type { TextScript } from '@aval/core/findings';
import type { Glyph } from './glyphs.ts';
import type { Piece } from './read-with-tongues.ts';

/** A piece of a line between slashes, as it reads so far and with the means to read it again. */
export type Draft = {
  glyphs: readonly Glyph[];
  script: TextScript;
  /** Labels in two languages keep their order throughout a document. */
  readonly place: 'alone' | 'first' | 'later';
  piece(): Piece;
};
