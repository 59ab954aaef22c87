import { thresholds } from '@aval/core/rules/thresholds';
import type { Sections } from '../card.ts';
import { areaUnderCurve } from '../statistics/error-curve.ts';
import { percentile } from '../statistics/percentile.ts';
import { proportion } from '../statistics/proportion.ts';

/** One presentation: passive scores of its frames, 0 presented to 1 live; of frames without a face there is none. */
export type ScoredPresentation = { readonly attack: string | null; readonly scores: readonly number[] };

/** How often the passive score takes an attack for a live person, and a live person for an attack (ISO/IEC 30107-3 terms). */
export function measurePad(presentations: readonly ScoredPresentation[]): NonNullable<Sections['pad']> {
  const threshold = thresholds.liveness.accept;
  const answered = presentations.flatMap(({ attack, scores }) => {
    const score = percentile(scores, 0.5);
    return score === null ? [] : [{ attack, score }];
  });
  const live = answered.filter(({ attack }) => attack === null).map(({ score }) => score);
  const spoofs = answered.filter(({ attack }) => attack !== null);
  const attacks = [...new Set(presentations.flatMap(({ attack }) => attack ?? []))].sort();
  const scoresOf = (attack: string) =>
    spoofs.filter((one) => one.attack === attack).map(({ score }) => score);
  const bpcer = proportion(live.filter((score) => score < threshold).length, live.length);
  const apcer = Object.fromEntries(
    attacks.map((attack) => {
      const scores = scoresOf(attack);
      return [attack, proportion(scores.filter((score) => score >= threshold).length, scores.length)];
    }),
  );
  const silent = presentations.filter(({ scores }) => scores.length === 0);
  return {
    live: live.length,
    spoof: Object.fromEntries(attacks.map((attack) => [attack, scoresOf(attack).length])),
    bpcer: bpcer.rate,
    apcer: Object.fromEntries(Object.entries(apcer).map(([attack, { rate }]) => [attack, rate])),
    auc: areaUnderCurve(
      live,
      spoofs.map(({ score }) => score),
    ),
    threshold,
    rates: { bpcer, apcer },
    noResponse: {
      live: silent.filter(({ attack }) => attack === null).length,
      spoof: silent.filter(({ attack }) => attack !== null).length,
    },
  };
}
