import type { ListEntry, ScreeningSubject } from './subject.ts';

/** An invented list and invented people with the truth: which entry each of them is, or none. No real person is meant. */
export type LabelledCase = {
  readonly subject: ScreeningSubject;
  readonly is: string | null;
  readonly why: string;
};

const day = (iso: string) => ({ from: iso, to: iso, circa: false });
const year = (number: string, circa = false) => ({ from: `${number}-01-01`, to: `${number}-12-31`, circa });

function entry(entryId: string, names: readonly string[], more: Partial<ListEntry> = {}): ListEntry {
  return {
    entryId,
    kind: 'person',
    names: names.map((name) => ({ name, isWeak: false })),
    births: [],
    countries: [],
    documentNumbers: [],
    programmes: ['INVENTED'],
    topics: ['sanction'],
    ...more,
  };
}

export const labelledList: readonly ListEntry[] = [
  entry('1', ['BRODIANENKO, Vasylisko Tarasovych', 'Бродяненко Василіско Тарасович'], {
    births: [day('1961-03-14')],
    countries: ['UKR'],
    documentNumbers: ['ET 123456'],
  }),
  entry('2', ['ZHURAVLYOVSKY, Yevgraf', 'Zhuravlevskii, Evgraf'], {
    births: [year('1958')],
    countries: ['RUS'],
  }),
  entry('3', ['MORGADINHO DA CONCEIÇÃO, João Belmiro'], { births: [day('1970-11-02')], countries: ['PRT'] }),
  entry('4', ['AL-QASHMIRANI, Abdulrahmin Yusuf', 'Abdul Rahmin Yussef al Kashmirani'], {
    births: [year('1965', true)],
    countries: ['YEM'],
  }),
  entry('5', ['Müllershausen, Götz'], { births: [day('1949-07-30')], countries: ['DEU'] }),
  entry('6', ['Щербаковенко Юліана Іллівна'], { births: [day('1982-05-09')], countries: ['UKR'] }),
  entry('7', ['Petrovanov, Ivan', 'Vanya the Tall'], { births: [day('1975-01-20')], countries: ['RUS'] }),
  entry('8', ['CASTELBRANCO, Maria Efigénia'], { countries: ['BRA'] }),
  entry('9', ['Kim Jang Wolsu'], { births: [year('1967')], countries: ['PRK'] }),
  entry('10', ['NORDHAVEN TRADING LIMITED'], { kind: 'organisation', countries: ['CYP'] }),
  entry('11', ['Tsybulchynskyi, Khrystofor', 'Цибульчинський Христофор'], {
    births: [day('1990-12-01')],
    countries: ['UKR'],
  }),
  entry('12', ['Souzadelli, Thiago', 'Zezinho'], { births: [day('1988-08-18')], countries: ['BRA'] }),
];

function person(
  name: string,
  births: readonly string[] = [],
  countries: readonly string[] = [],
): ScreeningSubject {
  return { kind: 'person', names: [name], births, countries, documentNumbers: [] };
}
const is = (entryId: string, why: string, subject: ScreeningSubject): LabelledCase => ({
  subject,
  is: entryId,
  why,
});
const isNobody = (why: string, subject: ScreeningSubject): LabelledCase => ({ subject, is: null, why });

