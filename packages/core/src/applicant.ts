import { z } from 'zod';
import { questionnaireSchema } from './questionnaires/questionnaire.ts';
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

/** As stored: earlier versions took any members. */
const storedQuestionnaireSchema = z.looseObject({ id: text });
const companyInfoSchema = z.record(z.string(), z.unknown());

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

export const applicantInfoSchema = z.looseObject({
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

const lang = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?$/, 'must be an ISO 639-1 code');

/** `info` as a client tells or changes it: any of the fields of fixedInfo, or the documents' data. */
export const infoPatchSchema = fixedInfoSchema.extend({
  idDocs: z.array(idDocInfoSchema).max(20).optional(),
});
export type InfoPatch = z.infer<typeof infoPatchSchema>;

/** Body of the create call. `fixedInfo` is what documents are held against; `info` stands for what they will say. */
export const newApplicantSchema = z.object({
  externalUserId: z.string().min(1).max(512).optional(),
  type: applicantTypeSchema.optional(),
  sourceKey: text.optional(),
  email: z.string().max(320).optional(),
  phone: z.string().max(64).optional(),
  lang: lang.optional(),
  metadata: metadataSchema.optional(),
  fixedInfo: fixedInfoSchema.optional(),
  info: infoPatchSchema.optional(),
  questionnaires: z.array(questionnaireSchema).max(20).optional(),
});
export type NewApplicant = z.infer<typeof newApplicantSchema>;

/** Body of the call that changes an applicant's own fields; what is absent stays. */
export const applicantPatchSchema = newApplicantSchema
  .omit({ fixedInfo: true, info: true })
  .extend({ deleted: z.boolean().optional() });
export type ApplicantPatch = z.infer<typeof applicantPatchSchema>;

/** What the applicant agreed to, and when. */
export const agreementSchema = z.object({
  records: z
    .array(z.looseObject({ content: z.string().min(1).max(20_000) }))
    .min(1)
    .max(20),
  acceptedAt: z.string().max(64).optional(),
  residenceCountry: alpha3.optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;

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
  questionnaires: z.array(storedQuestionnaireSchema).optional(),
  /** Labels of the integrator and the officers; the applicant himself is not shown them. */
  tags: tagsSchema.optional(),
  riskLevels: z.array(riskLevelEntrySchema).optional(),
  agreements: z.array(agreementSchema.extend({ acceptedAt: z.string() })).optional(),
  /**
   * What the applicant himself told, as he told it. While the value above is still the same he may correct it; what the customer told
   * or changed since is not his to change.
   */
  selfTold: z.object({ fixedInfo: fixedInfoSchema.optional(), phone: z.string().optional() }).optional(),
  /** Document data as sent with the uploads, merged per type and country. */
  suppliedIdDocs: z.array(idDocInfoSchema).optional(),
});
export type ApplicantProfile = z.infer<typeof applicantProfileSchema>;

/** Names of the data that hold a value: fields of fixedInfo, of info, and `email`, `phone`. */
export function knownFields({ fixedInfo, info, email, phone }: ApplicantProfile): Set<string> {
  const company = companyInfoSchema.safeParse(fixedInfo?.['companyInfo']);
  const all = { ...company.data, ...info, ...fixedInfo, ...(email && { email }), ...(phone && { phone }) };
  return new Set(
    Object.entries(all)
      .filter(([, value]) => !isEmpty(value))
      .map(([name]) => name),
  );
}

/** Ids of the questionnaires with at least one answer. */
export function answeredQuestionnaires({ questionnaires = [] }: ApplicantProfile): Set<string> {
  const isAnswered = (stored: unknown) =>
    Object.values(questionnaireSchema.safeParse(stored).data?.sections ?? {}).some(({ items = {} }) =>
      Object.values(items).some((item) => !isEmpty(item['value']) || !isEmpty(item['values'])),
    );
  return new Set(questionnaires.filter(isAnswered).map(({ id }) => id));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
