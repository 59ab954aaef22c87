import {
  docSetOf,
  type IdDocSetType,
  type IdDocSubType,
  type IdDocType,
  isDoubleSided,
  type RequiredIdDocs,
} from './level.ts';

/** What the step rules need to know of an uploaded picture. */
export type StepImage = {
  readonly imageId: number;
  readonly idDocType: IdDocType;
  readonly idDocSubType: IdDocSubType | null;
  readonly country: string;
};

/** One document: all active pictures of one type and country. */
export type StepDocument<Image extends StepImage> = {
  readonly idDocType: IdDocType;
  readonly country: string;
  /** Front first. */
  readonly images: readonly Image[];
  readonly complete: boolean;
};

/** Documents of one step among the active pictures (oldest first), the newest document last. */
export function stepDocuments<Image extends StepImage>(
  required: RequiredIdDocs,
  step: IdDocSetType,
  images: readonly Image[],
): StepDocument<Image>[] {
  const docSet = required.docSets.find((candidate) => candidate.idDocSetType === step);
  if (docSet === undefined) return [];
  const groups = new Map<string, Image[]>();
  for (const image of images) {
    if (docSet.types?.includes(image.idDocType) !== true) continue;
    const key = `${image.idDocType}/${image.country}`;
    const group = groups.get(key) ?? [];
    groups.delete(key);
    groups.set(key, [...group, image]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const front = group.filter((image) => image.idDocSubType !== 'BACK_SIDE');
    const back = group.filter((image) => image.idDocSubType === 'BACK_SIDE');
    return [
      {
        idDocType: first.idDocType,
        country: first.country,
        images: [...front, ...back],
        complete: isComplete(first.idDocType, group, docSet.subTypes),
      },
    ];
  });
}

/** The newest complete document of the step: the one that is judged. */
export function judgedDocument<Image extends StepImage>(
  required: RequiredIdDocs,
  step: IdDocSetType,
  images: readonly Image[],
): StepDocument<Image> | undefined {
  return stepDocuments(required, step, images).findLast((document) => document.complete);
}

/**
 * Names of the steps that are not done, in the level's order. `done` are those that are known to be done without pictures (a
 * questionnaire that is answered).
 */
export function missingSteps(
  required: RequiredIdDocs,
  images: readonly StepImage[],
  done: readonly IdDocSetType[] = [],
): IdDocSetType[] {
  return required.docSets
    .map((docSet) => docSet.idDocSetType)
    .filter((step) => !done.includes(step) && judgedDocument(required, step, images) === undefined);
}

/** A picture without a side stands for the whole document; otherwise a two-sided document needs both. */
function isComplete(
  type: IdDocType,
  images: readonly StepImage[],
  subTypes: readonly IdDocSubType[] | undefined,
): boolean {
  if (!isDoubleSided(type) || images.some((image) => image.idDocSubType === null)) return images.length > 0;
  const wanted = subTypes ?? ['FRONT_SIDE', 'BACK_SIDE'];
  return wanted.every((side) => images.some((image) => image.idDocSubType === side));
}

/** True if the level asks for this type of document at all. */
export function isWanted(required: RequiredIdDocs, type: IdDocType): boolean {
  return docSetOf(required, type) !== undefined;
}
