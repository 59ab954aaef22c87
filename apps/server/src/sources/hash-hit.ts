import type { SourceHit } from '@aval/core/screening/source-hit';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { subjectText } from './subject-of.ts';

export type HashHit = Pick<Keyring, 'searchHash'>;

/** Names a hit without telling it: the same entry in the same version for the same person gives the same 64 hex digits. */
export function hashHit(
  { searchHash }: HashHit,
  source: string,
  { entryId, entryDigest }: SourceHit,
  subject: ScreeningSubject,
): string {
  return searchHash('aml-hit', JSON.stringify([source, entryId, entryDigest, subjectText(subject)]));
}
