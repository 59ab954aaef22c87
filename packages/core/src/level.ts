import { z } from 'zod';
import type { levelIdSchema } from './ids.ts';

/** The steps that a level may ask for, as the wire names them. */
export const idDocSetTypeSchema = z.enum([
  'APPLICANT_DATA',
  'EMAIL_VERIFICATION',
  'PHONE_VERIFICATION',
  'IDENTITY',
  'IDENTITY2',
  'IDENTITY3',
  'IDENTITY4',
  'SELFIE',
  'SELFIE2',
  'PROOF_OF_RESIDENCE',
  'PROOF_OF_RESIDENCE2',
  'PROOF_OF_PAYMENT',
  'PAYMENT_METHODS',
  'INVESTABILITY',
  'COMPANY',
  'COMPANY_DATA',
  'COMPANY_DOCUMENTS',
  'COMPANY_BENEFICIARIES',
  'ACCREDITED_INVESTOR',
  'E_SIGN',
  'QUESTIONNAIRE',
  'QUESTIONNAIRE2',
  'QUESTIONNAIRE3',
  'QUESTIONNAIRE4',
  'E_KYC',
  'OTHER_DOCS',
  'TR_RECIPIENT_INFORMATION',
  'DEVICE_CHECK',
  'INCOME',
]);
export type IdDocSetType = z.infer<typeof idDocSetTypeSchema>;

export const idDocTypeSchema = z.enum([
  'ID_CARD',
  'PASSPORT',
  'DRIVERS',
  'RESIDENCE_PERMIT',
  'UTILITY_BILL',
  'UTILITY_BILL2',
  'SELFIE',
  'VIDEO_SELFIE',
  'PROFILE_IMAGE',
  'ID_DOC_PHOTO',
  'AGREEMENT',
  'CONTRACT',
  'DRIVERS_TRANSLATION',
  'INVESTOR_DOC',
  'VEHICLE_REGISTRATION_CERTIFICATE',
  'INCOME_SOURCE',
  'PAYMENT_METHOD',
  'PAYMENT_SOURCE',
  'BANK_CARD',
  'BANK_STATEMENT',
  'COVID_VACCINATION_FORM',
  'ARBITRARY_DOC',
  'COMPANY_DOC',
  'POWER_OF_ATTORNEY',
  'TRAVEL_PASSPORT',
  'TAX_RETURN',
  'RENTAL_AGREEMENT',
  'OTHER',
]);
export type IdDocType = z.infer<typeof idDocTypeSchema>;

export const idDocSubTypeSchema = z.enum(['FRONT_SIDE', 'BACK_SIDE']);
export type IdDocSubType = z.infer<typeof idDocSubTypeSchema>;

/** Data that an APPLICANT_DATA step asks for; `name` is one of fixedInfo's, or `email` or `phone`. */
const docSetFieldSchema = z.object({
  name: z.string().min(1).max(100),
  required: z.boolean().optional(),
  prefill: z.string().max(100).optional(),
  immutableIfPresent: z.boolean().optional(),
});

const keptSettingsSchema = z.looseObject({});

/** A step of a level. Which members are needed depends on the step; `types` is never empty for one that takes documents. */
export const docSetSchema = z.object({
  idDocSetType: idDocSetTypeSchema,
  types: z.array(idDocTypeSchema).min(1).optional(),
  subTypes: z.array(idDocSubTypeSchema).optional(),
  videoRequired: z
    .enum([
      'disabled',
      'enabled',
      'docapture',
      'photoRequired',
      'passiveLiveness',
      'staticLiveness',
      'liveness',
      'optional',
    ])
    .optional(),
  /** Of a SELFIE step: whether a person for whom no liveness challenge fits may go on, and an officer looks (`manualReview`). */
  withoutChallenge: z.enum(['off', 'manualReview']).optional(),
  captureMode: z.enum(['manualAndAuto', 'manualOnly', 'seamless']).optional(),
  uploaderMode: z.enum(['always', 'never', 'fallback']).optional(),
  mode: z.enum(['single', 'any', 'all']).optional(),
  fields: z.array(docSetFieldSchema).max(50).optional(),
  customFields: z.array(docSetFieldSchema).max(50).optional(),
  /** Which questionnaire a QUESTIONNAIRE step asks. */
  questionnaireDefId: z.string().min(1).max(100).optional(),
  /** Scores of a QUESTIONNAIRE step from which a person looks, and from which the answer is a refusal. */
  scoring: z.object({ holdFrom: z.number().optional(), refuseFrom: z.number().optional() }).optional(),
  skipAllowed: z.boolean().optional(),
  nfcVerificationSettings: z
    .looseObject({ mode: z.enum(['disabled', 'optional', 'required']).optional() })
    .optional(),
  poaStepSettingsId: z.string().max(100).optional(),
  /** Of a COMPANY step: what it consists of; kept for the client. */
  steps: z.array(z.looseObject({})).max(50).optional(),
  restrictCountries: z.union([z.boolean(), z.array(z.string().max(10)).max(300)]).optional(),
});
export type DocSet = z.infer<typeof docSetSchema>;

