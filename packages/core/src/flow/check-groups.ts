import type { CheckType } from '../check.ts';
import type { LevelDefinition } from '../level.ts';
import { requiredChecks } from '../rules/judge.ts';

/** What a waiting person is told is being checked. */
export type CheckGroup =
  | 'document'
  | 'data'
  | 'selfie'
  | 'liveness'
  | 'faceMatch'
  | 'address'
  | 'questionnaire'
  | 'sources'
  | 'provider'
  | 'confirmation'
  | 'person';

const groups: Partial<Readonly<Record<CheckType, CheckGroup>>> = {
  DOCUMENT_MRZ: 'data',
  DOCUMENT_FIELDS: 'data',
  DOCUMENT_EXPIRY: 'data',
  DOCUMENT_COUNTRY: 'data',
  DOCUMENT_TAX_NUMBER: 'data',
  DATA_COMPARISON: 'data',
  DATA_CONFIRMATION: 'data',
  AGE: 'data',
  FACE_LIVELINESS: 'liveness',
  FACE_MATCH: 'faceMatch',
  SELFIE_IS_PORTRAIT: 'faceMatch',
  SELFIE_REPEATED: 'faceMatch',
  QUESTIONNAIRE: 'questionnaire',
  WATCHLIST: 'sources',
  BLOCKLIST: 'sources',
  SIMILAR_SEARCH: 'sources',
  PROVIDER: 'provider',
  EMAIL_CONFIRMATION: 'confirmation',
  PHONE_CONFIRMATION: 'confirmation',
  MANUAL_STEP: 'person',
  ACTION_STEP: 'person',
  PAYMENT_METHOD: 'person',
};

/** The group of a check. */
export function checkGroupOf(type: CheckType): CheckGroup {
  const known = groups[type];
  if (known !== undefined) return known;
  return type.startsWith('SELFIE') ? 'selfie' : 'document';
}

/** The groups that the level's checks fall into, in the order in which a person thinks of them. */
export function checkGroupsOf(level: LevelDefinition): CheckGroup[] {
  const steps = level.requiredIdDocs.docSets.map(({ idDocSetType }) => idDocSetType);
  const found = new Set(requiredChecks(level).map(checkGroupOf));
  if (steps.some((step) => step.startsWith('PROOF_OF_RESIDENCE'))) found.add('address');
  return order.filter((group) => found.has(group));
}

const order: readonly CheckGroup[] = [
  'document',
  'data',
  'selfie',
  'liveness',
  'faceMatch',
  'address',
  'confirmation',
  'questionnaire',
  'sources',
  'provider',
  'person',
];
