import type { Findings } from '@aval/core/findings';
import type { PictureExaminer } from './ports.ts';

/** Whether these eyes, with the face models they have now, would find the same; other findings are read anew. */
export function isCurrent(
  { version, faceModelIds }: Pick<PictureExaminer, 'version' | 'faceModelIds'>,
  findings: Findings,
): boolean {
  return (
    findings.visionVersion === version &&
    faceModelIds[findings.kind].every((id) => findings.modelIds.includes(id))
  );
}
