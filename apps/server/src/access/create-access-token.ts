import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import { type CreateApplicantDependencies, createApplicant } from '../applicants/create-applicant.ts';
import { type MoveToLevelDependencies, moveToLevel } from '../applicants/move-to-level.ts';
import type { Applicant } from '../applicants/ports.ts';
import { type ReadApplicantDependencies, readApplicant } from '../applicants/read-applicant.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import { formAccessToken, hashAccessToken } from './access-token-form.ts';
import type { AccessTokenStore } from './ports.ts';

export type CreateAccessTokenDependencies = {
  readonly create: CreateApplicantDependencies;
  readonly read: ReadApplicantDependencies;
  readonly move: MoveToLevelDependencies;
  readonly transact: Transact<{ readonly accessTokens: AccessTokenStore; readonly journal: Journal }>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  /** Origin that the web SDK is to load from. */
  readonly publicUrl: () => string;
};
type Input = {
  readonly userId: string;
  /** May be absent when the applicant exists. */
  readonly levelName: string | undefined;
  readonly ttlInSecs: number;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** A short-lived token for one applicant, who is created if the level is told and he does not exist yet. */
export function createAccessToken(deps: CreateAccessTokenDependencies) {
  const create = createApplicant(deps.create);
  const read = readApplicant(deps.read);
  const move = moveToLevel(deps.move);

  const findOrCreate = async (context: Context, input: Input): Promise<Result<Applicant, AppError>> => {
    const found = await read(context, { by: 'externalUserId', externalUserId: input.userId });
    if (found.ok) {
      const { applicant, level } = found.value;
      if (input.levelName === undefined || input.levelName === level.name) return success(applicant);
      const moved = await move(context, { applicantId: applicant.id, levelName: input.levelName });
      if (moved.ok) return success(moved.value.applicant);
      // While checks run, and after a final refusal, the level stays as it is.
      const stays =
        moved.error.name === 'state-conflict' || moved.error.name === 'applicant-with-final-reject';
      return stays ? success(applicant) : moved;
    }
    if (input.levelName === undefined) return found;
    const { email, phone } = input;
    const applicant = {
      externalUserId: input.userId,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    };
    const created = await create(context, { levelName: input.levelName, applicant });
    if (created.ok) return success(created.value.applicant);
    if (created.error.name !== 'applicant-already-exists') return created;
    // Two requests for a new user at the same moment: the other one won.
    const again = await read(context, { by: 'externalUserId', externalUserId: input.userId });
    return again.ok ? success(again.value.applicant) : again;
  };

  return async (context: Context, input: Input): Promise<Result<{ readonly token: string }, AppError>> => {
    const applicant = await findOrCreate(context, input);
    if (!applicant.ok) return applicant;
    const { environmentId, actor } = context;
    const { id, dataKey } = applicant.value;
    const createdAt = deps.clock();
    const expiresAt = new Date(createdAt.getTime() + input.ttlInSecs * 1000);
    const token = formAccessToken(
      deps.keyring,
      context.environment,
      deps.identifiers.uuid(),
      deps.publicUrl(),
      expiresAt,
    );
    return deps.transact(async ({ accessTokens, journal }) => {
      await accessTokens.removeExpired(environmentId, createdAt);
      await accessTokens.insert(environmentId, {
        tokenHash: hashAccessToken(token),
        applicantId: id,
        createdAt,
        expiresAt,
      });
      const payload = { expiresAt: expiresAt.toISOString() };
      await journal.append({
        environmentId,
        subjectId: id,
        at: createdAt,
        type: 'accessTokenCreated',
        actor,
        payload,
        dataKey,
      });
      return success({ token });
    });
  };
}
