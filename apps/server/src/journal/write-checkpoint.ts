import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import { signDetached } from '../platform/crypto/signing-key.ts';
import type { Transact } from '../platform/database/transact.ts';
import { checkpointHash } from './checkpoint-content.ts';
import { genesisHash } from './entry-content.ts';
import type { CheckpointStore, InstallationStore } from './ports.ts';

type Stores = { readonly checkpoints: CheckpointStore; readonly installation: InstallationStore };
export type WriteCheckpointDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };

/**
 * Signs how far every chain has come since the last checkpoint, so that entries cannot be taken off a chain's end, or a chain be
 * summed anew, without the signing key. Writes nothing when nothing was journalled. Answers the number of chains covered.
 */
export function writeCheckpoint({ transact, clock }: WriteCheckpointDependencies) {
  return (): Promise<Result<number, AppError>> =>
    transact(async ({ checkpoints, installation }) => {
      const previous = await checkpoints.lockLast();
      const heads = await checkpoints.takeOpenHeads();
      if (heads.length === 0) return success(0);
      const number = (previous?.number ?? 0) + 1;
      const at = clock();
      const hash = checkpointHash(number, at, previous?.hash ?? genesisHash, heads);
      const { privateKey } = await installation.signingKey();
      const signature = signDetached(privateKey, hash);
      await checkpoints.insert({
        number,
        at,
        previousHash: previous?.hash ?? genesisHash,
        heads,
        hash,
        signature,
      });
      return success(heads.length);
    });
}
