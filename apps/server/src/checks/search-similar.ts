import type { Check } from '@aval/core/check';
import type { EnvironmentId } from '@aval/core/ids';
import { type FaceSearch, judgeSimilar } from '@aval/core/rules/judge-similar';
import type { Applicant, SimilarApplicants } from '../applicants/ports.ts';
import { searchTerms } from '../applicants/search-terms.ts';
import type { ImageStore } from '../documents/ports.ts';

type Stores = {
  readonly similarApplicants: SimilarApplicants;
  readonly images: Pick<ImageStore, 'fileHashes'>;
};

/** Others that are looked for; whoever has more is no person, but a number that everybody gives. */
const limit = 50;

/** Looks for other applicants of the environment who are the same in what should be one person's alone; faces were looked for before. */
export async function searchSimilar(
  { similarApplicants, images }: Stores,
  environmentId: EnvironmentId,
  { id, profile }: Applicant,
  faces: FaceSearch | undefined,
): Promise<Check> {
  const fileHashes = await images.fileHashes(environmentId, id);
  const whom = { id, terms: searchTerms(profile), fileHashes };
  return judgeSimilar(await similarApplicants.find(environmentId, whom, limit), limit, faces);
}
