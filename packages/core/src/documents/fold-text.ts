/**
 * Cyrillic and Greek capitals as the Latin letter or digit that a reader takes them for. Titles and labels are looked
 * for by shape, so that a line read with the wrong alphabet is still found.
 */
const shapes: Readonly<Record<string, string>> = {
  А: 'A',
  Б: 'B',
  В: 'B',
  Г: 'R',
  Ґ: 'R',
  Д: 'A',
  Е: 'E',
  Ё: 'E',
  Є: 'E',
  Ж: 'X',
  З: '3',
  И: 'N',
  Й: 'N',
  І: 'I',
  Ї: 'I',
  К: 'K',
  Л: 'N',
  М: 'M',
  Н: 'H',
  О: 'O',
  П: 'N',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Ф: 'O',
  Х: 'X',
  Ц: 'U',
  Ч: '4',
  Ш: 'W',
  Щ: 'W',
  Ъ: 'B',
  Ы: 'B',
  Ь: 'B',
  Э: '3',
  Ю: 'O',
  Я: 'R',
  Œ: 'O',
  Æ: 'A',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  ß: 'S',
  Ə: 'E',
  Α: 'A',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  // Digits and signs that stand for letters in what readers give.
  '0': 'O',
  '1': 'I',
  '|': 'I',
  '!': 'I',
  '5': 'S',
  '8': 'B',
  '6': 'B',
};

/** The shapes of the letters in common use, so that the rest need not be worked out each time. */
const known: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x530 }, (_, code) => String.fromCharCode(code)).map((character) => [
    character,
    workOutShape(character),
  ]),
);

/** One character without case, accent and alphabet; empty for spaces and punctuation. */
function shapeOf(character: string): string {
  return known.get(character) ?? workOutShape(character);
}

function workOutShape(character: string): string {
  const upper = character.toLocaleUpperCase('en').normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(upper, (letter) => shapes[letter] ?? (/[\p{L}\p{N}]/u.test(letter) ? letter : '')).join(
    '',
  );
}

/** A text prepared for being searched. */
export type FoldedText = {
  /** In the NFC form that all indices refer to. */
  readonly text: string;
  readonly shapes: string;
  /** For each shape the index in `text` (UTF-16) of the character it comes from. */
  readonly positions: readonly number[];
  /** All pairs of neighbouring shapes. */
  readonly pairs: ReadonlySet<string>;
};

/** The text as shapes, and what a search needs to know of it. */
export function prepareText(text: string): FoldedText {
  const normal = text.normalize('NFC');
  let folded = '';
  const positions: number[] = [];
  let at = 0;
  for (const character of normal) {
    for (const shape of shapeOf(character)) {
      folded += shape;
      positions.push(at);
    }
    at += character.length;
  }
  return { text: normal, shapes: folded, positions, pairs: pairsOf(folded) };
}

/** Two texts fold to the same when a reader may take them for one another: `ПАСПОРТ` and `NACNOPT`. */
export function foldText(text: string): string {
  return Array.from(text.normalize('NFC'), shapeOf).join('');
}

function pairsOf(shapes: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, shapes.length - 1) }, (_, at) => shapes.slice(at, at + 2)));
}
