import type { Check } from '../check.ts';
import { doubtful, passed, unable } from '../rules/check-builders.ts';
import type { SourceAnswer, SourceFailure, SourceHit } from './source-hit.ts';

/** What is judged: the answer of one source, and which of its hits an officer dismissed for this very person. */
export type AskedSource = {
  readonly name: string;
  readonly answer: SourceAnswer;
  readonly isDismissed: (hit: SourceHit) => boolean;
};

/**
 * The check against one source. A hit is never a refusal by itself: it is YELLOW, and a person decides. A source that gave no
 * answer is ERROR, so its silence never approves.
 */
export function judgeSource({ name, answer, isDismissed }: AskedSource): Check {
  const facts = { checkType: 'WATCHLIST' as const, imageIds: [] };
  if (answer.kind === 'unavailable') {
    return {
      ...unable(facts, `The source ${name} could not be asked: ${failureSentences[answer.reason]}.`),
      source: { name, version: null, hits: [] },
    };
  }
  const open = answer.hits.filter((hit) => !isDismissed(hit));
  const source = { name, version: answer.version, hits: open };
  const numbers = {
    hits: open.length,
    dismissed: answer.hits.length - open.length,
    ...(open.length === 0 ? {} : { highestScore: Math.max(...open.map(({ score }) => score)) }),
  };
  if (open.length === 0) {
    return {
      ...passed({ ...facts, numbers }, `The source ${name} has nobody who may be this person.`),
      source,
    };
  }
  return {
    ...doubtful(
      { ...facts, numbers },
      `The source ${name} has ${open.length} ${open.length === 1 ? 'entry' : 'entries'} that may be this person.`,
    ),
    source,
    candidateLabels: labelsOf(open),
  };
}

/** What a refusal over these hits would be called on the wire. */
function labelsOf(hits: readonly SourceHit[]): string[] {
  const topics = new Set(hits.flatMap(({ topics: each }) => each));
  return [
    ...(topics.has('sanction') ? ['SANCTIONS'] : []),
    ...(topics.has('pep') ? ['PEP'] : []),
    ...(topics.has('sanction') || topics.has('pep') ? [] : ['COMPROMISED_PERSONS']),
  ];
}

const failureSentences: Readonly<Record<SourceFailure, string>> = {
  nameless: 'no name of the person is known',
  missing: 'it was never imported or configured',
  stale: 'its list is older than allowed',
  unreachable: 'it cannot be reached',
  timeout: 'it took too long to answer',
  refused: 'it refused the question',
  malformed: 'its answer cannot be understood',
};
