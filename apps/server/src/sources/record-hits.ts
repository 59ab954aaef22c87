import type { Check } from '@aval/core/check';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import type { Applicant } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import { type HashHit, hashHit } from './hash-hit.ts';
import type { AmlStore } from './ports.ts';

type Stores = { readonly aml: AmlStore; readonly journal: Journal; readonly outbox: WebhookOutbox };
export type RecordHitsDependencies = { readonly identifiers: Identifiers; readonly keyring: HashHit };
type Input = {
  readonly applicant: Applicant;
  /** As locked in this transaction. */
  readonly review: Review;
  readonly subject: ScreeningSubject;
  readonly checks: readonly Check[];
  readonly at: Date;
};

/**
 * Writes what checks against sources found, within the caller's transaction: a hit that was not there opens the applicant's case and
 * sends amlCaseOnHold; the review stays as it is. Answers how many hits are new. Twice the same checks write nothing twice.
 */
export function recordHits({ identifiers, keyring }: RecordHitsDependencies) {
  return async (stores: Stores, context: Context, input: Input): Promise<number> => {
    const { applicant, review, subject, checks, at } = input;
    const { environmentId } = context;
    const asked = checks.flatMap(({ source }) => (source === undefined ? [] : [source]));
    if (asked.length === 0) return 0;
    const added: { id: string; source: string }[] = [];
    for (const { name, hits } of asked) {
      for (const hit of hits) {
        const id = identifiers.uuid();
        const hash = hashHit(keyring, name, hit, subject);
        const stored = { id, hash, source: name, hit, foundAt: at, resolved: undefined };
        if (await stores.aml.addHit(environmentId, applicant.id, applicant.dataKey, stored))
          added.push({ id, source: name });
      }
    }
    const before = await stores.aml.findCase(environmentId, applicant.id);
    const status = added.length > 0 ? 'onHold' : (before?.status ?? 'approved');
    const openedAt = added.length > 0 && before?.status !== 'onHold' ? at : (before?.openedAt ?? at);
    await stores.aml.saveCase(environmentId, applicant.id, { status, openedAt, lookedUpAt: at });
    if (added.length === 0) return 0;
    await stores.journal.append({
      environmentId,
      subjectId: applicant.id,
      at,
      type: 'amlCaseOnHold',
      actor: context.actor,
      payload: { hits: added },
      dataKey: applicant.dataKey,
    });
    await stores.outbox.publish(reviewEvent(context, { type: 'amlCaseOnHold', at, applicant, review }));
    return added.length;
  };
}
