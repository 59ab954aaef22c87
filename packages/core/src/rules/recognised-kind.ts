import type { DescribedDocument, RecognisedKind } from '../documents/described.ts';
import { thresholds } from './thresholds.ts';

/** The kind of document if the evidence leaves no doubt about its type; null otherwise. */
export function certainKind({ kind, alternatives }: DescribedDocument): RecognisedKind | null {
  if (kind === null || kind.confidence < thresholds.kind.certain) return null;
  const rivalled = alternatives.some(
    (other) =>
      other.idDocType !== kind.idDocType &&
      !kind.declaredAs.includes(other.idDocType) &&
      other.confidence > kind.confidence - thresholds.kind.lead,
  );
  return rivalled ? null : kind;
}
