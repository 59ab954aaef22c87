import type { Check } from '@aval/core/check';
import type { FaceComparison, FaceTemplate } from '@aval/core/findings';
import type { Result } from '@aval/core/result';
import type { Evidence } from '@aval/core/rules/evidence';
import { type BlacklistFindings, judgeBlacklist } from '@aval/core/rules/judge-blacklist';
import { faceThresholdsFor } from '@aval/core/rules/model-thresholds';
import type { Applicant } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { blacklistTerms } from './blacklist-terms.ts';
import type { BlacklistStore } from './ports.ts';

export type CheckBlacklistDependencies = {
  readonly environmentKeys: EnvironmentKeys;
  readonly compareFaces: (
    one: FaceTemplate,
    other: FaceTemplate,
  ) => Result<FaceComparison, 'different-models'>;
};
type Stores = {
  readonly blacklist: BlacklistStore;
  readonly images: Pick<ImageStore, 'fileHashes'>;
};

/** Looks the applicant up on the environment's blacklist, by what is known of him now and by the faces that were just examined. */
export function checkBlacklist({ environmentKeys, compareFaces }: CheckBlacklistDependencies) {
  return async (
    { blacklist, images }: Stores,
    { environmentId }: Context,
    applicant: Applicant,
    evidence: Evidence,
  ): Promise<Check> => {
    const hashes = await images.fileHashes(environmentId, applicant.id);
    const listed = await blacklist.faces(environmentId, await environmentKeys.dataKey(environmentId));
    return judgeBlacklist({
      isListed: await blacklist.isListed(environmentId, applicant.id),
      kinds: await blacklist.matches(environmentId, blacklistTerms(applicant.profile, hashes)),
      face: mostAlike(compareFaces, evidence, listed),
    });
  };
}

function mostAlike(
  compareFaces: CheckBlacklistDependencies['compareFaces'],
  { selfie, document, modelThresholds }: Evidence,
  listed: readonly FaceTemplate[],
): BlacklistFindings['face'] {
  const own = [
    selfie?.findings?.template ?? null,
    ...(document?.sides.map(({ findings }) => findings?.portrait ?? null) ?? []),
  ].filter((face) => face !== null);
  let best: BlacklistFindings['face'] = null;
  for (const face of own) {
    const search = faceThresholdsFor(modelThresholds, face.modelId)?.search;
    if (search === undefined || search === null) continue;
    for (const other of listed) {
      const compared = compareFaces(face, other);
      if (!compared.ok || (best !== null && compared.value.cosine <= best.cosine)) continue;
      best = { cosine: compared.value.cosine, alert: search.alert, modelId: face.modelId };
    }
  }
  return best;
}
