import type { Theme } from '@aval/core/flow/theme';
import type { EnvironmentId } from '@aval/core/ids';

/** Port: the theme of each environment, and its files. */
export type ThemeStore = {
  readonly find: (environmentId: EnvironmentId) => Promise<Theme | undefined>;
  /** Reads and locks it until the transaction ends; where there is none, the plain one is made first. */
  readonly lock: (environmentId: EnvironmentId, at: Date) => Promise<Theme>;
  /** Files that it names no more are gone with it. */
  readonly save: (environmentId: EnvironmentId, theme: Theme, at: Date) => Promise<void>;
  /** Of a theme that is locked; by the name in its address. */
  readonly addFile: (environmentId: EnvironmentId, name: string, content: Buffer) => Promise<void>;
  readonly readFile: (environmentId: EnvironmentId, name: string) => Promise<Buffer | undefined>;
};
