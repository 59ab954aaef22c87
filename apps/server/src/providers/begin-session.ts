import type { LevelDefinition } from '@aval/core/level';
import type { Applicant } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { ProviderSessionStore } from './ports.ts';

/** Name of the job that goes on with a session: sends, or reads the answer. */
export const tendSessionTask = 'tend-provider-session';

/** One job for each session: asking again moves the waiting one. */
export function sessionJobKey(sessionId: string): string {
  return `${tendSessionTask}/${sessionId}`;
}

type Stores = {
  readonly providerSessions: ProviderSessionStore;
  readonly images: Pick<ImageStore, 'list'>;
  readonly jobs: JobQueue;
};
type Input = {
  readonly applicant: Applicant;
  readonly attemptId: string;
  readonly verification: LevelDefinition['verification'];
  readonly at: Date;
};

/** Has an outside provider asked about an attempt where the level says so; nothing happens when he is being asked already. */
export function beginSession({ identifiers }: { readonly identifiers: Identifiers }) {
  return async (
    { providerSessions, images, jobs }: Stores,
    { environmentId, correlationId }: Context,
    { applicant, attemptId, verification, at }: Input,
  ): Promise<void> => {
    if (verification.by === 'internal') return;
    const { id: applicantId, dataKey } = applicant;
    const all = await images.list(environmentId, applicantId, dataKey);
    const imageIds = all.filter(({ deactivated }) => !deactivated).map(({ imageId }) => imageId);
    const id = identifiers.uuid();
    const { provider, by: mode } = verification;
    const session = { id, applicantId, attemptId, provider, mode, state: { imageIds }, createdAt: at };
    const isNew = await providerSessions.insert(environmentId, session, dataKey);
    if (!isNew) return;
    await jobs.add(
      tendSessionTask,
      { environmentId, sessionId: id, correlationId },
      { key: sessionJobKey(id) },
    );
  };
}
