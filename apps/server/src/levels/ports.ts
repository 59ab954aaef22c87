import type { EnvironmentId, LevelId } from '@aval/core/ids';
import type { Level } from '@aval/core/level';

/** Port: the levels of an environment. */
export type LevelStore = {
  readonly find: (environmentId: EnvironmentId, id: LevelId) => Promise<Level | undefined>;
  readonly findByName: (environmentId: EnvironmentId, name: string) => Promise<Level | undefined>;
  /** Reads and locks the row until the transaction ends. */
  readonly lock: (environmentId: EnvironmentId, id: LevelId) => Promise<Level | undefined>;
  /** Oldest first. */
  readonly list: (environmentId: EnvironmentId) => Promise<Level[]>;
  /** False, and nothing written, when the name is taken. */
  readonly insert: (environmentId: EnvironmentId, level: Level) => Promise<boolean>;
  /** Writes name, definition and change. False when the name is taken; the transaction cannot go on then. */
  readonly update: (environmentId: EnvironmentId, level: Level) => Promise<boolean>;
};
