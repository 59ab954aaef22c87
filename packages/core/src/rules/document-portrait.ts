import type { DocumentFindings, Face } from '../findings.ts';

/** One examined side of the document. */
export type ReadSide = { readonly imageId: number; readonly findings: DocumentFindings };

/**
 * The side whose largest face is the document's portrait: the widest one. Its `findings.portrait` is the template to
 * compare with the selfie, so that the portrait judged and the portrait compared are the same.
 */
export function portraitSide<Side extends ReadSide>(
  sides: readonly Side[],
): { readonly side: Side; readonly face: Face } | undefined {
  return sides
    .flatMap((side) => side.findings.faces.slice(0, 1).map((face) => ({ side, face })))
    .sort((a, b) => widthOf(b.face) - widthOf(a.face))[0];
}

/** A width that is no number comes first: it must be seen, not passed over. */
function widthOf(face: Face): number {
  const { width } = face.box;
  return Number.isFinite(width) ? width : Number.MAX_VALUE;
}

/**
 * True if the side shows the number of the document that was read: in its own machine-readable lines or in its text.
 * Without that nothing says that the portrait on one picture and the data on another belong to one document.
 */
export function showsNumber(side: ReadSide, documentNumber: string): boolean {
  const number = bare(documentNumber);
  if (number === '') return false;
  return (
    bare(side.findings.mrz?.fields.documentNumber ?? '') === number ||
    side.findings.text.some((line) => bare(line.text).includes(number))
  );
}

/** Letters and digits alone; the pairs that readers mix up are made one. */
function bare(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/I/g, '1');
}
