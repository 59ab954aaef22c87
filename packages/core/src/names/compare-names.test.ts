import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, type NameAgreement } from './compare-names.ts';

/** Names are invented or those of well-known tables of transliteration; right side as documents print them. */
describe('compareNames', () => {
  test.each<[string, string, string]>([
    // Ukraine: Cabinet of Ministers resolution 55 of 2010, with the words of its own table.
    ['Ukrainian', 'Олександр', 'OLEKSANDR'],
    ['Щ', 'Щербак', 'SHCHERBAK'],
    ['й after і', 'Юрій', 'YURII'],
    ['й at the start', 'Йосипівка', 'YOSYPIVKA'],
    ['зг is zgh', 'Згурський', 'ZGHURSKYI'],
    ['зг inside', 'Розгон', 'ROZGHON'],
    ['ж is zh', 'Жанна', 'ZHANNA'],
    ['г and ґ', 'Ґалаґан Богдан', 'GALAGAN BOHDAN'],
    ['є at the start', 'Єнакієве', 'YENAKIIEVE'],
    ['є inside', 'Гаєвич', 'HAIEVYCH'],
    ['ї', "Їжакевич Мар'їн", 'YIZHAKEVYCH MARIN'],
    ['ю and я', 'Юлія Крюківська', 'YULIIA KRIUKIVSKA'],
    ['apostrophe', "Дем'янчук", 'DEMIANCHUK'],
    ['typographic apostrophe', 'Знам’янка', 'ZNAMIANKA'],
    ['soft sign', 'Ольга Гоцький', 'OLHA HOTSKYI'],
    ['хв', 'Тарас Хмельницький', 'TARAS KHMELNYTSKYI'],
    ['older Ukrainian passport', 'Сергій Гриценко', 'SERGII GRYTSENKO'],
    // Russia: ICAO Doc 9303 part 3, section 6, and the older tables.
    ['Russian', 'Анастасия', 'ANASTASIIA'],
    ['Russian, older', 'Анастасия Юлия', 'ANASTASIYA YULIYA'],
    ['hard sign', 'Подъячев', 'PODIEIACHEV'],
    ['ё', 'Фёдор Семёнов', 'FEDOR SEMENOV'],
    ['ё as io', 'Фёдор', 'FIODOR'],
    ['ый', 'Белый Дмитрий', 'BELYI DMITRII'],
    ['ий as y', 'Белый Дмитрий', 'BELY DMITRY'],
    ['э, ц, ч', 'Эльвира Цветкова-Чехова', 'ELVIRA TSVETKOVA CHEKHOVA'],
    // Belarus, Bulgaria (law of 2009), Serbia, Kazakhstan.
    ['ў', 'Кароль Шаўчэнка', 'KAROL SHAUCHENKA'],
    ['Bulgarian щ, ъ, х', 'Щерьо Ангелъв Христов', 'SHTERYO ANGELAV HRISTOV'],
    ['Serbian', 'Ђорђе Љубичић', 'DORDE LJUBICIC'],
    ['Serbian, dj', 'Ђорђе Живковић', 'DJORDJE ZIVKOVIC'],
    ['Kazakh', 'Әлия Қайратқызы Нұрғали', 'ALIYA KAIRATKYZY NURGALI'],
    // Germany and its neighbours.
    ['umlaut written out', 'Müller', 'MUELLER'],
    ['umlaut dropped', 'Müller', 'MULLER'],
    ['umlaut supplied written out', 'Mueller', 'MUELLER'],
    ['sharp s', 'Jürgen Groß', 'JUERGEN GROSS'],
    ['Nordic', 'Åse Sørensen Æbelø', 'AASE SOERENSEN AEBELOE'],
    ['Icelandic', 'Þórður', 'THORDUR'],
    ['Polish', 'Łukasz Żółć', 'LUKASZ ZOLC'],
    ['Turkish', 'Işıl Yiğit', 'ISIL YIGIT'],
    ['Turkish, dotted', 'İbrahim Çağlar', 'IBRAHIM CAGLAR'],
    ['Azerbaijani', 'Əliyev', 'ELIYEV'],
    // Portuguese, Spanish, French, English.
    ['Portuguese', 'João Conceição', 'JOAO CONCEICAO'],
    ['Spanish ñ', 'Íñigo Muñoz', 'INIGO MUNOZ'],
    ['Spanish ñ as nxx', 'Muñoz', 'MUNXXOZ'],
    ['hyphen', 'Anne-Marie', 'ANNE MARIE'],
    ['hyphen dropped', 'Anne-Marie', 'ANNEMARIE'],
    ['words joined', 'Mc Donald', 'MCDONALD'],
    ['words parted', "O'Connor", 'O CONNOR'],
    ['apostrophe vanishes', "D'Angelo", 'DANGELO'],
    ['Uzbek apostrophe', 'Gʻulomov', 'GULOMOV'],
    ['order of words', 'Carlos João', 'JOAO CARLOS'],
    ['lower case and spaces', '  maria   olena ', 'MARIA OLENA'],
    ['accents as separate marks', 'Joa\u0303o', 'JOAO'],
    ['stress mark', 'Оле\u0301на', 'OLENA'],
  ])('%s: %s is %s', (_what, supplied, printed) => {
    expect(compareNames(supplied, printed)).toBe<NameAgreement>('same');
  });

  test.each<[string, string, string]>([
    ['middle name missing on the document', 'Марія Олена', 'MARIIA'],
    ['middle name not supplied', 'Maria', 'MARIA OLENA'],
    ['patronymic', 'Тарас Іванович', 'TARAS'],
    ['one of two surnames', 'García', 'GARCIA LOPEZ'],
    ['double surname, one supplied', 'Нечуй', 'NECHUI LEVYTSKYI'],
    ['several surnames', 'Silva', 'DA SILVA SANTOS'],
  ])('%s: %s and %s agree in part', (_what, supplied, printed) => {
    expect(compareNames(supplied, printed)).toMatch(/^(partial|excess)$/);
  });

  test.each<[string, string, string]>([
    ['a letter changed', 'Petrenko', 'PETRENKA'],
    ['a letter of five changed', 'Petra', 'PETRO'],
    ['a letter missing', 'Kowalski', 'KOWALSK'],
    ['a letter too many', 'Kowalsky', 'KOWALSKYI'],
    ['a letter changed in Cyrillic', 'Дмитренко', 'DMYTRANKO'],
    ['a letter off and a word more', 'Müller', 'MILLER BAUM'],
    ['cut at the end of the line', 'Warnambool', 'WARNAM'],
    ['cut to an initial', 'Anna Priscilla', 'ANNA P'],
    ['an alphabet we cannot transliterate', 'Παπαδόπουλος', 'PAPADOPOULOS'],
    ['another one', '山田', 'YAMADA'],
  ])('%s: %s and %s need a person', (_what, supplied, printed) => {
    expect(compareNames(supplied, printed)).toBe<NameAgreement>('similar');
  });

  test.each<[string, string]>([
    ['Іван', 'PETRO'],
    ['Олена', 'OLEKSANDR'],
    ['Марія', 'MARTA'],
    ['Петренко', 'IVANENKO'],
    ['Silva', 'SANTOS'],
    ['de Souza', 'DE OLIVEIRA'],
    ['García López', 'GARCIA MARTIN'],
    ['Anna', 'ANNE'],
    ['Ivan', 'IVANNA'],
    ['Lee', 'LI'],
    ['', 'IVAN'],
    ['Іван', ''],
    ['', ''],
    ['123 -', 'IVAN'],
  ])('%s is not %s', (supplied, printed) => {
    expect(compareNames(supplied, printed)).toBe<NameAgreement>('different');
  });
});

