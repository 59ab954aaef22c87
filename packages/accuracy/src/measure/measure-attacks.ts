import type { CheckType } from '@aval/core/check';
import type { DocumentDefinition } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import type { DocumentFindings } from '@aval/core/findings';
import { idDocTypeSchema, type LevelRules } from '@aval/core/level';
import { allDigitsPass } from '@aval/core/rules/accepts-mrz';
import { judge } from '@aval/core/rules/judge';
import { hints } from '@aval/core/rules/sign-catalogue';
import type { Sections } from '../card.ts';
import { proportion } from '../statistics/proportion.ts';
import type { ReadDocumentItem } from './measure-described.ts';

/** Checks that tell of tampering: every hint of the picture, and sources on the document that contradict each other. */
const tamperingChecks: readonly CheckType[] = [
  ...hints.flatMap(({ checkTypes }) => checkTypes.document ?? []),
  'DOCUMENT_FIELDS',
];
const level: LevelRules = {
  requiredIdDocs: { docSets: [{ idDocSetType: 'IDENTITY', types: [...idDocTypeSchema.options] }] },
  rules: { minimumAge: 0 },
};

/** How often a document that was tampered with raises an alarm, and how often an untouched one does. */
export function measureAttacks(
  read: readonly ReadDocumentItem[],
  definitions: readonly DocumentDefinition[],
  day: string,
): NonNullable<Sections['attacks']> {
  const judged = read.flatMap(({ item, findings }) =>
    findings === null ? [] : [{ attack: item.attack, alarm: alarms(item, findings, definitions, day) }],
  );
  const rate = (attack: string | null) => {
    const own = judged.filter((one) => one.attack === attack);
    return proportion(own.filter(({ alarm }) => alarm).length, own.length);
  };
  const attacks = [...new Set(judged.flatMap(({ attack }) => attack ?? []))].sort();
  return {
    falseAlarm: rate(null),
    stopped: Object.fromEntries(attacks.map((attack) => [attack, rate(attack)])),
  };
}

function alarms(
  { idDocType, country }: ReadDocumentItem['item'],
  findings: DocumentFindings,
  definitions: readonly DocumentDefinition[],
  day: string,
): boolean {
  if (findings.mrz !== null && !allDigitsPass(findings.mrz)) return true;
  const declared = idDocTypeSchema.safeParse(idDocType);
  const checks = judge({
    today: day,
    environment: 'sandbox',
    level,
    attemptCnt: 1,
    supplied: {},
    document: {
      idDocType: declared.success ? declared.data : 'OTHER',
      country,
      sides: [{ imageId: 1, idDocSubType: null, findings }],
      described: describeDocument([findings], definitions, day),
    },
    selfie: null,
    comparison: null,
  });
  return checks.some(({ checkType, answer }) => tamperingChecks.includes(checkType) && answer !== 'GREEN');
}
