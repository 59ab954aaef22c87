/** A generator of numbers that is the same for the same seed (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to pick from');
  return item;
}

/** A name as it is written at home, and as it is told to others. */
export type InventedName = {
  /** First, middle where there is one, last. In the letters of the country. */
  readonly native: readonly string[];
  /** In Latin letters, the usual way. */
  readonly latin: readonly string[];
  /** In Latin letters, as somebody else writes them. */
  readonly otherLatin: readonly string[];
  /** Alpha-2 and the English name of the country. */
  readonly country: readonly [string, string];
};

type Parts = {
  readonly first: readonly string[];
  readonly middle: readonly string[];
  readonly last: readonly string[];
};

const onsets = 'б в г д ж з к л м н п р с т х ц ч ш бр гр др кр пр ст тр хв'.split(' ');
const rhymes = 'а е и о у я ю ар ер ин он ун ал ел ил ор ис'.split(' ');

/** Cyrillic to Latin the way of passports, and an older way that newspapers keep to. */
const passport: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  ю: 'iu',
  я: 'ia',
  й: 'i',
  ь: '',
  і: 'i',
  ї: 'i',
  є: 'ie',
};
const older: Readonly<Record<string, string>> = {
  ...passport,
  г: 'g',
  ж: 'j',
  и: 'i',
  х: 'h',
  ц: 'c',
  ч: 'tch',
  ш: 'sch',
  ю: 'yu',
  я: 'ya',
  й: 'y',
};

function romanise(text: string, table: Readonly<Record<string, string>>): string {
  return capital(Array.from(text.toLowerCase(), (letter) => table[letter] ?? letter).join(''));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function syllables(
  random: Random,
  starts: readonly string[],
  ends: readonly string[],
  count: number,
): string {
  return Array.from({ length: count }, () => pick(random, starts) + pick(random, ends)).join('');
}

/** As many different words as asked for, always the same for a seed. */
function pool(count: number, make: () => string): string[] {
  const words = new Set<string>();
  while (words.size < count) words.add(capital(make()));
  return [...words];
}

const latinStarts = 'b c d f g h j l m n p qu r s t v br ch fl gr ll pr tr z'.split(' ');
const latinEnds = 'a e i o u á é í ó ú an en in on ar er ir or el al ez'.split(' ');
const germanStarts = 'b d f g h k l m n r s t w br fr gr kl schn schw st tr pf z'.split(' ');
const germanEnds = 'a e i o ä ö ü au ei ie ach ein eng er ing old orf uß'.split(' ');
const arabicStarts = 'b d f h j k l m n q r s t y z kh sh th gh'.split(' ');
const arabicEnds = 'a i u aa ee oo ad al am an ar id im in ir ud ul'.split(' ');

/** Names of several countries out of made-up syllables: first names come often, last names rarely, as names do. */
export function makeNames(seed: number): (random: Random) => InventedName {
  const random = makeRandom(seed);
  const cyrillic: Parts = {
    first: pool(150, () => syllables(random, onsets, rhymes, 2) + pick(random, ['', 'н', 'й', 'р'])),
    middle: pool(150, () => `${syllables(random, onsets, rhymes, 2)}ович`),
    last: pool(
      6000,
      () => syllables(random, onsets, rhymes, 2) + pick(random, ['енко', 'чук', 'ський', 'ов', 'ін', 'ак']),
    ),
  };
  const spanish: Parts = {
    first: pool(150, () => syllables(random, latinStarts, latinEnds, 2)),
    middle: pool(150, () => syllables(random, latinStarts, latinEnds, 2)),
    last: pool(6000, () => syllables(random, latinStarts, latinEnds, 3)),
  };
  const german: Parts = {
    first: pool(150, () => syllables(random, germanStarts, germanEnds, 2)),
    middle: pool(100, () => syllables(random, germanStarts, germanEnds, 2)),
    last: pool(
      6000,
      () =>
        syllables(random, germanStarts, germanEnds, 2) + pick(random, ['mann', 'hausen', 'berg', 'er', '']),
    ),
  };
  const arabic: Parts = {
    first: pool(120, () => syllables(random, arabicStarts, arabicEnds, 2)),
    middle: pool(120, () => syllables(random, arabicStarts, arabicEnds, 2)),
    last: pool(5000, () => syllables(random, arabicStarts, arabicEnds, 3)),
  };
  const draw = (from: Random, parts: Parts): string[] => [
    pick(from, parts.first),
    ...(from() < 0.7 ? [pick(from, parts.middle)] : []),
    pick(from, parts.last),
  ];
  return (from) => {
    const share = from();
    if (share < 0.4) {
      const native = draw(from, cyrillic);
      const latin = native.map((word) => romanise(word, passport));
      const otherLatin = native.map((word) => romanise(word, older));
      return { native, latin, otherLatin, country: ['UA', 'Ukraine'] };
    }
    if (share < 0.6) {
      const latin = draw(from, spanish).map(withoutMarks);
      return {
        native: latin,
        latin,
        otherLatin: latin.map((word) => word.replace(/ll/g, 'l').replace(/z/g, 's')),
        country: ['ES', 'Spain'],
      };
    }
    if (share < 0.8) {
      const native = draw(from, german);
      const spelt = native.map((word) =>
        word.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss'),
      );
      return {
        native,
        latin: spelt,
        otherLatin: native.map((word) => withoutMarks(word.replace(/ß/g, 'ss'))),
        country: ['DE', 'Germany'],
      };
    }
    const latin = draw(from, arabic);
    const otherLatin = latin.map((word) =>
      word.replace(/aa/gi, 'a').replace(/ee/g, 'i').replace(/oo/g, 'u').replace(/q/g, 'k'),
    );
    return { native: latin, latin, otherLatin, country: ['YE', 'Yemen'] };
  };
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
