import type { EnvironmentId } from '@aval/core/ids';
import type { Actor } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';

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
