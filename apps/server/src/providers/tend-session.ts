import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import { isUnderWay } from '@aval/core/review';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { answerSession, failSession, trySessionAgain } from './answer-session.ts';
import { findProvider } from './find-provider.ts';
import { type MoveSessionDependencies, moveSession } from './move-session.ts';
import { personOf } from './person-of.ts';
import type {
  KycProvider,
  ProviderDocument,
  ProviderSession,
  ProviderSessionStore,
  ProviderSetup,
  ProviderTrouble,
  ReadOutcome,
  SubmitOutcome,
} from './ports.ts';

export type TendSessionDependencies = MoveSessionDependencies & {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly providerSessions: Pick<ProviderSessionStore, 'head' | 'find'>;
  readonly blobs: Pick<BlobStore, 'read'>;
  readonly setup: ProviderSetup;
};

/**
 * Goes on with a session: hands the person in, or asks for the answer. Trouble of any kind is another try later, and after the last
 * pause a failure that a person looks at; never an approval. Run twice it finds what is done already. `isNudged`: a webhook said to
 * look, beside the try that is due by itself.
 */
export function tendSession(deps: TendSessionDependencies) {
  const move = moveSession(deps);
  return async (
    context: Context,
    { sessionId, isNudged = false }: { readonly sessionId: string; readonly isNudged?: boolean },
    signal: AbortSignal,
  ): Promise<Result<ProviderSession | undefined, AppError>> => {
    const { environmentId } = context;
    const head = await deps.providerSessions.head(environmentId, sessionId);
    if (head === undefined || head.status === 'answered' || head.status === 'failed')
      return success(undefined);
    const applicant = await deps.applicants.find(environmentId, head.applicantId);
    if (applicant === undefined) return success(undefined);
    const session = await deps.providerSessions.find(environmentId, sessionId, applicant.dataKey);
    if (session === undefined) return success(undefined);
    if (!(await isWanted(deps, context, applicant, session)))
      return move(context, applicant, sessionId, (present) => failSession(present, 'not-wanted-any-more'));
    const provider = findProvider(deps.setup, context, session.provider);
    if (session.status === 'sending') {
      const sent = await send(deps, context, applicant, session, provider, signal);
      return move(context, applicant, sessionId, (present) => {
        if (present.status !== 'sending') return undefined;
        if (sent.status === 'refused') return failSession(present, sent.reason);
        if (sent.status === 'unavailable')
          return trySessionAgain(present, sent.reason, deps.setup.pauses.send, sent.retryAfterSeconds);
        const waiting = { ...present, status: 'waiting' as const, state: sent.state, tries: 0 };
        return trySessionAgain(waiting, undefined, deps.setup.pauses.read);
      });
    }
    const read: ReadOutcome =
      provider === undefined ? unknownProvider : await provider.read(sessionId, session.state, signal);
    return move(context, applicant, sessionId, (present) => {
      switch (read.status) {
        case 'answered':
          return answerSession(present, read.verdict, deps.clock());
        case 'refused':
          return failSession(present, read.reason);
        case 'unavailable':
          return trySessionAgain(present, read.reason, deps.setup.pauses.read, read.retryAfterSeconds);
        case 'pending':
          // Webhooks that tell nothing new must not use up the tries: the next one stands already.
          return isNudged ? undefined : trySessionAgain(present, undefined, deps.setup.pauses.read);
      }
    });
  };
}

/** An operator may put it back: tried again like any silence. */
const unknownProvider: ProviderTrouble = { status: 'unavailable', reason: 'provider-not-configured' };

/** Data leave the house only while the level says so and the attempt is the present one. */
async function isWanted(
  { reviews, levels }: TendSessionDependencies,
  { environmentId }: Context,
  applicant: Applicant,
  { attemptId, mode, provider }: ProviderSession,
): Promise<boolean> {
  const review = await reviews.find(environmentId, applicant.id);
  const level = await levels.find(environmentId, applicant.levelId);
  const verification = level?.definition.verification;
  if (review?.attemptId !== attemptId || review.state.status === 'init' || applicant.deactivated)
    return false;
  if (verification?.by !== mode || verification.provider !== provider) return false;
  return mode === 'shadow' || isUnderWay(review.state.status);
}

async function send(
  deps: TendSessionDependencies,
  context: Context,
  applicant: Applicant,
  session: ProviderSession,
  provider: KycProvider | undefined,
  signal: AbortSignal,
): Promise<SubmitOutcome> {
  if (provider === undefined) return unknownProvider;
  const { environmentId } = context;
  const images = await deps.images.list(environmentId, applicant.id, applicant.dataKey);
  const documents = images
    .filter(({ imageId }) => session.state.imageIds?.includes(imageId) === true)
    .map(
      ({ imageId, idDocType, idDocSubType, country, format, blobKey }): ProviderDocument => ({
        imageId,
        idDocType,
        idDocSubType,
        country,
        format,
        read: async () => {
          const bytes = await deps.blobs.read(blobKey, applicant.dataKey);
          return bytes.ok ? bytes.value : undefined;
        },
      }),
    );
  const move = moveSession(deps);
  return provider.submit(
    {
      sessionId: session.id,
      state: session.state,
      person: personOf(applicant),
      documents,
      remember: async (state, told) => {
        await move(context, applicant, session.id, (present) => ({
          session: { ...present, state },
          entry: { type: 'providerTold', payload: told },
        }));
      },
    },
    signal,
  );
}
