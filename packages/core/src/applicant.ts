import { z } from 'zod';
import { isCalendarDay } from './wire-dates.ts';

const text = z.string().max(1024);
const calendarDay = z.string().refine(isCalendarDay, 'must be a day as YYYY-MM-DD');
const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code');

const addressSchema = z.looseObject({
  country: alpha3.optional(),
  postCode: text.optional(),
  town: text.optional(),
  street: text.optional(),
  subStreet: text.optional(),
  state: text.optional(),
  buildingName: text.optional(),
  flatNumber: text.optional(),
  buildingNumber: text.optional(),
  formattedAddress: text.optional(),
});

/** What the customer tells about the person; unknown fields are kept and given back. */
export const fixedInfoSchema = z.looseObject({
  firstName: text.optional(),
  lastName: text.optional(),
  middleName: text.optional(),
  firstNameEn: text.optional(),
  lastNameEn: text.optional(),
  middleNameEn: text.optional(),
  legalName: text.optional(),
  gender: z.enum(['M', 'F']).optional(),
  dob: calendarDay.optional(),
  placeOfBirth: text.optional(),
  countryOfBirth: alpha3.optional(),
  stateOfBirth: text.optional(),
  country: alpha3.optional(),
  nationality: alpha3.optional(),
  phone: text.optional(),
  tin: text.optional(),
  taxResidence: text.optional(),
  addresses: z.array(addressSchema).max(20).optional(),
});
export type FixedInfo = z.infer<typeof fixedInfoSchema>;

export const metadataSchema = z.array(z.object({ key: text, value: z.string().max(4096) })).max(100);

const questionnaireSchema = z.looseObject({ id: text });

/** Data read from one document, as the wire shows it in `info.idDocs`. */
export const idDocInfoSchema = z.object({
  idDocType: z.string(),
  country: z.string(),
  firstName: z.string().optional(),
  firstNameEn: z.string().optional(),
  middleName: z.string().optional(),
  lastName: z.string().optional(),
  lastNameEn: z.string().optional(),
  issuedDate: z.string().optional(),
  validUntil: z.string().optional(),
  number: z.string().optional(),
  dob: z.string().optional(),
  placeOfBirth: z.string().optional(),
  mrzLine1: z.string().optional(),
  mrzLine2: z.string().optional(),
  mrzLine3: z.string().optional(),
});
export type IdDocInfo = z.infer<typeof idDocInfoSchema>;

export const applicantInfoSchema = z.object({
  firstName: z.string().optional(),
  firstNameEn: z.string().optional(),
  lastName: z.string().optional(),
  lastNameEn: z.string().optional(),
  dob: z.string().optional(),
  gender: z.string().optional(),
  country: z.string().optional(),
  nationality: z.string().optional(),
  idDocs: z.array(idDocInfoSchema).optional(),
});
export type ApplicantInfo = z.infer<typeof applicantInfoSchema>;

export const applicantTypeSchema = z.enum(['individual', 'company']);

/** Body of the create call. */
export const newApplicantSchema = z.object({
  externalUserId: z.string().min(1).max(512).optional(),
  type: applicantTypeSchema.optional(),
  sourceKey: text.optional(),
  email: z.string().max(320).optional(),
  phone: z.string().max(64).optional(),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?$/, 'must be an ISO 639-1 code')
    .optional(),
  metadata: metadataSchema.optional(),
  fixedInfo: fixedInfoSchema.optional(),
  info: z.looseObject({}).optional(),
  questionnaires: z.array(questionnaireSchema).max(20).optional(),
});
export type NewApplicant = z.infer<typeof newApplicantSchema>;

/** Characters of JSON that a profile may take: it is sealed and opened whole with every request. */
const maximumProfile = 256 * 1024;

/** True for a profile that has grown beyond any real person's. */
export function isTooLarge(profile: ApplicantProfile): boolean {
  return JSON.stringify(profile).length > maximumProfile;
}

/** Most tags an applicant may have. */
export const maximumTags = 30;
const tagSchema = z.string().trim().min(1).max(100);
export const tagsSchema = z.array(tagSchema).max(maximumTags, 'Too many applicant tags');

export const riskLevelSchema = z.enum(['noRisk', 'low', 'medium', 'high', 'unknown']);
/** One judgement of how risky it is to serve the applicant. */
export const riskLevelEntrySchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  comment: z.string().optional(),
  riskLevel: riskLevelSchema,
});
export type RiskLevelEntry = z.infer<typeof riskLevelEntrySchema>;

/** Everything personal that is known of an applicant; stored encrypted with the applicant's own key. */
export const applicantProfileSchema = z.object({
  version: z.literal(1),
  externalUserId: z.string(),
  sourceKey: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  fixedInfo: fixedInfoSchema.optional(),
  info: applicantInfoSchema.optional(),
  metadata: metadataSchema.optional(),
  questionnaires: z.array(questionnaireSchema).optional(),
  /** Labels of the integrator and the officers; the applicant himself is not shown them. */
  tags: tagsSchema.optional(),
  riskLevels: z.array(riskLevelEntrySchema).optional(),
  /** Document data as sent with the uploads, merged per type and country. */
  suppliedIdDocs: z.array(idDocInfoSchema).optional(),
});
export type ApplicantProfile = z.infer<typeof applicantProfileSchema>;
