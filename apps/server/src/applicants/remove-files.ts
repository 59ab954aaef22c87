import { success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { type ErasedApplicant, erasureEvent } from './erasure-event.ts';
import type { ErasureStore } from './erasure-ports.ts';

type Stores = {
  readonly erasures: ErasureStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
};
export type RemoveFilesDependencies = {
  readonly transact: Transact<Stores>;
  readonly erasures: Pick<ErasureStore, 'find'>;
  readonly environmentKeys: EnvironmentKeys;
  readonly blobs: Pick<BlobStore, 'remove'>;
  readonly clock: Clock;
};

/** Removes the files of somebody who was erased. Goes on where a crash cut it short; told and written down once. */
export function removeFiles({ transact, erasures, environmentKeys, blobs, clock }: RemoveFilesDependencies) {
  return async (context: Context, about: ErasedApplicant): Promise<void> => {
    const { environmentId, actor } = context;
    const { applicantId } = about;
    const erasure = await erasures.find(environmentId, applicantId);
    if (erasure === undefined || erasure.isFinished) return;
    for (const key of erasure.blobKeys) await blobs.remove(key);
    const dataKey = await environmentKeys.dataKey(environmentId);
    await transact(async (stores) => {
      const at = clock();
      if (!(await stores.erasures.finish(environmentId, applicantId, at))) return success(undefined);
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'erasedFilesRemoved',
        actor,
        payload: { files: erasure.blobKeys.length },
        dataKey,
      });
      await stores.outbox.publish(erasureEvent(context, 'applicantPersonalDataDeleted', at, about, dataKey));
      return success(undefined);
    });
  };
}
