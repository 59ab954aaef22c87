import { documentMrzLines, drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import { photograph } from '@aval/specimens/photograph';
import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareFaces } from '../faces/compare-faces.ts';
import { modelsForTests, testCacheDir } from '../models/models-for-tests.ts';
import { openVision, type Vision } from './open-vision.ts';

const TODAY = '2026-03-01';
const cacheDir = testCacheDir(process.env['AVAL_CACHE_DIR']);
const person = inventPerson(7, TODAY, { sex: 'F' });
let vision: Vision;
let portraits: Portraits;

beforeAll(async () => {
  const opened = await openVision({
    models: await modelsForTests(cacheDir),
    threads: 2,
    now: () => new Date(`${TODAY}T00:00:00Z`),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  vision = opened.value;
  const people = await openPortraits({ cacheDir, registry: 'https://registry.npmjs.org' });
  if (!people.ok) throw new Error(people.error);
  portraits = people.value;
}, 300_000);
afterAll(() => vision?.close());

async function passport() {
  const portrait = await portraits.portrait('anna');
  return drawDocument({ layout: 'passport', person, portrait });
}

async function readDocument(bytes: Uint8Array) {
  const result = await vision.readDocument(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function readSelfie(name: 'anna' | 'clara') {
  const result = await vision.readSelfie(await portraits.selfie(name));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('reading specimens', () => {
  it.each([0, 90, 180, 270] as const)(
    'reads a photographed passport that lies at %i degrees',
    async (orientation) => {
      const findings = await readDocument(await photograph(await passport(), { orientation }));
      expect(findings.mrz?.lines).toEqual(documentMrzLines('TD3', person));
      expect(findings.mrz?.checkDigits.every(({ pass }) => pass)).toBe(true);
      expect(findings.mrz?.fields).toMatchObject({
        surname: person.surname,
        documentNumber: person.documentNumber,
        birthDate: person.birthDate,
        expiryDate: person.expiryDate,
      });
      expect((findings.picture.rotation + orientation) % 360).toBe(0);
      expect(findings.faces.length).toBeGreaterThanOrEqual(1);
      expect(findings.portrait?.vector).toHaveLength(512);
      expect(findings.text.map(({ text }) => text).join(' ')).toContain(person.surname);
      const { x, y, width, height } = findings.mrz?.box ?? { x: -1, y: -1, width: 0, height: 0 };
      // The zone lies along the lower edge of the upright document, below the face.
      expect(width).toBeGreaterThan(height * 4);
      expect(y).toBeGreaterThan(findings.picture.height / 2);
      expect(x).toBeGreaterThanOrEqual(0);
    },
    120_000,
  );

  it('reads the back of a card', async () => {
    const portrait = await portraits.portrait('anna');
    const back = await drawDocument({ layout: 'id-card-back', person, portrait });
    const findings = await readDocument(await photograph(back));
    expect(findings.mrz?.lines).toEqual(documentMrzLines('TD1', person));
    expect(findings.portrait).toBeNull();
  }, 120_000);

  it('shows a wrong check digit as it is printed', async () => {
    const [names = '', data = ''] = documentMrzLines('TD3', person);
    const wrong = data.slice(0, 9) + ((Number(data[9]) + 5) % 10) + data.slice(10);
    const portrait = await portraits.portrait('anna');
    const altered = await drawDocument({
      layout: 'passport',
      person,
      portrait,
      overrides: { mrzLines: [names, wrong] },
    });
    const { mrz } = await readDocument(await photograph(altered));
    expect(mrz?.lines[1]).toBe(wrong);
    expect(mrz?.checkDigits.find(({ field }) => field === 'documentNumber')?.pass).toBe(false);
  }, 120_000);

  it('finds the holder near her selfie and another person far from it', async () => {
    const { portrait } = await readDocument(await photograph(await passport()));
    const same = (await readSelfie('anna')).template;
    const other = (await readSelfie('clara')).template;
    if (portrait === null || same === null || other === null) throw new Error('a face was missed');
    const near = compareFaces(portrait, same);
    const far = compareFaces(portrait, other);
    expect(near.ok && near.value.cosine).toBeGreaterThan(0.476);
    expect(far.ok && far.value.cosine).toBeLessThan(0.335);
  }, 120_000);

  it('knows the same photograph again', async () => {
    const { portrait } = await readDocument(await passport());
    const again = (await vision.readSelfie(await portraits.portrait('anna'))) ?? null;
    if (portrait === null || !again.ok || again.value.template === null) throw new Error('a face was missed');
    const compared = compareFaces(portrait, again.value.template);
    expect(compared.ok && compared.value.pixelCorrelation).toBeGreaterThan(0.9);
  }, 120_000);

  it('measures liveness on two crops, as a share of one', async () => {
    const { liveness, faces } = await readSelfie('anna');
    expect(faces).toHaveLength(1);
    expect(liveness?.crops.map(({ scale }) => scale)).toEqual([1.5, 2.7]);
    for (const { live, flat, mask } of liveness?.crops ?? []) expect(live + flat + mask).toBeCloseTo(1, 5);
  });

  it('answers a picture without text and face with nothing found, not with a failure', async () => {
    const { default: sharp } = await import('sharp');
    const empty = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    const findings = await readDocument(empty);
    expect(findings).toMatchObject({ mrz: null, faces: [], portrait: null, text: [] });
    const selfie = await vision.readSelfie(empty);
    expect(selfie.ok && selfie.value).toMatchObject({ faces: [], template: null, liveness: null });
  });

  it('passes refusals on', async () => {
    expect(await vision.readDocument(new Uint8Array())).toEqual({ ok: false, error: 'empty-file' });
    expect(await vision.readSelfie(Buffer.from('GIF89a'))).toEqual({
      ok: false,
      error: 'unsupported-file-format',
    });
    expect(await vision.inspectPicture(Buffer.from('%PDF-1.4'))).toEqual({
      ok: false,
      error: 'corrupted-file',
    });
  });
});

describe('opening', () => {
  it('fails with the name of the model that is missing', async () => {
    const opened = await openVision({ models: new Map(), threads: 1 });
    expect(opened).toMatchObject({
      ok: false,
      error: { code: 'model-missing', file: 'models/fr_detect.onnx' },
    });
  });

  it('closes while a picture is being read, and the process lives on', async () => {
    const opened = await openVision({ models: await modelsForTests(cacheDir), threads: 1 });
    if (!opened.ok) throw new Error(opened.error.message);
    const reading = opened.value.readDocument(await passport());
    await opened.value.close();
    expect(await reading).toEqual({ ok: false, error: 'closed' });
    expect(await opened.value.readSelfie(new Uint8Array())).toEqual({ ok: false, error: 'closed' });
  }, 120_000);
});
