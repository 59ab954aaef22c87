/** Calls of somebody who waits for changes of one subject. */
export type Watcher = {
  /** Something about the subject was committed, or may have been while nobody could hear it. */
  readonly onChange: () => void;
  /** Nothing more will be told: the program stops. */
  readonly onEnd: () => void;
};

/** Port: tells of changes the moment they commit, whichever process made them. Ids only; who is told reads for himself. */
export type Changes = {
  /**
   * Resolves once every later change will be told, with the call that ends it; undefined when too many watch the subject.
   */
  readonly watch: (subject: Subject, watcher: Watcher) => Promise<(() => void) | undefined>;
};

export type Subject = { readonly environmentId: string; readonly subjectId: string };
