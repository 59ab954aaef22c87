import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { documentMrzLines } from './draw-document.ts';
import { mrzCheckDigit } from './mrz-lines.ts';
import { inventPerson } from './person.ts';
import { openPortraits, type PortraitName, type Portraits } from './portraits.ts';
import { alterDigit, makeScenario, makeScenarios, scenarioKeys } from './scenarios.ts';

const today = '2026-06-15';
// Seven people take ten to twenty seconds of one core.
vi.setConfig({ testTimeout: 180_000 });

/** Coloured sheets instead of people: no photograph is needed to test how scenarios are put together. */
const colours: Readonly<Record<PortraitName, string>> = {
  anna: '#20c040',
  bruna: '#c02020',
  clara: '#2020c0',
  dina: '#c0c020',
  edite: '#20c0c0',
};
const sheet = (width: number, height: number, name: PortraitName) =>
  sharp({ create: { width, height, channels: 3, background: colours[name] } });
const portraits: Portraits = {
  portrait: async (name) => await sheet(700, 900, name).png().toBuffer(),
  selfie: async (name) => await sheet(960, 1280, name).jpeg().toBuffer(),
};

const colourOf = async (picture: Buffer) =>
  (await sharp(picture).stats()).channels.map(({ mean }) => Math.round(mean));

test('the seven come in order, with documents and selfies that fit their story', {
  timeout: 120_000,
}, async () => {
  const seven = await makeScenarios({ portraits, today });
  expect(seven.map(({ key }) => key)).toEqual([...scenarioKeys]);
  expect(seven.map(({ expected }) => expected)).toEqual(['GREEN', ...Array(6).fill('notGreen')]);
  for (const { key, documents, selfie, fixedInfo, person } of seven) {
    expect(documents.map(({ idDocSubType }) => idDocSubType)).toEqual(
      key === 'another-name' ? ['FRONT_SIDE', 'BACK_SIDE'] : [undefined],
    );
    for (const { file } of documents) {
      expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 1800, height: 1350 });
    }
    expect((await sharp(selfie).metadata()).height).toBeGreaterThanOrEqual(640);
    expect(person.expiryDate < today).toBe(key === 'expired-document');
    expect(fixedInfo.lastName.toUpperCase() === person.surname).toBe(key !== 'another-name');
    expect(fixedInfo.dob).toBe(person.birthDate);
  }
  const selfieOf = (wanted: string) => seven.find(({ key }) => key === wanted)?.selfie ?? Buffer.alloc(0);
  const [red, green, blue] = await colourOf(selfieOf('another-person'));
  expect([red, green, blue].every((value, i) => Math.abs((value ?? 0) - ([192, 32, 32][i] ?? 0)) < 6)).toBe(
    true,
  );
  // The crop holds the portrait and nothing round it: one colour but for the light and noise of the photograph.
  const { channels } = await sharp(selfieOf('document-portrait')).stats();
  expect(channels.map(({ stdev }) => stdev < 12)).toEqual([true, true, true]);
  expect((channels[1]?.mean ?? 0) > 2 * (channels[0]?.mean ?? 0)).toBe(true);
});

test('a scenario is the same twice', async () => {
  const first = await makeScenario('genuine-id-card', { portraits, today });
  const second = await makeScenario('genuine-id-card', { portraits, today });
  expect(second).toEqual(first);
});

test('the altered digit breaks the check digit of the number, for every person', () => {
  for (let seed = 0; seed < 200; seed++) {
    const [, before = ''] = documentMrzLines('TD3', inventPerson(seed, today));
    const [, after = ''] = alterDigit(['', before]);
    expect([...after].filter((character, i) => character !== before[i])).toHaveLength(1);
    expect(mrzCheckDigit(before.slice(0, 9))).toBe(before[9]);
    expect(mrzCheckDigit(after.slice(0, 9))).not.toBe(after[9]);
  }
});

test('pictures that cannot be fetched are a failure that says why', async () => {
  const opened = await openPortraits({
    cacheDir: '/nonexistent/aval',
    registry: 'http://127.0.0.1:1',
    retries: 0,
  });
  expect(opened).toMatchObject({ ok: false, error: expect.stringMatching(/cache folder|did not answer/) });
});