export const labelledCases: readonly LabelledCase[] = [
  is('1', 'order', person('Vasylisko Tarasovych Brodianenko', ['1961-03-14'])),
  is('1', 'no patronymic', person('Vasylisko Brodianenko', ['1961-03-14'])),
  is('1', 'Cyrillic', person('Василіско Бродяненко', ['1961-03-14'])),
  is('1', 'Russian spelling', person('Vasilisko Brodyanenko')),
  is('1', 'typing error', person('Vasylisko Brodianemko', ['1961-03-14'])),
  is('1', 'day and month swapped', person('Vasylisko Brodianenko', ['1961-04-13'])),
  is('1', 'number of a document', {
    ...person('Basil Brown', ['1961-03-14']),
    documentNumbers: ['et-123456'],
  }),
  is('2', 'spelling of the table of 2010', person('Yevhraf Zhuravlovskyi', ['1958-06-01'])),
  is('2', 'Cyrillic', person('Евграф Журавлёвский', ['1958-06-01'])),
  is('2', 'German spelling', person('Jewgraf Schurawljowski', ['1958-06-01'])),
  is('3', 'no diacritics', person('Joao Belmiro Morgadinho da Conceicao', ['1970-11-02'])),
  is('3', 'without particle and middle name', person('João Morgadinho Conceição', ['1970-11-02'])),
  is('3', 'one of two surnames', person('João Belmiro Morgadinho', ['1970-11-02'])),
  is('4', 'joined', person('Abdulrahmin Yusuf Alqashmirani', ['1965-02-02'])),
  is('4', 'apart', person('Abdul Rahmin Al Qashmirani', ['1966-02-02'])),
  is('4', 'Russian spelling', person('Абдулрахмин Юсуф Аль-Кашмирани', ['1965-02-02'])),
  is('5', 'umlauts as two letters', person('Goetz Muellershausen', ['1949-07-30'])),
  is('5', 'umlauts dropped', person('Gotz Mullershausen', ['1949-07-30'])),
  is('6', 'Latin', person('Yuliana Shcherbakovenko', ['1982-05-09'])),
  is('6', 'another Latin', person('Juliana Scherbakovenko', ['1982-05-09'])),
  is('6', 'Russian name', person('Щербаковенко Юлиана Ильинична', ['1982-05-09'])),
  is('7', 'alias', person('Vanya Tall')),
  is('7', 'ending in -off', person('Ivan Petrovanoff', ['1975-01-20'])),
  is('8', 'no dates on the list', person('Maria Efigenia Castelbranco', ['1991-01-01'])),
  is('8', 'typing error', person('Maria Efigenia Castelbranko')),
  is('9', 'order', person('Jang Wolsu Kim', ['1967-09-09'])),
  is('10', 'a company', { ...person('Nordhaven Trading Ltd'), kind: 'organisation' }),
  is('11', 'Russian spelling', person('Hristofor Tsibulchinskiy', ['1990-12-01'])),
  is('11', 'Cyrillic', person('Цибульчинський Христофор', ['1990-12-01'])),
  is('12', 's and z', person('Tiago Sousadelli', ['1988-08-18'])),
  is('12', 'two letters changed places', person('Thiago Souzadelil', ['1988-08-18'])),
  isNobody('namesake with another birth', person('Vasylisko Brodianenko', ['1994-10-10'])),
  isNobody('same surname', person('Oksana Brodianenko', ['1961-03-14'])),
  isNobody('same first names', person('João Belmiro Figueiredo', ['1970-11-02'])),
  isNobody('first name alone', person('Maria Efigénia Outeiro')),
  isNobody('common words', person('Ivan Ivanovych Bezimennyi')),
  isNobody('surname alone', person('Castelbranco Pedro Augusto')),
  isNobody('other gender’s form', person('Yuliana Shcherbak', ['1982-05-09'])),
  isNobody('near surname', person('Götz Müllershof', ['1949-07-30'])),
  isNobody('near surname', person('Ivan Petrenko', ['1975-01-20'])),
  isNobody('near surname', person('Ivan Petrov', ['1975-01-20'])),
  isNobody('another company', { ...person('Southhaven Fishing Limited'), kind: 'organisation' }),
  isNobody('a person named as the company', person('Nordhaven Trading Limited')),
  isNobody('other Kim', person('Kim Jong Soo', ['1967-09-09'])),
  isNobody('other Yusuf', person('Yusuf Rahman', ['1965-02-02'])),
  isNobody('unknown', person('Anna-Lena Sjöbergström', ['1979-02-28'], ['SWE'])),
  isNobody('unknown', person('Олена Коваленко', ['1985-06-17'], ['UKR'])),
  isNobody('unknown', person('Thiago Souza', ['1988-08-18'], ['BRA'])),
  isNobody('unknown', person('Khrystyna Tsymbaliuk', ['1990-12-01'], ['UKR'])),
];
