import type { EnvironmentId } from '@aval/core/ids';
import type { Actor } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { SigningKey } from '../platform/crypto/signing-key.ts';
import type { ChainHead } from './checkpoint-content.ts';
import type { EntryContent } from './entry-content.ts';

/** What is written about one change. `payload` holds ids, counts and labels; it is sealed all the same. */
export type JournalEntry = {
  readonly environmentId: EnvironmentId;
  /** The applicant the change is about, or the environment for its administration. */
  readonly subjectId: string;
  readonly at: Date;
  readonly type: string;
  readonly actor: Actor;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Key of the subject; erasing it leaves the chain verifiable and the payload unreadable. */
  readonly dataKey: SecretKey;
};

/** Port: writes in the transaction of the change. */
export type Journal = { readonly append: (entry: JournalEntry) => Promise<void> };

export type Checkpoint = {
  readonly number: number;
  readonly at: Date;
  readonly previousHash: Buffer;
  readonly heads: readonly ChainHead[];
  readonly hash: Buffer;
  readonly signature: Buffer;
};

/** As read back; `heads` is undefined when what stands there was not written by this program. */
export type StoredCheckpoint = Omit<Checkpoint, 'heads'> & {
  readonly heads: readonly ChainHead[] | undefined;
};

/** Port: the installation's signed statements about all chains; they cover every tenant. */
export type CheckpointStore = {
  /** The newest checkpoint; until the transaction ends nobody else writes one. */
  readonly lockLast: () => Promise<{ readonly number: number; readonly hash: Buffer } | undefined>;
  /** Heads that moved since they were last covered; they count as covered from now on. */
  readonly takeOpenHeads: () => Promise<ChainHead[]>;
  readonly insert: (checkpoint: Checkpoint) => Promise<void>;
};

/** Port: the one row that stands for this installation: which master key it has, and the journal's signing key. */
export type InstallationStore = {
  /** Held until the transaction ends: one process prepares, the others wait and find it done. */
  readonly lock: () => Promise<void>;
  readonly find: () => Promise<
    { readonly masterKeyId: string; readonly journalPublicKey: Buffer } | undefined
  >;
  readonly create: (at: Date) => Promise<void>;
  readonly signingKey: () => Promise<SigningKey>;
};

/** What stands at the end of a chain. */
export type StoredHead = {
  readonly subjectId: string;
  readonly environmentId: string;
  readonly sequence: number;
  readonly hash: Buffer;
  /** Last sequence that a checkpoint covers; 0 for none. */
  readonly checkpointed: number;
};

export type StoredEntry = EntryContent & {
  readonly sequence: number;
  readonly hash: Buffer;
  /** As this program writes every entry; a `Date` could not tell. */
  readonly isWholeMillisecond: boolean;
};

/** The installation's whole journal at one moment; everything is in order and read page by page. */
export type JournalSnapshot = {
  readonly heads: () => AsyncIterable<StoredHead>;
  readonly entries: (subjectId: string) => AsyncIterable<StoredEntry>;
  readonly checkpoints: () => AsyncIterable<StoredCheckpoint>;
  readonly subjectsWithoutHead: () => Promise<readonly string[]>;
};

/** Port: runs `work` on one snapshot. */
export type ReadJournal = <Value>(work: (snapshot: JournalSnapshot) => Promise<Value>) => Promise<Value>;

/** One line of the audit trail: who did what to whom. Payloads stay sealed with their subjects. */
export type AuditEvent = {
  readonly subjectId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly type: string;
  /** `kind:id`, as it was written. */
  readonly actor: string;
  readonly hash: Buffer;
};

export type AuditQuery = {
  readonly from: Date;
  readonly to: Date;
  /** Kind or id of who did it, or `kind:id`. */
  readonly actor: string | undefined;
  readonly type: string | undefined;
  readonly limit: number;
  readonly offset: number;
};

/** Port: reads the journal of one environment. */
export type AuditTrail = {
  /** Newest first. */
  readonly read: (environmentId: EnvironmentId, query: AuditQuery) => Promise<AuditEvent[]>;
  /** What stands at the end of a subject's chain; undefined when it has none. */
  readonly head: (
    environmentId: EnvironmentId,
    subjectId: string,
  ) => Promise<{ readonly sequence: number; readonly hash: Buffer } | undefined>;
};
