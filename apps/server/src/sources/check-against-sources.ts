import type { Check } from '@aval/core/check';
import type { ApplicantId } from '@aval/core/ids';
import { judgeSource } from '@aval/core/screening/judge-source';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import type { Context } from '../platform/context.ts';
import { type HashHit, hashHit } from './hash-hit.ts';
import type { AmlStore, FindSource } from './ports.ts';

export type CheckAgainstSourcesDependencies = {
  readonly findSource: FindSource;
  readonly aml: Pick<AmlStore, 'dismissed'>;
  readonly keyring: HashHit;
};
type Input = {
  readonly subject: ScreeningSubject;
  /** Names of the sources to ask. */
  readonly sources: readonly string[];
  /** Whose dismissed hits are not raised again; absent: every hit counts. */
  readonly applicantId?: ApplicantId;
};

/**
 * One check for every source named, in their order: GREEN where nobody fits, YELLOW where somebody may, ERROR where the source gave
 * no answer or nothing is known to ask for. Never RED: a person decides. Writes nothing: see `recordHits`.
 */
export function checkAgainstSources({ findSource, aml, keyring }: CheckAgainstSourcesDependencies) {
  return async (context: Context, { subject, sources, applicantId }: Input): Promise<Check[]> => {
    if (sources.length === 0) return [];
    const dismissed =
      applicantId === undefined ? new Set<string>() : await aml.dismissed(context.environmentId, applicantId);
    return Promise.all(
      [...new Set(sources)].map(async (name) => {
        const answer =
          subject.names.length === 0
            ? ({ kind: 'unavailable', reason: 'nameless' } as const)
            : await findSource(name).lookUp(subject, context.environment);
        return judgeSource({
          name,
          answer,
          isDismissed: (hit) => dismissed.has(hashHit(keyring, name, hit, subject)),
        });
      }),
    );
  };
}
