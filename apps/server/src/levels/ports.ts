import type { EnvironmentId, LevelId } from '@aval/core/ids';
import type { Level } from '@aval/core/level';

/** Port: the levels of an environment. */
export type LevelStore = {
  readonly find: (environmentId: EnvironmentId, id: LevelId) => Promise<Level | undefined>;
  readonly findByName: (environmentId: EnvironmentId, name: string) => Promise<Level | undefined>;
  readonly list: (environmentId: EnvironmentId) => Promise<Level[]>;
  readonly insert: (environmentId: EnvironmentId, level: Level) => Promise<void>;
};