export const requiredIdDocsSchema = z.object({
  docSets: z.array(docSetSchema).min(1),
  /** Alpha-3 codes of issuing states; absent means all. */
  includedCountries: z.array(z.string()).optional(),
  excludedCountries: z.array(z.string()).optional(),
  /** Kept for clients that read them; no video calls are made here. */
  videoIdent: z.boolean().optional(),
  videoIdentUploadTypes: z.array(z.string().max(100)).max(50).optional(),
  stepsOutsideVideoId: z.array(z.string().max(100)).max(50).optional(),
});
export type RequiredIdDocs = z.infer<typeof requiredIdDocsSchema>;

/** Settings of a level that change nothing here: taken, kept and given back, since clients write and read them. */
export const levelExtrasSchema = z.object({
  websdkFlowId: z.string().max(100).optional(),
  msdkFlowId: z.string().max(100).optional(),
  websdkNext: z.boolean().optional(),
  notificationSettings: z
    .looseObject({ applicantNotificationStates: z.array(z.unknown()).max(50).optional() })
    .optional(),
  customPrivacyNoteText: z.string().max(10_000).optional(),
  customPrivacyLink: z.string().max(2048).optional(),
  watchListCheckSettings: keptSettingsSchema.optional(),
  applicantInsightSettings: keptSettingsSchema.optional(),
  kytSettings: keptSettingsSchema.optional(),
  autoCheckGeneratorSettings: z
    .looseObject({ autoCheckMode: z.enum(['standard', 'enhanced']).optional() })
    .optional(),
});
export type LevelExtras = z.infer<typeof levelExtrasSchema>;

/** Who verifies: Aval itself, an outside provider, or Aval while the provider's answer is only recorded beside it. */
export const verificationSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('internal') }),
  z.object({ by: z.literal('provider'), provider: z.string().min(1).max(100) }),
  z.object({ by: z.literal('shadow'), provider: z.string().min(1).max(100) }),
]);

export const levelRulesSchema = z.object({
  /** Applicants younger than this on the day of the check are refused. */
  minimumAge: z.number().int().min(0).max(150),
  /** Whether an officer has to look when another applicant has the same data; otherwise (`record`) that is only told. */
  duplicates: z.enum(['record', 'hold']).optional(),
  /**
   * Whether the face is looked for among the selfies of others: one against many, which takes another consent of the person than the
   * comparison with his own document. `ignore` unless told.
   */
  sameFace: z.enum(['compare', 'ignore']).optional(),
});

/**
 * Stored form of what a level requires. `version` is raised with every change of shape, and `parseLevelDefinition`
 * brings older forms up to date.
 */
export const levelDefinitionSchema = z.object({
  version: z.literal(2),
  applicantType: z.enum(['individual', 'company']),
  /** Of levels of the type `actions`: what the action is for. */
  actionType: z.string().min(1).max(100).optional(),
  desc: z.string().max(1024).optional(),
  requiredIdDocs: requiredIdDocsSchema,
  rules: levelRulesSchema,
  verification: verificationSchema,
  /** Names of the sources (sanctions lists and others) that every applicant of the level is looked up in. */
  sources: z.array(z.string().min(1).max(100)).max(20),
  extras: levelExtrasSchema.optional(),
});
export type LevelDefinition = z.infer<typeof levelDefinitionSchema>;
/** What the rules that judge evidence need to know of a level. */
export type LevelRules = Pick<LevelDefinition, 'requiredIdDocs' | 'rules'> &
  Partial<Pick<LevelDefinition, 'applicantType'>>;

const levelDefinitionV1Schema = levelDefinitionSchema
  .pick({ requiredIdDocs: true, rules: true })
  .extend({ version: z.literal(1) });

