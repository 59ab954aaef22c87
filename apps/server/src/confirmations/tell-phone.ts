import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result } from '@aval/core/result';
import { type TellOwnDataDependencies, tellOwnData } from '../applicants/tell-own-data.ts';
import type { Context } from '../platform/context.ts';
import { readIdentifier } from './identifier.ts';

/** Keeps the number that an applicant tells, in E.164. Errors: `identifier-invalid`, and those of `tellOwnData`. */
export function tellPhone(deps: TellOwnDataDependencies) {
  const tell = tellOwnData(deps);
  return async (
    context: Context,
    { applicantId, number }: { readonly applicantId: ApplicantId; readonly number: string },
  ): Promise<Result<undefined, AppError>> => {
    const identifier = readIdentifier('phone', number);
    return identifier === undefined
      ? failure(appError('identifier-invalid'))
      : tell(context, { applicantId, phone: identifier.address });
  };
}
