import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { type CreateApplicantDependencies, createApplicant } from '../applicants/create-applicant.ts';
import { type MoveToLevelDependencies, moveToLevel } from '../applicants/move-to-level.ts';
import type { Applicant } from '../applicants/ports.ts';
import { type ReadApplicantDependencies, readApplicant } from '../applicants/read-applicant.ts';
import type { Context } from '../platform/context.ts';

export type FindOrCreateApplicantDependencies = {
  readonly create: CreateApplicantDependencies;
  readonly read: ReadApplicantDependencies;
  readonly move: MoveToLevelDependencies;
};
export type WantedApplicant = {
  readonly userId: string;
  /** May be absent when the applicant exists. */
  readonly levelName: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};

/** The applicant of this user id, put on the level if he may be moved there; created when he does not exist yet. */
export function findOrCreateApplicant(deps: FindOrCreateApplicantDependencies) {
  const create = createApplicant(deps.create);
  const read = readApplicant(deps.read);
  const move = moveToLevel(deps.move);
  return async (context: Context, input: WantedApplicant): Promise<Result<Applicant, AppError>> => {
    const found = await read(context, { by: 'externalUserId', externalUserId: input.userId });
    if (found.ok) {
      const { applicant, level } = found.value;
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
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
}