/** Reads a stored definition of any version that was ever written. Throws on anything else: that is corruption. */
export function parseLevelDefinition(stored: unknown): LevelDefinition {
  const first = levelDefinitionV1Schema.safeParse(stored);
  if (!first.success) return levelDefinitionSchema.parse(stored);
  return {
    ...first.data,
    version: 2,
    applicantType: 'individual',
    verification: { by: 'internal' },
    sources: [],
  };
}

/** `module`: a part of flows that are made elsewhere; kept for the client, and nobody can be put on it. */
export const levelTypeSchema = z.enum(['standalone', 'actions', 'module']);
export type LevelType = z.infer<typeof levelTypeSchema>;

export type Level = {
  readonly id: z.infer<typeof levelIdSchema>;
  readonly name: string;
  readonly type: LevelType;
  readonly definition: LevelDefinition;
  readonly createdAt: Date;
  /** Who made it and who changed it last, as the journal names them; unknown of levels that came with the installation. */
  readonly createdBy?: string | undefined;
  readonly modifiedAt?: Date | undefined;
  readonly modifiedBy?: string | undefined;
};

const documentTypes: readonly IdDocType[] = ['PASSPORT', 'ID_CARD', 'DRIVERS', 'RESIDENCE_PERMIT'];

/** The levels that every new environment starts with; sample clients of the wire format use these names. */
export const seededLevels: readonly { readonly name: string; readonly definition: LevelDefinition }[] = [
  { name: 'basic-kyc-level', definition: identityAndSelfie('photoRequired') },
  { name: 'id-and-liveness', definition: identityAndSelfie('passiveLiveness') },
];

function identityAndSelfie(videoRequired: 'photoRequired' | 'passiveLiveness'): LevelDefinition {
  return {
    version: 2,
    applicantType: 'individual',
    requiredIdDocs: {
      docSets: [
        { idDocSetType: 'IDENTITY', types: [...documentTypes], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] },
        { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired },
      ],
    },
    rules: { minimumAge: 18 },
    verification: { by: 'internal' },
    sources: [],
  };
}

/** Documents that have a printed back side; a passport's data page has none. */
export function isDoubleSided(type: IdDocType): boolean {
  return type === 'ID_CARD' || type === 'DRIVERS' || type === 'RESIDENCE_PERMIT';
}

const documentSteps: ReadonlySet<IdDocSetType> = new Set([
  'IDENTITY',
  'IDENTITY2',
  'IDENTITY3',
  'IDENTITY4',
  'SELFIE',
  'SELFIE2',
  'PROOF_OF_RESIDENCE',
  'PROOF_OF_RESIDENCE2',
  'PROOF_OF_PAYMENT',
  'PAYMENT_METHODS',
  'INVESTABILITY',
  'COMPANY_DOCUMENTS',
  'ACCREDITED_INVESTOR',
  'OTHER_DOCS',
  'INCOME',
]);

/** True of the steps that are done by handing in files; they name the types of document that they take. */
export function takesDocuments(step: IdDocSetType): boolean {
  return documentSteps.has(step);
}

/** True of the steps QUESTIONNAIRE, QUESTIONNAIRE2 and so on. */
export function isQuestionnaireStep(step: IdDocSetType): boolean {
  return step.startsWith('QUESTIONNAIRE');
}

/** What is wrong with a level's steps, as a sentence; undefined when they can be worked with. */
export function faultOfSteps({ docSets }: RequiredIdDocs): string | undefined {
  const steps = docSets.map(({ idDocSetType }) => idDocSetType);
  const twice = steps.find((step, index) => steps.indexOf(step) !== index);
  if (twice !== undefined)
    return `The step ${twice} is there twice: each idDocSetType may be used once in a level`;
  for (const { idDocSetType, types, questionnaireDefId } of docSets) {
    if (takesDocuments(idDocSetType) && types === undefined)
      return `The step ${idDocSetType} takes documents: its types must be told`;
    if (!takesDocuments(idDocSetType) && types !== undefined)
      return `The step ${idDocSetType} takes no documents: types cannot be told`;
    if (isQuestionnaireStep(idDocSetType) && questionnaireDefId === undefined)
      return `The step ${idDocSetType} asks a questionnaire: its questionnaireDefId must be told`;
  }
  return undefined;
}

/** The docSet of the level that asks for this document type, if any. */
export function docSetOf(required: RequiredIdDocs, type: IdDocType): DocSet | undefined {
  return required.docSets.find((docSet) => docSet.types?.includes(type) === true);
}
