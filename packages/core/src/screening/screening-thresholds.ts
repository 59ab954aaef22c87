/**
 * What a look-up in a list is measured against. Set on the invented set of `labelled.fixture.ts`, where both kinds of error are
 * counted; real lists differ, so the tests print the figures and the operator sees every score.
 */
export const screeningThresholds = {
  /** From here an officer looks. Low on purpose: a missed person costs more than a look at the wrong one. */
  hit: 0.82,
  /** Jaro-Winkler of two words below which they are different words: one typing error in a word of five letters gives 0.87. */
  word: 0.86,
} as const;
