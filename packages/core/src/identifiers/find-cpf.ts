import type { Box, DocumentFindings } from '../findings.ts';
import { isCpf } from './cpf.ts';

/** Where a CPF stands: in print (with its box) or inside a barcode. */
export type CpfPlace = {
  readonly imageIndex: number;
  readonly source: 'visual' | 'barcode';
  readonly box: Box | null;
  readonly confidence: number;
};

/** What readers take for digits. */
const digitLetters: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  B: '8',
};

/**
 * Finds one given CPF in a document: printed with points and hyphen, with spaces, bare or over two lines, or as digits inside a
 * barcode. A letter is taken for a digit only because the number looked for is known; nothing is guessed.
 * @param cpf eleven digits, with or without punctuation; one whose check digits do not fit is never found
 */
export function findCpf(pictures: readonly DocumentFindings[], cpf: string): CpfPlace[] {
  const wanted = cpf.replace(/\D/g, '');
  if (!isCpf(wanted)) return [];
  return pictures.flatMap(({ text, barcodes }, imageIndex) => [
    ...text.flatMap((line, index): CpfPlace[] => {
      const next = text[index + 1];
      if (stands(line.text, wanted))
        return [{ imageIndex, source: 'visual', box: line.box, confidence: line.confidence }];
      const overTwo =
        next !== undefined && !stands(next.text, wanted) && standsAcross(line.text, next.text, wanted);
      return overTwo
        ? [
            {
              imageIndex,
              source: 'visual',
              box: line.box,
              confidence: Math.min(line.confidence, next.confidence),
            },
          ]
        : [];
    }),
    ...barcodes
      .filter((barcode) => stands(barcode.text, wanted))
      .map((): CpfPlace => ({ imageIndex, source: 'barcode', box: null, confidence: 1 })),
  ]);
}

/** True where the digits stand with nothing but punctuation and spaces between them, and no digit before or after. */
function stands(text: string, wanted: string): boolean {
  return pattern(wanted).test(text) || pattern(wanted).test(repaired(text));
}

/** The first line ends with a beginning of the number, and the second begins with the rest. */
function standsAcross(one: string, other: string, wanted: string): boolean {
  const end = /[\d.\-\s/]+$/.exec(repaired(one))?.[0] ?? '';
  const begin = /^[\d.\-\s/]+/.exec(repaired(other))?.[0] ?? '';
  return /\d/.test(end) && /\d/.test(begin) && stands(`${end} ${begin}`, wanted);
}

function pattern(wanted: string): RegExp {
  return new RegExp(`(?<!\\d)${[...wanted].join('[.\\-–\\s/·,]{0,3}')}(?!\\d)`, 'u');
}

/** Letters that stand in a run of digits and punctuation. */
function repaired(text: string): string {
  return text.replace(
    /(?<=[\d.\-\s]|^)[OoОIl|SB](?=[\d.\-\s]|$)/gu,
    (letter) => digitLetters[letter] ?? letter,
  );
}
