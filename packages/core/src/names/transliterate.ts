/**
 * How one letter may appear in the Latin alphabet of a document, most usual spelling first. Sources: ICAO Doc 9303
 * part 3 section 6 (Latin diacritics; Cyrillic of Russia, Belarus, Ukraine, Bulgaria, Serbia, North Macedonia), Cabinet of
 * Ministers of Ukraine resolution 55 of 2010, the Bulgarian law of transliteration of 2009 (щ sht, ъ a, ь y), and the
 * older tables that passports still carry. Kazakh letters as passports of Kazakhstan print them.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ö: ['OE', 'O'],
  Ø: ['OE', 'O'],
  Œ: ['OE'],
  Ü: ['UE', 'UXX', 'U'],
  Ñ: ['N', 'NXX'],
  ẞ: ['SS'],
  Þ: ['TH'],
  Ð: ['D'],
  Đ: ['D', 'DJ'],
  Ł: ['L'],
  İ: ['I'],
  Ə: ['E', 'A'],
  Ĳ: ['IJ'],
  Ħ: ['H'],
  Ŧ: ['T'],
  Ŀ: ['L'],
  ĸ: ['Q'],
  Ŋ: ['N'],
  А: ['A'],
  Б: ['B'],
  В: ['V'],
  Г: ['H', 'G'],
  Ґ: ['G'],
  Д: ['D'],
  Е: ['E', 'YE', 'IE'],
  Ё: ['E', 'YO', 'IO'],
  Є: ['YE', 'IE', 'E'],
  Ж: ['ZH', 'J', 'Z'],
  З: ['Z'],
  И: ['Y', 'I'],
  І: ['I'],
  Ї: ['YI', 'I'],
  Й: ['Y', 'I'],
  К: ['K'],
  Л: ['L'],
  М: ['M'],
  Н: ['N'],
  О: ['O'],
  П: ['P'],
  Р: ['R'],
  С: ['S'],
  Т: ['T'],
  У: ['U', 'OU'],
  Ў: ['U'],
  Ф: ['F'],
  Х: ['KH', 'H'],
  Ц: ['TS', 'C'],
  Ч: ['CH', 'TCH', 'C'],
  Ш: ['SH', 'CH', 'S'],
  Щ: ['SHCH', 'SCH', 'SHT'],
  Ъ: ['IE', '', 'A'],
  Ы: ['Y', 'I'],
  Ь: ['', 'J', 'Y'],
  Э: ['E'],
  Ю: ['YU', 'IU', 'U'],
  Я: ['YA', 'IA'],
  Ђ: ['D', 'DJ'],
  Ѓ: ['G', 'GJ'],
  Ѕ: ['DZ'],
  Ј: ['J'],
  Љ: ['LJ'],
  Њ: ['NJ'],
  Ћ: ['C'],
  Ќ: ['K', 'KJ'],
  Џ: ['DZ', 'DJ'],
  Ә: ['A', 'AE'],
  Ғ: ['G', 'GH'],
  Қ: ['K', 'Q'],
  Ң: ['N', 'NG'],
  Ө: ['O'],
  Ұ: ['U'],
  Ү: ['U'],
  Һ: ['H'],
};

/** Inside a word these letters are usually spelt so (resolution 55; ICAO has the same for Ю, Я and Й everywhere). */
const insideWords: Readonly<Record<string, string>> = { Є: 'IE', Ї: 'I', Й: 'I', Ю: 'IU', Я: 'IA' };

/** What two letters do to the second. Resolution 55: зг is zgh, since zh is ж. Older tables: ий and ый are y. */
const afterLetter: Readonly<Record<string, readonly string[]>> = { ЗГ: ['GH'], ИЙ: [''], ЫЙ: [''] };

/** Apostrophes, full stops, and the marks that no letter takes up (a stress mark). */
const ignored = /['’‘ʼʻ`´.\p{M}]/gu;

/** Upper-case words of a name; hyphens, fillers and spaces separate, apostrophes and full stops vanish. */
export function nameWords(name: string): string[] {
  return name
    .toLocaleUpperCase('en')
    .normalize('NFC')
    .replace(ignored, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** All spellings one letter may take, the usual one first; a letter without an entry loses its accent. */
function spellingsOf(letter: string, previous: string): readonly string[] {
  const inContext = afterLetter[previous + letter] ?? [];
  const known = spellings[letter];
  if (known !== undefined) {
    const inside = previous === '' ? undefined : insideWords[letter];
    const usual = inside === undefined ? known : [inside, ...known];
    return letter === 'Г' ? [...inContext, ...usual] : [...usual, ...inContext];
  }
  if (letter >= 'A' && letter <= 'Z') return [letter];
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare === letter ? [letter] : (spellings[bare] ?? [bare]);
}

function lettersOf(word: string): (readonly string[])[] {
  const letters = Array.from(word);
  return letters.map((letter, index) => spellingsOf(letter, letters[index - 1] ?? ''));
}

/** The word in the Latin alphabet, each letter in its usual spelling: `ОЛЕКСАНДР` → `OLEKSANDR`. */
export function transliterateWord(word: string): string {
  if (/^[A-Z]*$/.test(word)) return word;
  return lettersOf(word)
    .map(([usual]) => usual ?? '')
    .join('');
}

/** True if `printed` (Latin capitals) is one of the ways `word` may be spelt. */
export function mayBeSpelt(word: string, printed: string): boolean {
  return fewestEdits(word, printed) === 0;
}

/** True if `printed` is the beginning of one of the ways `word` may be spelt, cut off where the line ended. */
export function mayBeCut(word: string, printed: string): boolean {
  const letters = Array.from(word);
  return printed !== '' && letters.some((_, index) => mayBeSpelt(letters.slice(0, index).join(''), printed));
}

/**
 * Letters to insert, delete or swap until `printed` is one of the ways `word` may be spelt. The table of the edit
 * distance, a row per letter of the word; each spelling of the letter goes its own way and the best are kept.
 */
export function fewestEdits(word: string, printed: string): number {
  let row = Array.from({ length: printed.length + 1 }, (_, index) => index);
  for (const spellingsOfLetter of lettersOf(word)) {
    const ways = spellingsOfLetter.map((spelling) => [...spelling].reduce(nextRow, row));
    row = row.map((_, at) => Math.min(...ways.map((way) => way[at] ?? Number.POSITIVE_INFINITY)));
  }
  return row[printed.length] ?? Number.POSITIVE_INFINITY;

  function nextRow(before: readonly number[], letter: string): number[] {
    const next: number[] = [];
    for (const [at, cost] of before.entries()) {
      const swap = at === 0 ? cost + 1 : (before[at - 1] ?? 0) + Number(letter !== printed[at - 1]);
      const insert = at === 0 ? cost + 1 : (next[at - 1] ?? 0) + 1;
      next.push(Math.min(swap, cost + 1, insert));
    }
    return next;
  }
}
