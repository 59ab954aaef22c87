import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import { type FindSubjectDependencies, findSubject, type WantedSubject } from '../access/find-subject.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import { hashLinkCode, newLinkCode } from './link-code.ts';
import type { LinkSettings, LinkStore } from './ports.ts';

export type CreateLinkDependencies = FindSubjectDependencies & {
  readonly transact: Transact<{ readonly links: LinkStore; readonly journal: Journal }>;
  readonly clock: Clock;
  /** Origin that the link leads to. */
  readonly publicUrl: () => string;
};
type Input = WantedSubject & {
  readonly ttlInSecs: number;
  readonly settings: Omit<LinkSettings, 'version'>;
};

/** A link for one applicant or one of his actions, `<origin>/websdk/p/<code>`. Only the code's hash is stored. */
export function createLink(deps: CreateLinkDependencies) {
  const find = findSubject(deps);
  return async (
    context: Context,
    { ttlInSecs, settings, ...wanted }: Input,
  ): Promise<Result<{ readonly url: string; readonly applicantId: string }, AppError>> => {
    const subject = await find(context, wanted);
    if (!subject.ok) return subject;
    const { applicant, actionId } = subject.value;
    const { environmentId, actor } = context;
    const code = newLinkCode();
    const createdAt = deps.clock();
    const expiresAt = new Date(createdAt.getTime() + ttlInSecs * 1000);
    return deps.transact(async ({ links, journal }) => {
      await links.removeExpired(environmentId, createdAt);
      await links.insert(
        environmentId,
        {
          codeHash: hashLinkCode(code),
          applicantId: applicant.id,
          actionId,
          settings: { version: 1, ...settings },
          createdAt,
          expiresAt,
          openedAt: undefined,
        },
        applicant.dataKey,
      );
      await journal.append({
        environmentId,
        subjectId: applicant.id,
        at: createdAt,
        type: 'linkCreated',
        actor,
        payload: { actionId, expiresAt: expiresAt.toISOString() },
        dataKey: applicant.dataKey,
      });
      return success({ url: `${deps.publicUrl()}/websdk/p/${code}`, applicantId: applicant.id });
    });
  };
}
