/** Why the models cannot be used; `message` names file and cause. */
export type ModelFailure = {
  readonly code: 'model-missing' | 'model-altered' | 'model-unusable' | 'lock-unreadable';
  readonly file: string;
  readonly message: string;
};
