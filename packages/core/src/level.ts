import { z } from 'zod';
import type { levelIdSchema } from './ids.ts';

export const idDocSetTypeSchema = z.enum(['IDENTITY', 'SELFIE']);
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

export const docSetSchema = z.object({
  idDocSetType: idDocSetTypeSchema,
  types: z.array(idDocTypeSchema).min(1),
  subTypes: z.array(idDocSubTypeSchema).optional(),
  videoRequired: z.string().optional(),
});
export type DocSet = z.infer<typeof docSetSchema>;

export const requiredIdDocsSchema = z.object({
  docSets: z.array(docSetSchema).min(1),
  /** Alpha-3 codes of issuing states; absent means all. */
  includedCountries: z.array(z.string()).optional(),
  excludedCountries: z.array(z.string()).optional(),
});
export type RequiredIdDocs = z.infer<typeof requiredIdDocsSchema>;

/**
 * Stored form of what a level requires. `version` is raised with every change of shape, and `parseLevelDefinition`
 * brings older forms up to date.
 */
export const levelDefinitionSchema = z.object({
  version: z.literal(1),
  requiredIdDocs: requiredIdDocsSchema,
  rules: z.object({
    /** Applicants younger than this on the day of the check are refused. */
    minimumAge: z.number().int().min(0).max(150),
  }),
});
export type LevelDefinition = z.infer<typeof levelDefinitionSchema>;

/** Reads a stored definition of any version that was ever written. Throws on anything else: that is corruption. */
export function parseLevelDefinition(stored: unknown): LevelDefinition {
  return levelDefinitionSchema.parse(stored);
}

export type Level = {
  readonly id: z.infer<typeof levelIdSchema>;
  readonly name: string;
  readonly type: 'standalone' | 'actions';
  readonly definition: LevelDefinition;
  readonly createdAt: Date;
};

const documentTypes: readonly IdDocType[] = ['PASSPORT', 'ID_CARD', 'DRIVERS', 'RESIDENCE_PERMIT'];

/** The levels that every new environment starts with; sample clients of the wire format use these names. */
export const seededLevels: readonly { readonly name: string; readonly definition: LevelDefinition }[] = [
  { name: 'basic-kyc-level', definition: identityAndSelfie('photoRequired') },
  { name: 'id-and-liveness', definition: identityAndSelfie('passiveLiveness') },
];

function identityAndSelfie(videoRequired: string): LevelDefinition {
  return {
    version: 1,
    requiredIdDocs: {
      docSets: [
        { idDocSetType: 'IDENTITY', types: [...documentTypes], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] },
        { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired },
      ],
    },
    rules: { minimumAge: 18 },
  };
}

/** Documents that have a printed back side; a passport's data page has none. */
export function isDoubleSided(type: IdDocType): boolean {
  return type === 'ID_CARD' || type === 'DRIVERS' || type === 'RESIDENCE_PERMIT';
}

/** The docSet of the level that asks for this document type, if any. */
export function docSetOf(required: RequiredIdDocs, type: IdDocType): DocSet | undefined {
  return required.docSets.find((docSet) => docSet.types.includes(type));
}
