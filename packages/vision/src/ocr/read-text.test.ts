import type { TextLine } from '@aval/core/findings';
import { textPath, textWidth } from '@aval/specimens/glyph-paths';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadModels, type Models } from '../models/load-models.ts';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { startStopwatch } from '../models/stopwatch.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { type ExpectedPrint, expectedPrint } from './expected-print.ts';
import { readText } from './read-text.ts';
import type { TextBox } from './text-box.ts';
import type { Tongue } from './tongues.ts';

const SIZE = 34;
const LEFT = 30;
const PITCH = 70;
let models: Models;

beforeAll(async () => {
  const loaded = await loadModels(await modelsForTests(testCacheDir(process.env['AVAL_CACHE_DIR'])));
  if (!loaded.ok) throw new Error(loaded.error.message);
  models = loaded.value;
}, 300_000);

/** Lines one below the other, with boxes as the detector draws them. */
async function draw(lines: readonly string[]) {
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth('regular', line, SIZE)))) + 2 * LEFT;
  const height = lines.length * PITCH + 20;
  const paths = lines.map((line, index) => {
    const y = (index + 1) * PITCH - 15;
    return `<path d="${textPath('regular', line, { x: LEFT, y, size: SIZE })}" fill="#222"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eef0ea"/>${paths.join('')}</svg>`;
  const data = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  const boxes = lines.map((line, index): TextBox => {
    const length = textWidth('regular', line, SIZE) + 12;
    const centre = { x: LEFT - 6 + length / 2, y: (index + 1) * PITCH - 15 - SIZE * 0.34 };
    return { centre, length, thickness: SIZE * 1.25, angle: 0, score: 1 };
  });
  return { pyramid: buildPyramid({ data: new Uint8Array(data), width, height }), boxes };
}

async function read(lines: readonly string[], expected: Partial<ExpectedPrint> = {}) {
  const { pyramid, boxes } = await draw(lines);
  const asked: Tongue[] = [];
  const lineReader: Models['lineReader'] = {
    id: models.lineReader.id,
    read: (stopwatch, tongue, line) => {
      asked.push(tongue);
      return models.lineReader.read(stopwatch, tongue, line);
    },
  };
  const text = await readText({ ...models, lineReader }, startStopwatch(), pyramid, boxes, 0, {
    ...expectedPrint(undefined),
    ...expected,
  });
  return { text, asked, boxes };
}

const texts = (lines: readonly TextLine[]) => lines.map(({ text }) => text);
const scripts = (lines: readonly TextLine[]) => lines.map(({ script }) => script);

describe('reading printed text', () => {
  it('reads Ukrainian, with its own letters and the apostrophe', async () => {
    const lines = [
      'Прізвище Єременко',
      'Їжакевич',
      'ПОСВІДКА НА ПРОЖИВАННЯ',
      "Лук'яненко",
      'Київ 12.05.2031',
    ];
    const { text } = await read(lines);
    expect(texts(text)).toEqual(lines);
    expect(scripts(text)).toEqual(lines.map(() => 'cyrillic'));
  });

  it('reads Russian, with the letters that Ukrainian lacks', async () => {
    const lines = ['Быков Эдуард Семёнович', 'Объездной проезд', 'Рыжов Пётр', 'ВОДИТЕЛЬСКОЕ УДОСТОВЕРЕНИЕ'];
    const { text } = await read(lines);
    expect(texts(text)).toEqual(lines);
    expect(scripts(text)).toEqual(lines.map(() => 'cyrillic'));
  });

  it('reads both halves of a bilingual label', async () => {
    const lines = [
      'Прізвище/Surname',
      'Дата народження/Date of birth',
      'Громадянство/Nationality',
      'SHEVCHENKO',
    ];
    const { text } = await read(lines);
    expect(texts(text)).toEqual(lines);
    expect(scripts(text).at(-1)).toBe('latin');
  });

  it.each([
    ['Portuguese', ['João Gonçalves', 'Órgão emissor', 'Antônio José', 'HABILITAÇÃO', 'Patrícia Araújo']],
    ['German', ['MÜLLER', 'Jürgen Schäfer', 'Österreich', 'Behörde KÖLN', 'Straße']],
    ['Polish', ['Wiśniewska', 'Poznań', 'Małgorzata Żaneta', 'Święcicki', 'Częstochowa', 'Źródło']],
    ['Spanish', ['Muñoz', 'Apellidos Núñez Peña', 'José María']],
    ['French', ['Prénoms', 'François Hélène', 'Préfecture de la Haute-Saône']],
  ])('keeps the accents of %s', async (_, lines) => {
    const { text } = await read(lines);
    expect(texts(text)).toEqual(lines);
    expect(scripts(text)).toEqual(lines.map(() => 'latin'));
  });

  it('asks the likely network first, and the others where it leaves a mark unexplained', async () => {
    const lines = ['MÜLLER', 'Jürgen Schäfer', 'Österreich'];
    const german = await read(lines, { tongues: ['deu'] });
    expect(texts(german.text)).toEqual(lines);
    expect(new Set(german.asked.filter((tongue) => tongue !== 'ukr' && tongue !== 'kir'))).toEqual(
      new Set(['deu']),
    );
    const wrong = await read(['Wiśniewska', 'Święcicki', 'Źródło'], { tongues: ['fra'] });
    expect(texts(wrong.text)).toEqual(['Wiśniewska', 'Święcicki', 'Źródło']);
  });

  it('asks nobody else about plain Latin', async () => {
    const lines = ['SMITH', 'JOHN ALEXANDER', 'Date of birth', '14 MAR 1987', 'AB 1234567'];
    const { text, asked } = await read(lines);
    expect(texts(text)).toEqual(lines);
    expect(asked).toEqual([]);
  });

  it('takes nothing for a script that was ruled out', async () => {
    const latin = await read(['Прізвище Шевченко'], { scripts: ['latin'] });
    expect(scripts(latin.text)).toEqual(['latin']);
    expect(latin.asked).not.toContain('ukr');
    const cyrillic = await read(['João Gonçalves'], { scripts: ['cyrillic'] });
    expect(cyrillic.asked.filter((tongue) => tongue !== 'ukr' && tongue !== 'kir')).toEqual([]);
  });

  it('gives every word its place', async () => {
    const { text, boxes } = await read(['JOHN ALEXANDER', 'Тарас Григорович']);
    expect(text.map(({ words }) => words.length)).toEqual([2, 2]);
    text.forEach(({ words, text: line }, index) => {
      expect(words.map((word) => word.text).join(' ')).toBe(line);
      const [first, second] = words;
      const start = LEFT + textWidth('regular', `${first?.text} `, SIZE);
      expect(Math.abs((first?.box.x ?? 0) - LEFT)).toBeLessThan(SIZE / 2);
      expect(Math.abs((second?.box.x ?? 0) - start)).toBeLessThan(SIZE / 2);
      const box = boxes[index];
      const end = (second?.box.x ?? 0) + (second?.box.width ?? 0);
      expect(Math.abs(end - (LEFT - 6 + (box?.length ?? 0)))).toBeLessThan(SIZE / 2);
      expect(Math.min(...words.map(({ confidence }) => confidence))).toBeGreaterThan(0.8);
    });
  });
});
