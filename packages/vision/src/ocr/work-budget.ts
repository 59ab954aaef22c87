/**
 * How much may be read while the zone of one picture is looked for, counted in columns that the networks see and not in time, so
 * that the answer is the same on every machine.
 */
export type WorkBudget = {
  spend(columns: number): void;
  /** Nothing more is looked for; what was found may still be read again. */
  readonly isSpent: boolean;
  /** Not even that. */
  readonly isExhausted: boolean;
};

/**
 * Columns of strips (48 pixels high) until the search ends. The pictures measured whose zone was read took up to
 * 32,000, the last third of them for reading again what was found.
 */
const SEARCH = 24_000;
/** Columns kept for reading again, in other cuts, what was found at the end of the search. */
const RESERVE = 10_000;
/** Pixels of the text detector that take as long as one column. */
const DETECTOR_PIXELS = 330;

export function workBudget(limit = SEARCH): WorkBudget {
  let spent = 0;
  return {
    spend(columns) {
      spent += columns;
    },
    get isSpent() {
      return spent >= limit;
    },
    get isExhausted() {
      return spent >= limit + RESERVE;
    },
  };
}

/** What looking for text costs, in columns, when `side` is the longer side of what the detector sees. */
export function detectionCost(pixels: { readonly width: number; readonly height: number }, side: number) {
  const longer = Math.max(pixels.width, pixels.height);
  const shorter = Math.min(pixels.width, pixels.height);
  return (side * side * shorter) / longer / DETECTOR_PIXELS;
}
