import { pick, type Random } from '../random.ts';

/** A name as the country writes it; `latin` where its letters are not Latin. All common names, put together at random. */
export type InventedName = {
  readonly surname: string;
  readonly givenNames: string;
  readonly patronymic?: string;
  readonly latin?: { readonly surname: string; readonly givenNames: string; readonly patronymic: string };
};

export type NameStyle = 'ukrainian' | 'brazilian' | 'english' | 'german' | 'french' | 'portuguese' | 'polish';

type Pair = readonly [string, string];
type Four = readonly [string, string, string, string];
/** Cyrillic and its transliteration by the table of 2010 (Cabinet resolution 55). */
const ukrainian: {
  readonly surnames: readonly [Pair, ...Pair[]];
  readonly F: readonly [Four, ...Four[]];
  readonly M: readonly [Four, ...Four[]];
} = {
  surnames: [
    ['Шевчук', 'Shevchuk'],
    ['Коваленко', 'Kovalenko'],
    ['Щербань', 'Shcherban'],
    ['Їжакевич', 'Yizhakevych'],
    ['Згурська', 'Zghurska'],
    ['Юрченко', 'Yurchenko'],
    ['Гончар', 'Honchar'],
  ],
  F: [
    ['Олена', 'Olena', 'Андріївна', 'Andriivna'],
    ['Ганна', 'Hanna', 'Юріївна', 'Yuriivna'],
    ['Євгенія', 'Yevheniia', 'Олексіївна', 'Oleksiivna'],
    ['Соломія', 'Solomiia', 'Григорівна', 'Hryhorivna'],
    ['Ксенія', 'Kseniia', 'Богданівна', 'Bohdanivna'],
  ],
  M: [
    ['Андрій', 'Andrii', 'Петрович', 'Petrovych'],
    ['Юрій', 'Yurii', 'Євгенович', 'Yevhenovych'],
    ['Дмитро', 'Dmytro', 'Ігорович', 'Ihorovych'],
    ['Тарас', 'Taras', 'Васильович', 'Vasylovych'],
  ],
};

type Words = readonly [string, ...string[]];
const others: Readonly<
  Record<Exclude<NameStyle, 'ukrainian'>, { readonly surnames: Words; readonly F: Words; readonly M: Words }>
> = {
  brazilian: {
    surnames: ['DA SILVA ARAÚJO', 'GONÇALVES', 'DE SOUZA MAGALHÃES', 'CONCEIÇÃO', 'FIGUEIRÊDO BRANDÃO'],
    F: ['MARIA JOSÉ', 'CECÍLIA', 'BEATRIZ HELENA', 'LETÍCIA', 'ANA CLÁUDIA'],
    M: ['JOÃO PEDRO', 'ANTÔNIO', 'VINÍCIUS', 'LUÍS OTÁVIO', 'CARLOS EDUARDO'],
  },
  english: {
    surnames: ['HARTWELL', "O'DONNELL", 'PEMBERTON', 'SAMPLE-WINTERS', 'ASHCROFT'],
    F: ['EMILY JANE', 'MARGARET', 'ABIGAIL', 'CHARLOTTE ROSE'],
    M: ['THOMAS', 'WILLIAM HENRY', 'OWEN', 'SAMUEL'],
  },
  german: {
    surnames: ['MÜLLER-LÜDENSCHEIDT', 'GROẞMANN', 'VON DER HEYDE', 'BÖTTCHER'],
    F: ['JOHANNA SOFIE', 'KÄTHE', 'LIESELOTTE'],
    M: ['JÜRGEN', 'MATTHIAS', 'KARL-HEINZ'],
  },
  french: {
    surnames: ['LEFÈVRE', 'BEAUCHÊNE', 'GARÇON', 'DE LA FONTAINE'],
    F: ['ÉLODIE MARIE', 'HÉLÈNE', 'FRANÇOISE'],
    M: ['JÉRÔME', 'RÉMI', 'LOUIS-ANDRÉ'],
  },
  portuguese: {
    surnames: ['MAGALHÃES', 'TEIXEIRA', 'ASSUNÇÃO', 'BRITO E CUNHA'],
    F: ['INÊS', 'CONSTANÇA', 'MARIA DA LUZ'],
    M: ['JOÃO', 'GONÇALO', 'RÚBEN'],
  },
  polish: {
    surnames: ['WIŚNIEWSKA-ŻAK', 'ŁUKOMSKI', 'ŹRÓDLEWSKI', 'GÓRSKI'],
    F: ['MAŁGORZATA', 'ELŻBIETA', 'ŁUCJA'],
    M: ['STANISŁAW', 'MICHAŁ', 'WOJCIECH'],
  },
};

export function inventName(random: Random, style: NameStyle, sex: 'F' | 'M'): InventedName {
  if (style !== 'ukrainian') {
    const { surnames, ...given } = others[style];
    return { surname: pick(random, surnames), givenNames: pick(random, given[sex]) };
  }
  const [surname, latinSurname] = pick(random, ukrainian.surnames);
  const [given, latinGiven, patronymic, latinPatronymic] = pick(random, ukrainian[sex]);
  return {
    surname,
    givenNames: given,
    patronymic,
    latin: { surname: latinSurname, givenNames: latinGiven, patronymic: latinPatronymic },
  };
}
