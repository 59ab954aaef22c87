import type { Check, CheckType } from '../check.ts';
import type { Findings, Sign, SignKind } from '../findings.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import { isReadable } from './is-readable.ts';
import { type CaptureFault, captureFaults, type Hint, hints } from './sign-catalogue.ts';
import { thresholds } from './thresholds.ts';

type Subject = Findings['kind'];

/** One check for each sign of trouble that is looked for in pictures of this kind. */
export function judgeSigns(imageId: number, findings: Findings): Check[] {
  const faults = captureFaults.flatMap((fault) => {
    const checkType = fault.checkTypes[findings.kind];
    return checkType === null ? [] : [judgeFault(checkType, imageId, findings, fault)];
  });
  const traces = hints.flatMap((hint) => {
    const checkType = hint.checkTypes[findings.kind];
    return checkType === null ? [] : [judgeHint(checkType, imageId, findings, hint)];
  });
  return [...faults, ...traces];
}

/** The types of check that `judgeSigns` makes. */
export function signCheckTypes(subject: Subject): CheckType[] {
  return [...captureFaults, ...hints].flatMap(({ checkTypes }) => checkTypes[subject] ?? []);
}

/** Whether the sign is stronger than its threshold; false where it was not measured, which is a check that could not be made. */
export function shows(findings: Findings, kind: keyof typeof thresholds.captureFaults): boolean {
  return (signOf(findings, kind)?.score ?? 0) > thresholds.captureFaults[kind];
}

/** The faults of capture that are there, readable or not: what the person can do better while the document is at hand. */
export function hasCaptureFault(findings: Findings): boolean {
  return captureFaults.some(
    ({ kind, checkTypes }) => checkTypes[findings.kind] !== null && shows(findings, kind),
  );
}

function signOf({ signs }: Findings, kind: SignKind): Sign | undefined {
  return signs.find((sign) => sign.kind === kind);
}

/** A fault refuses only where it did harm: a picture whose data were read with certainty is good enough. */
function judgeFault(checkType: CheckType, imageId: number, findings: Findings, fault: CaptureFault): Check {
  const sign = signOf(findings, fault.kind);
  if (sign === undefined) return unmeasured(checkType, imageId);
  const limit = thresholds.captureFaults[fault.kind];
  const facts = factsOf(checkType, imageId, sign, { score: limit });
  if (!(sign.score > limit)) return passed(facts, fault.absent);
  if (findings.kind === 'document' && isReadable(findings)) {
    return passed(facts, `${fault.present} Its data were read with certainty all the same.`);
  }
  return refused(facts, `${fault.present} ${fault.remedy}`, [fault.label], 'RETRY');
}

/** A hint refuses nobody: it is told, and where it is strong a person looks. */
function judgeHint(checkType: CheckType, imageId: number, findings: Findings, hint: Hint): Check {
  const sign = signOf(findings, hint.kind);
  if (sign === undefined) return unmeasured(checkType, imageId);
  const { tell, review } = thresholds.hints[hint.kind];
  const facts = factsOf(checkType, imageId, sign, review === null ? { tell } : { tell, review });
  if (sign.measures['measured'] === 0) {
    return passed(
      facts,
      sign.measures['reduced'] === 1
        ? 'Not measured: the picture is larger than what is looked at, and made smaller it no longer tells.'
        : 'Not measured: a file of this kind cannot tell.',
    );
  }
  if (!(sign.score > tell)) return passed(facts, hint.absent);
  if (review === null || !(sign.score > review)) {
    return passed(facts, `${hint.present} That is told as a warning only.`);
  }
  return doubtful(facts, `${hint.present} A person has to look.`);
}

function factsOf(
  checkType: CheckType,
  imageId: number,
  { score, measures }: Sign,
  limits: Readonly<Record<string, number>>,
) {
  return { checkType, imageIds: [imageId], numbers: { ...measures, score }, thresholds: limits };
}

function unmeasured(checkType: CheckType, imageId: number): Check {
  return unable({ checkType, imageIds: [imageId] }, 'This was not measured on the picture.');
}
