import type { Check, CheckType } from '../check.ts';
import { type IdDocSetType, isQuestionnaireStep, type LevelDefinition, type LevelRules } from '../level.ts';
import { doubtful, unable } from './check-builders.ts';
import type { Evidence } from './evidence.ts';
import { judgeDocument } from './judge-document.ts';
import { judgeSelfie } from './judge-selfie.ts';
import { signCheckTypes } from './judge-signs.ts';

/** Every check that the level calls for, made on the evidence. Pure: same evidence, same checks. */
export function judge(evidence: Evidence): Check[] {
  const { docSets } = evidence.level.requiredIdDocs;
  if (evidence.level.applicantType === 'company')
    return docSets.map(({ idDocSetType }) =>
      forAPerson(idDocSetType, 'No automatic check is made of companies:'),
    );
  const checks: Check[] = [];
  for (const { idDocSetType } of docSets) {
    if (idDocSetType === 'SELFIE') checks.push(...judgeSelfie(evidence));
    else if (idDocSetType !== 'IDENTITY' && !isSelfEvident(idDocSetType))
      checks.push(forAPerson(idDocSetType, 'There is no automatic check for this:'));
    if (idDocSetType !== 'IDENTITY') continue;
    if (evidence.document === null) {
      checks.push(
        unable({ checkType: 'DOCUMENT_PRESENT', imageIds: [] }, 'There is no complete document to check.'),
      );
    } else {
      checks.push(...judgeDocument(evidence, evidence.document));
    }
  }
  return checks;
}

/** Steps that are done once their data are there: an attempt cannot begin without them, and nothing is left to judge. */
function isSelfEvident(step: IdDocSetType): boolean {
  return (
    step === 'APPLICANT_DATA' ||
    step === 'EMAIL_VERIFICATION' ||
    step === 'PHONE_VERIFICATION' ||
    isQuestionnaireStep(step)
  );
}

/** What no rule here can judge is never passed in silence: it goes to an officer. */
function forAPerson(step: IdDocSetType, why: string): Check {
  return doubtful(
    { checkType: 'MANUAL_STEP', imageIds: [] },
    `${why} the step ${step} has to be judged by a person.`,
  );
}

const identityChecks: readonly CheckType[] = [
  'DOCUMENT_PICTURE',
  ...signCheckTypes('document'),
  'DOCUMENT_SPECIMEN',
  'DOCUMENT_SIDES',
  'DOCUMENT_MRZ',
  'DOCUMENT_FIELDS',
  'DOCUMENT_TYPE',
  'DOCUMENT_EXPIRY',
  'DOCUMENT_COUNTRY',
  'AGE',
  'DATA_COMPARISON',
  'DOCUMENT_PORTRAIT',
];
const selfieChecks: readonly CheckType[] = [
  'SELFIE_PICTURE',
  ...signCheckTypes('selfie'),
  'SELFIE_FACE',
  'FACE_LIVELINESS',
];
const comparisonChecks: readonly CheckType[] = ['SELFIE_IS_PORTRAIT', 'FACE_MATCH'];

/** The types of check that must be present and GREEN before the level's answer can be GREEN. */
export function requiredChecks(
  level: LevelRules & Partial<Pick<LevelDefinition, 'sources' | 'verification'>>,
): CheckType[] {
  const sources = (level.sources ?? []).length > 0 ? (['WATCHLIST'] as const) : [];
  if (level.verification?.by === 'provider') return ['PROVIDER', ...sources];
  const sets = level.requiredIdDocs.docSets.map((docSet) => docSet.idDocSetType);
  return [
    ...(sets.includes('IDENTITY') ? identityChecks : []),
    ...(sets.includes('SELFIE') ? selfieChecks : []),
    ...(sets.includes('IDENTITY') && sets.includes('SELFIE') ? comparisonChecks : []),
    ...sources,
  ];
}
