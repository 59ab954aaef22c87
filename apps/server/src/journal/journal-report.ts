/** What is wrong with the journal, and where exactly. */
export type JournalFault = {
  readonly kind: 'changed' | 'missing' | 'inserted' | 'cut-off' | 'checkpoint-forged' | 'checkpoint-missing';
  /** Chain and place in it; for a checkpoint its number. */
  readonly subjectId: string;
  readonly sequence: number;
  readonly message: string;
};

export type JournalReport = {
  readonly chains: number;
  readonly entries: number;
  readonly checkpoints: number;
  readonly faults: readonly JournalFault[];
};
