import type { Box } from '@aval/core/findings';
import type { Strip } from '../ocr/read-strip.ts';
import type { TextBox } from '../ocr/text-box.ts';

/** What the reading knows by the time that outlines are looked for; all in pixels of the same picture. */
export type OutlineHints = {
  /** Direction in which the text runs, in radians: it says which corner is the document's own top left. */
  readonly direction: number;
  readonly text: readonly TextBox[];
  readonly faces: readonly Box[];
  readonly zone: ZoneHint | null;
};

/** A machine-readable zone that was read. */
export type ZoneHint = {
  /** Its rows. */
  readonly strips: readonly Strip[];
  /** Characters of a row: 44, 36 or 30. */
  readonly length: number;
  readonly isVisa: boolean;
};

export const noHints: OutlineHints = { direction: 0, text: [], faces: [], zone: null };
