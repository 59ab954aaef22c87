import type { Timings } from '@aval/core/findings';
import type { Result } from '@aval/core/result';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { PictureExaminer } from './ports.ts';

/** The same eyes, with every answer and the time of every stage of each reading counted. */
export function measureExaminer(
  examiner: PictureExaminer,
  { visionSeconds, visionAnswers }: Pick<Metrics, 'visionSeconds' | 'visionAnswers'>,
): PictureExaminer {
  const counted = <Read extends Result<{ readonly timings: Timings }, string>>(
    task: 'document' | 'selfie' | 'inspect',
    read: Read,
  ): Read => {
    visionAnswers.inc({ task, outcome: read.ok ? 'ok' : read.error });
    if (!read.ok) return read;
    const { stages, inference } = read.value.timings;
    for (const [stage, milliseconds] of Object.entries({ ...stages, inference }))
      visionSeconds.observe({ stage }, milliseconds / 1000);
    return read;
  };
  return {
    version: examiner.version,
    faceModelIds: examiner.faceModelIds,
    modelThresholds: examiner.modelThresholds,
    inspectPicture: async (bytes, options) =>
      counted('inspect', await examiner.inspectPicture(bytes, options)),
    readDocument: async (bytes) => counted('document', await examiner.readDocument(bytes)),
    readSelfie: async (bytes) => counted('selfie', await examiner.readSelfie(bytes)),
  };
}
