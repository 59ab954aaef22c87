import type { IdDocSetType, LevelDefinition } from './level.ts';
import { judgedDocument, type StepImage } from './steps.ts';

/** What an action's steps may be fulfilled by. */
export type ActionContent = {
  /** Active pictures of the action, oldest first. */
  readonly images: readonly StepImage[];
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** Whether a means of payment was told. */
  readonly hasPaymentMethod: boolean;
  /** Ids of the questionnaires that were answered. */
  readonly questionnaires: readonly string[];
};

const questionnaireSteps: readonly IdDocSetType[] = [
  'QUESTIONNAIRE',
  'QUESTIONNAIRE2',
  'QUESTIONNAIRE3',
  'QUESTIONNAIRE4',
];

export function isQuestionnaireStep(step: IdDocSetType): boolean {
  return questionnaireSteps.includes(step);
}

/** The step that a confirmed address, or number, fulfils. */
export const confirmationSteps = {
  email: 'EMAIL_VERIFICATION',
  phone: 'PHONE_VERIFICATION',
} as const satisfies Readonly<Record<string, IdDocSetType>>;

const feasible: readonly IdDocSetType[] = [
  'SELFIE',
  'EMAIL_VERIFICATION',
  'PHONE_VERIFICATION',
  'APPLICANT_DATA',
  'PAYMENT_METHODS',
  ...questionnaireSteps,
];

/** Steps of the level that no action can carry out. An action that had one could never be answered honestly. */
export function infeasibleSteps({ requiredIdDocs }: LevelDefinition): IdDocSetType[] {
  return requiredIdDocs.docSets
    .map((docSet) => docSet.idDocSetType)
    .filter((step) => !feasible.includes(step));
}

/** Steps that still lack something the person or the customer has to hand in, in the level's order. */
export function missingActionSteps(
  { requiredIdDocs }: LevelDefinition,
  content: ActionContent,
): IdDocSetType[] {
  return requiredIdDocs.docSets
    .filter((docSet) => {
      const step = docSet.idDocSetType;
      if (step === 'APPLICANT_DATA') return false;
      if (step === 'EMAIL_VERIFICATION') return content.email === undefined;
      if (step === 'PHONE_VERIFICATION') return content.phone === undefined;
      if (step === 'PAYMENT_METHODS' && content.hasPaymentMethod) return false;
      if (!isQuestionnaireStep(step))
        return judgedDocument(requiredIdDocs, step, content.images) === undefined;
      const { questionnaireDefId } = docSet;
      return questionnaireDefId === undefined
        ? content.questionnaires.length === 0
        : !content.questionnaires.includes(questionnaireDefId);
    })
    .map((docSet) => docSet.idDocSetType);
}

/** What an action of this level is called on the wire: as the level says, or after its first telling step. */
export function actionTypeOf({ actionType, requiredIdDocs, sources }: LevelDefinition): string {
  if (actionType !== undefined) return actionType;
  const steps = requiredIdDocs.docSets.map((docSet) => docSet.idDocSetType);
  if (steps.includes('PAYMENT_METHODS')) return 'paymentMethod';
  if (steps.includes('SELFIE')) return 'faceMatch';
  if (steps.includes('EMAIL_VERIFICATION')) return 'emailConfirmation';
  if (steps.includes('PHONE_VERIFICATION')) return 'phoneConfirmation';
  return sources.length > 0 ? 'sourceCheck' : 'questionnaire';
}
