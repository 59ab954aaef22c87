import type { EnvironmentId } from '@aval/core/ids';
import type { QuestionnaireDefinition } from '@aval/core/questionnaires/definition';

/** What a questionnaire asks, as it stands in one version. */
export type StoredDefinition = {
  readonly definition: QuestionnaireDefinition;
  /** From 1; every change is a new one, older ones are kept. */
  readonly version: number;
  readonly createdAt: Date;
};

/** Port: the questionnaires of an environment. All but `insert` look at newest versions. */
export type QuestionnaireDefinitionStore = {
  readonly find: (environmentId: EnvironmentId, id: string) => Promise<StoredDefinition | undefined>;
  readonly list: (environmentId: EnvironmentId) => Promise<StoredDefinition[]>;
  /** False when this version is there already. */
  readonly insert: (environmentId: EnvironmentId, stored: StoredDefinition) => Promise<boolean>;
};