describe('a word more on one side', () => {
  test.each<[string, string, NameAgreement]>([
    ['Melnyk Mallory Stranger', 'MELNYK', 'excess'],
    ['Silva', 'SILVA SANTOS', 'partial'],
    ['De', 'DE LA CRUZ', 'similar'],
    ['Al', 'AL KHALIFA', 'similar'],
  ])('%s against %s: %s', (supplied, printed, expected) => {
    expect(compareNames(supplied, printed)).toBe(expected);
  });
});

describe('properties', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    minLength: 1,
    maxLength: 12,
  });
  const words = fc.array(word, { minLength: 1, maxLength: 4 });

  test('a Latin name is the same as itself, in any case and order', () => {
    fc.assert(
      fc.property(words, (name) => {
        const printed = name.join(' ');
        expect(compareNames(printed, printed)).toBe('same');
        expect(compareNames(printed.toLowerCase(), printed)).toBe('same');
        expect(compareNames([...name].reverse().join('-'), printed)).toBe('same');
      }),
    );
  });

  test('for Latin names it does not matter which side is which, but for cut words', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const there = compareNames(one.join(' '), other.join(' '));
        const back = compareNames(other.join(' '), one.join(' '));
        fc.pre(there !== 'similar' && back !== 'similar');
        expect(there).toBe(back);
      }),
      { numRuns: 500 },
    );
  });

  test('a word more is never a disagreement, and never full agreement unless it is joined', () => {
    fc.assert(
      fc.property(words, word, (name, extra) => {
        fc.pre(name.some((one) => one.length > 3));
        const printed = name.join(' ');
        expect(compareNames(`${printed} ${extra}`, printed)).toBe('excess');
        expect(compareNames(printed, `${printed} ${extra}`)).toBe('partial');
      }),
    );
  });

  test('names without a letter in common are different', () => {
    const left = fc.string({ unit: fc.constantFrom(...'ABCDE'), minLength: 1, maxLength: 9 });
    const right = fc.string({ unit: fc.constantFrom(...'VWXYZ'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(left, right, (one, other) => {
        expect(compareNames(one, other)).toBe('different');
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        expect(['same', 'partial', 'excess', 'similar', 'different']).toContain(compareNames(one, other));
      }),
    );
  });
});
