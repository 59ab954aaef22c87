import { type AppError, appError } from '@aval/core/errors';
import type { IdDocSetType } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantWithReview } from '../applicants/create-applicant.ts';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { type AdoptApplicantDependencies, type AdoptedPicture, adoptApplicant } from './adopt-applicant.ts';
import { hashShareToken } from './create-share-token.ts';
import type { ShareToken, ShareTokenStore } from './ports.ts';

export type ImportSharedDependencies = AdoptApplicantDependencies & {
  readonly shareTokens: Pick<ShareTokenStore, 'find'>;
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly images: Pick<ImageStore, 'list' | 'readFindings'>;
};
type Input = {
  readonly shareToken: string;
  /** Steps whose pictures are left behind: the applicant makes them anew. */
  readonly resetIdDocSetTypes: readonly IdDocSetType[];
  /** The level he comes on; the one of the same name when undefined. */
  readonly levelName: string | undefined;
  readonly externalUserId: string | undefined;
};

/**
 * Copies the applicant that a share token names into the caller's environment: data, active pictures and what was read from them
 * (face templates among it), sealed with a key of his own there. An answer does not come along, the review begins anew.
 */
export function importShared(deps: ImportSharedDependencies) {
  const adopt = adoptApplicant(deps);
  return async (context: Context, input: Input): Promise<Result<ApplicantWithReview, AppError>> => {
    const token = await deps.shareTokens.find(context.environmentId, hashShareToken(input.shareToken));
    if (token === undefined || token.expiresAt <= deps.clock()) return failure(unusable);
    const source = await deps.applicants.find(token.environmentId, token.applicantId);
    const review = await deps.reviews.find(token.environmentId, token.applicantId);
    if (source === undefined || review === undefined || source.deactivated) return failure(unusable);
    const { email, phone, fixedInfo, info, suppliedIdDocs, agreements } = source.profile;
    return adopt(context, {
      levelName: input.levelName ?? review.levelName,
      applicant: {
        type: source.type,
        externalUserId: input.externalUserId,
        email,
        phone,
        fixedInfo,
        lang: source.lang,
      },
      profile: { info, suppliedIdDocs, agreements },
      pictures: await sharedPictures(deps, token, source, input.resetIdDocSetTypes),
      result: undefined,
      origin: { from: 'share', sourceApplicantId: source.id, resetIdDocSetTypes: input.resetIdDocSetTypes },
      finish: async ({ shareTokens, journal }) => {
        const at = deps.clock();
        if (!(await shareTokens.use(token, at))) return failure(unusable);
        await journal.append({
          environmentId: token.environmentId,
          subjectId: source.id,
          at,
          type: 'applicantShared',
          actor: { kind: 'system', id: 'share-token' },
          payload: { toClientId: context.clientId },
          dataKey: source.dataKey,
        });
        return success(undefined);
      },
    });
  };
}

const unusable = appError('invalid-value', 'The share token is unknown, used, expired or for another client');

async function sharedPictures(
  { images, blobs }: ImportSharedDependencies,
  { environmentId, applicantId }: ShareToken,
  { dataKey }: Applicant,
  reset: readonly IdDocSetType[],
): Promise<AdoptedPicture[]> {
  const all = await images.list(environmentId, applicantId, dataKey);
  const taken = all.filter((image) => !image.deactivated && !reset.includes(image.idDocSetType));
  return Promise.all(
    taken.map(async (image): Promise<AdoptedPicture> => {
      const { idDocType, idDocSubType, country, format, width, height, fileName, imageId, blobKey } = image;
      const findings = await images.readFindings(environmentId, applicantId, imageId, dataKey);
      const bytes = async () => {
        const read = await blobs.read(blobKey, dataKey);
        return read.ok ? read : failure(appError('file-unavailable'));
      };
      return { idDocType, idDocSubType, country, format, width, height, fileName, bytes, findings };
    }),
  );
}
