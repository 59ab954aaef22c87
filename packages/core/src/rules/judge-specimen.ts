import type { Check } from '../check.ts';
import type { DocumentFindings } from '../findings.ts';
import type { EnvironmentKind } from '../ids.ts';
import { doubtful, passed } from './check-builders.ts';

/** What issuers print on documents that are none, without diacritics: in Latin, German, Portuguese, Spanish, Polish, Czech, English, Hungarian, Ukrainian and Russian. */
const marks = [
  'SPECIMEN',
  'ESPECIMEN',
  'MUSTER',
  'MUSTERMANN',
  'MODELO',
  'AMOSTRA',
  'MUESTRA',
  'WZOR',
  'VZOR',
  'SAMPLE',
  'MINTA',
  'ЗРАЗОК',
  'ОБРАЗЕЦ',
];
/** Marks of this length may be read with one wrong letter: shorter ones would then be found in names. */
const LONG = 8;

/** Whether the document calls itself a specimen. The sandbox is made for such; in production a person looks. */
export function judgeSpecimen(
  environment: EnvironmentKind,
  imageId: number,
  findings: DocumentFindings,
): Check {
  const words = findings.text.flatMap(({ text }) => wordsOf(text)).filter(isSpecimenMark);
  const facts = {
    checkType: 'DOCUMENT_SPECIMEN' as const,
    imageIds: [imageId],
    numbers: { marks: words.length },
    thresholds: { marks: 1 },
  };
  if (words.length === 0) return passed(facts, 'The document bears no mark of a specimen.');
  return environment === 'production'
    ? doubtful(facts, 'The document bears the mark of a specimen: a person has to look.')
    : passed(facts, 'The document bears the mark of a specimen, which the sandbox accepts.');
}

/** True of the marks in any case and with any diacritics; long ones also with one letter misread. */
export function isSpecimenMark(word: string): boolean {
  const [plain = ''] = wordsOf(word);
  return marks.some((mark) => plain === mark || (mark.length >= LONG && differsByOne(plain, mark)));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function differsByOne(word: string, mark: string): boolean {
  if (word.length !== mark.length) return false;
  let wrong = 0;
  for (let at = 0; at < mark.length; at++) if (word[at] !== mark[at]) wrong++;
  return wrong === 1;
}
