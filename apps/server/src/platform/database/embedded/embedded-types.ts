/** What can go wrong while the embedded PostgreSQL is started, each with a sentence for the operator. */
export type EmbeddedFailureCode =
  /** There are no binaries for this operating system and processor. */
  | 'platform-not-supported'
  /** The binaries are there but cannot be run (libraries missing, not executable, wrong C library). */
  | 'binaries-not-usable'
  /** We are root, PostgreSQL refuses root, and no way to run it as another user works. */
  | 'unprivileged-user-impossible'
  /** The data folder cannot be written, or its content was not made by this version of Aval. */
  | 'data-folder-not-usable'
  /** Another Aval holds the data folder. */
  | 'data-folder-in-use'
  /** The server did not start, or did not answer, in the time allowed. */
  | 'start-failed';

export type EmbeddedFailure = { readonly code: EmbeddedFailureCode; readonly message: string };

/** The part of a pino logger used here. Fields never carry the password or the connection string. */
export type EmbeddedLog = {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

export type EmbeddedPostgresOptions = {
  /** The folder of the installation; PostgreSQL lives in `<dataDir>/postgres`. Made when missing. */
  readonly dataDir: string;
  /** `exclusive`: this process alone. `shared`: several processes of one installation (api, worker). */
  readonly mode: 'exclusive' | 'shared';
  readonly log: EmbeddedLog;
  /** Called at most once, when the server goes away although `stop()` was not called. */
  readonly onLost?: (reason: string) => void;
  /** Bound on the whole start, crash recovery included. Milliseconds, 120,000 unless given. */
  readonly startTimeoutMs?: number;
};

export type EmbeddedPostgres = {
  /** `postgres://…` with the password, of the database `aval` on 127.0.0.1. Secret: never log it. */
  readonly url: string;
  /** True when the server was already running: left by a killed process, or started by a sharer. */
  readonly adopted: boolean;
  /** Lets the folder go; stops the server when nobody else uses it. May be called again. */
  readonly stop: () => Promise<void>;
};
