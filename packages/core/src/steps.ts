import { takesCountry } from './accepted-countries.ts';
import {
  type DocSet,
  docSetOf,
  type IdDocSetType,
  type IdDocSubType,
  type IdDocType,
  isDoubleSided,
  isQuestionnaireStep,
  type RequiredIdDocs,
  takesDocuments,
} from './level.ts';

/** What the step rules need to know of an uploaded picture. */
export type StepImage = {
  readonly imageId: number;
  readonly idDocType: IdDocType;
  readonly idDocSubType: IdDocSubType | null;
  readonly country: string;
  /** The step that it was sent for, where that is known. */
  readonly idDocSetType?: IdDocSetType;
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
    if (stepOf(required, image) !== step) continue;
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

/** All that decides whether the steps of a level are done. */
export type StepFacts = {
  /** The active pictures. */
  readonly images: readonly StepImage[];
  /** Names of the data that are known of the applicant: those of fixedInfo and info, `email`, `phone`. */
  readonly fields: ReadonlySet<string>;
  /** Which of the present addresses were confirmed by a code or a link. */
  readonly confirmed: { readonly email: boolean; readonly phone: boolean };
  /** Ids of the questionnaires that were answered. */
  readonly questionnaires: ReadonlySet<string>;
};

/** Names of the steps that are not done yet, in the level's order. A step that may be skipped is never missing. */
export function missingSteps(required: RequiredIdDocs, facts: StepFacts): IdDocSetType[] {
  return required.docSets
    .filter((docSet) => docSet.skipAllowed !== true && !isDone(required, docSet, facts))
    .map((docSet) => docSet.idDocSetType);
}

/** True if nothing more is to be handed in for the step. What only an officer can do counts as done by the applicant. */
export function isDone(required: RequiredIdDocs, docSet: DocSet, facts: StepFacts): boolean {
  const { idDocSetType } = docSet;
  if (docSet.types !== undefined) return judgedDocument(required, idDocSetType, facts.images) !== undefined;
  if (idDocSetType === 'EMAIL_VERIFICATION') return facts.confirmed.email;
  if (idDocSetType === 'PHONE_VERIFICATION') return facts.confirmed.phone;
  if (isQuestionnaireStep(idDocSetType))
    return docSet.questionnaireDefId !== undefined && facts.questionnaires.has(docSet.questionnaireDefId);
  // A step that takes documents and names none can never be done: such a level was not written by our API.
  if (takesDocuments(idDocSetType)) return false;
  return (docSet.fields ?? []).every(
    ({ name, required: needed }) => needed !== true || facts.fields.has(name),
  );
}

/** The step that a picture counts for: the one it was sent for, or after a change of level the first that takes its type. */
function stepOf(required: RequiredIdDocs, image: StepImage): IdDocSetType | undefined {
  const sentFor = required.docSets.find(({ idDocSetType }) => idDocSetType === image.idDocSetType);
  if (sentFor?.types?.includes(image.idDocType) === true) return sentFor.idDocSetType;
  return docSetOf(required, image.idDocType)?.idDocSetType;
}

/** The step that a new picture of this type and state is for: the first that takes it and still lacks a document, else the first. */
export function docSetForUpload(
  required: RequiredIdDocs,
  type: IdDocType,
  country: string,
  images: readonly StepImage[],
): DocSet | undefined {
  const wanting = required.docSets.filter(
    (docSet) => docSet.types?.includes(type) === true && takesCountry(required, docSet, country),
  );
  return (
    wanting.find(({ idDocSetType }) => judgedDocument(required, idDocSetType, images) === undefined) ??
    wanting[0]
  );
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
