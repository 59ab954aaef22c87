import type { Check } from '../check.ts';
import { doubtful, passed } from './check-builders.ts';

/** In what two applicants are the same. `person`: a given name, the family name and the day of birth together. */
export const similarFields = ['person', 'info.idDocs.number', 'email', 'phone', 'image', 'face'] as const;
export type SimilarField = (typeof similarFields)[number];

/** Another applicant of the environment who is the same in some field. */
export type SimilarApplicant = {
  readonly applicantId: string;
  readonly matchedFields: readonly SimilarField[];
};

/**
 * What became of the search for the applicant's face among the selfies of others. `no-figure`: nobody measured from which cosine on
 * this model's faces are one person's, so it may not search.
 */
export type FaceSearch =
  | { readonly kind: 'no-figure'; readonly modelId: string }
  | {
      readonly kind: 'searched';
      readonly modelId: string;
      /** Cosine from which an officer looks. */
      readonly alert: number;
      /** The most that one search goes through. */
      readonly gallery: number;
      readonly compared: number;
      /** Faces that could not be compared, since another model made them. */
      readonly otherModels: number;
      /** True when there are more than `gallery`: the oldest were left out. */
      readonly isCut: boolean;
      /** The highest cosine with each applicant who reaches `alert`. */
      readonly alike: readonly { readonly applicantId: string; readonly cosine: number }[];
    };

const words: Readonly<Record<SimilarField, string>> = {
  person: 'the name with the day of birth',
  'info.idDocs.number': 'the document number',
  email: 'the e-mail address',
  phone: 'the phone number',
  image: 'a picture file',
  face: 'the face',
};
/** As the wire names what is the same. */
const wireNames: Readonly<Record<SimilarField, readonly string[]>> = {
  person: ['info.firstName', 'info.lastName', 'info.dob'],
  'info.idDocs.number': ['info.idDocs.number'],
  email: ['email'],
  phone: ['phone'],
  image: ['image'],
  face: ['face'],
};
const isPicture = (field: SimilarField) => field === 'image' || field === 'face';

/**
 * Whether somebody else of the environment has what should be one person's alone. It never refuses: an address or a telephone may be a
 * family's, people are born on one day, faces are never certain among many, and a person may have a good reason to come twice. `limit` is
 * how many others were looked for at the most. Faces that were not all compared leave a doubt, never a pass. `faces` is absent where
 * there is no face, or the level wants none looked for.
 */
export function judgeSimilar(
  found: readonly SimilarApplicant[],
  limit: number,
  faces?: FaceSearch | undefined,
): Check {
  const others = withFaces(found, faces).slice(0, limit);
  const facts = {
    checkType: 'SIMILAR_SEARCH' as const,
    imageIds: [],
    numbers: { applicants: others.length, ...numbersOf(faces) },
    thresholds: {
      applicants: limit,
      ...(faces?.kind === 'searched' ? { faceAlert: faces.alert, faces: faces.gallery } : {}),
    },
    modelIds: faces === undefined ? [] : [faces.modelId],
  };
  const hits = others.map(({ applicantId, matchedFields, faceCosine }) => ({
    applicantId,
    matchedFields: matchedFields.flatMap((field) => wireNames[field]),
    types: [
      ...(matchedFields.some((field) => !isPicture(field)) ? ['text' as const] : []),
      ...(matchedFields.some(isPicture) ? ['image' as const] : []),
    ],
    ...(faceCosine === undefined ? {} : { faceCosine }),
  }));
  const gap = gapOf(faces);
  if (hits.length === 0) {
    const none = 'No other applicant has the same data.';
    const check = gap === undefined ? passed(facts, none) : doubtful(facts, `${none} ${gap}`);
    return { ...check, similar: { hits } };
  }
  const shared = similarFields.filter((field) => others.some((one) => one.matchedFields.includes(field)));
  const who = hits.length === 1 ? 'Another applicant has' : `${hits.length} other applicants have`;
  const same = `${who} the same: ${shared.map((field) => words[field]).join(', ')}.`;
  return {
    ...doubtful(facts, gap === undefined ? same : `${same} ${gap}`),
    similar: { hits },
    candidateLabels: ['DUPLICATE'],
  };
}

type Other = SimilarApplicant & { readonly faceCosine?: number };

/** Those of the same face among the others, the most alike first where they are new. */
function withFaces(found: readonly SimilarApplicant[], faces: FaceSearch | undefined): Other[] {
  const alike = faces?.kind === 'searched' ? faces.alike : [];
  const cosines = new Map(alike.map(({ applicantId, cosine }) => [applicantId, cosine]));
  const known = found.map((other): Other => {
    const faceCosine = cosines.get(other.applicantId);
    return faceCosine === undefined
      ? other
      : { ...other, matchedFields: [...other.matchedFields, 'face'], faceCosine };
  });
  const added = alike
    .filter(({ applicantId }) => found.every((other) => other.applicantId !== applicantId))
    .toSorted((one, other) => other.cosine - one.cosine)
    .map(({ applicantId, cosine }): Other => ({ applicantId, matchedFields: ['face'], faceCosine: cosine }));
  // A face that is cut away by the limit would be a person nobody is told of, while the others are hints of a family.
  return [...known.filter(isAlike), ...added, ...known.filter((other) => !isAlike(other))];
}

function isAlike({ faceCosine }: Other): boolean {
  return faceCosine !== undefined;
}

function numbersOf(faces: FaceSearch | undefined): Record<string, number> {
  if (faces === undefined) return {};
  if (faces.kind === 'no-figure') return { facesCompared: 0 };
  return { facesCompared: faces.compared, facesOfOtherModels: faces.otherModels };
}

/** Why the face may be somebody else's all the same; undefined when it was looked for everywhere. */
function gapOf(faces: FaceSearch | undefined): string | undefined {
  if (faces === undefined) return undefined;
  if (faces.kind === 'no-figure')
    return 'The face was not looked for: this model has no figure by which it may search.';
  if (faces.isCut) return `The face was looked for in the newest ${faces.gallery} selfies only.`;
  if (faces.otherModels > 0)
    return `The face could not be compared with ${faces.otherModels} selfies of another model.`;
  return undefined;
}
