import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentFindings, SelfieFindings } from '@aval/core/findings';
import { documentFindings, mrzReading, selfieFindings } from '@aval/core/rules/evidence.fixture';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCard } from '../make-card.ts';
import { htmlReport } from '../report/html-report.ts';
import { textReport } from '../report/text-report.ts';
import { SetUnreadable } from '../sets/read-json.ts';
import type { Eyes } from './eyes.ts';
import { measureFolder } from './measure-folder.ts';

const lines = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'aval-accuracy-'));
});
afterEach(() => rm(root, { recursive: true }));

/** Pictures are told apart by their width: what is seen in each is given. */
function eyesThatSee(
  documents: ReadonlyMap<number, DocumentFindings>,
  selfies: ReadonlyMap<number, SelfieFindings> = new Map(),
): Eyes {
  const look = async <Seen>(bytes: Uint8Array, seen: ReadonlyMap<number, Seen>) => {
    const { width } = await sharp(bytes).metadata();
    const found = seen.get(width);
    return found === undefined
      ? { ok: false as const, error: 'corrupted-file' as const }
      : { ok: true as const, value: found };
  };
  return {
    readDocument: (bytes) => look(bytes, documents),
    readSelfie: (bytes) => look(bytes, selfies),
    version: 'test',
    modelIds: ['reader'],
    threads: 2,
  };
}

async function picture(path: string, width: number): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  const image = sharp({ create: { width, height: 8, channels: 3, background: '#777' } });
  await writeFile(join(root, path), await (path.endsWith('.webp') ? image.webp() : image.png()).toBuffer());
}

function measure(eyes: Eyes) {
  return measureFolder(
    { eyes, definitions: [], seed: 1, today: '2026-01-01', onProgress: () => undefined },
    root,
  );
}

function read(seen: readonly string[], confidence = 0.99): DocumentFindings {
  return documentFindings({
    mrz: mrzReading({}, { lines: [...seen], minConfidence: confidence, meanConfidence: confidence }),
  });
}

function person(x: number, y: number): SelfieFindings {
  const length = Math.hypot(x, y);
  return selfieFindings({ template: { modelId: 'reader', vector: [x / length, y / length], aligned: '' } });
}

describe('a folder of labelled pictures', () => {
  test('without sets is measured as nothing, never as a pass', async () => {
    expect(await measure(eyesThatSee(new Map()))).toEqual({
      mrz: null,
      fields: null,
      faces: null,
      pad: null,
      barcodes: null,
      attacks: null,
      signs: null,
    });
  });

  test('counts lines that are exact, believed, and believed although wrong', async () => {
    const [first = '', second = ''] = lines;
    const wrong = second.replace('7408122F', '7408122M');
    const seen = new Map([
      [10, read(lines)],
      [11, read([first, wrong])],
      [12, read([first.replace('ANNA', 'ANMA'), second])],
      [13, read(lines, 0.1)],
    ]);
    const files = [10, 11, 12, 13, 14].map((width) => ({ file: `${width}.png`, lines }));
    for (const { file } of files) await picture(`mrz/${file}`, Number.parseInt(file, 10));
    await writeFile(join(root, 'mrz/truth.json'), JSON.stringify(files));
    const { mrz } = await measure(eyesThatSee(seen));
    expect(mrz).toMatchObject({
      pictures: 5,
      exact: 2,
      exactDataLines: 3,
      accepted: 3,
      wrongDataLineAccepted: 1,
      inexact: ['11.png', '12.png', '14.png'],
    });
  });

  test('counts how often signs show on untouched pictures, those that cannot tell apart', async () => {
    const sign = (kind: 'photo-of-screen' | 'blur', score: number, measured = 1) => ({
      kind,
      score,
      measures: { measured },
      box: null,
    });
    const seen = new Map([
      [10, documentFindings({ signs: [sign('photo-of-screen', 0.9), sign('blur', 0)] })],
      [11, documentFindings({ signs: [sign('photo-of-screen', 0.1), sign('blur', 0.99)] })],
      [12, documentFindings({ signs: [sign('photo-of-screen', 0, 0)] })],
    ]);
    const files = [10, 11, 12].map((width) => ({ file: `${width}.png`, lines }));
    for (const { file } of files) await picture(`mrz/${file}`, Number.parseInt(file, 10));
    await writeFile(join(root, 'mrz/truth.json'), JSON.stringify(files));
    const { signs } = await measure(eyesThatSee(seen));
    const alarms = signs?.map(({ subject, kind, alarm, notMeasured }) => [
      subject,
      kind,
      alarm.count,
      alarm.total,
      notMeasured,
    ]);
    expect(alarms).toEqual([
      ['document', 'blur', 1, 2, 0],
      ['document', 'photo-of-screen', 1, 2, 1],
    ]);
  });

  test('compares faces in pairs, by group, and counts pictures without a face apart', async () => {
    for (const width of [10, 11, 12, 13]) await picture(`faces/${width}.png`, width);
    const table =
      'file_x,file_y,Decision,Group\n10.png,11.png,Yes,one\n10.png,12.png,No,two\n10.png,13.png,Yes,one\n';
    await writeFile(join(root, 'faces/master.csv'), table);
    const seen = new Map([
      [10, person(1, 0)],
      [11, person(1, 0.1)],
      [12, person(0, 1)],
    ]);
    const { faces } = await measure(eyesThatSee(new Map(), seen));
    expect(faces).toMatchObject({ genuine: 1, impostor: 1, failedToAcquire: 1, eer: 0, accuracy: null });
    expect(faces?.groups).toMatchObject({
      one: { genuine: 1, impostor: 0 },
      two: { genuine: 0, impostor: 1 },
    });
    expect(faces?.tarAtFar).toEqual({});
  });

  test('reads presentations in folders and as the samples are named, by the median of their frames', async () => {
    const live = (score: number) => selfieFindings({ liveness: { modelId: 'm', score, crops: [] } });
    for (const path of ['pad/a_T1.png', 'pad/live/x/1.png', 'pad/live/x/2.png', 'pad/live/x/3.png']) {
      await picture(path, path.endsWith('2.png') ? 11 : 10);
    }
    await picture('pad/spoof/print/y.png', 11);
    await picture('pad/spoof/print/z.png', 10);
    const { pad } = await measure(
      eyesThatSee(
        new Map(),
        new Map([
          [10, live(0.9)],
          [11, live(0.1)],
        ]),
      ),
    );
    expect(pad).toMatchObject({ live: 2, spoof: { print: 2 }, bpcer: 0, apcer: { print: 0.5 }, auc: 0.75 });
  });

  test('reads symbols in other formats than the product takes, and counts a wrong content as unread', async () => {
    for (const [name, width] of [
      ['a', 10],
      ['b', 11],
    ] as const) {
      await picture(`barcodes/qr-1/${name}.webp`, width);
      await writeFile(join(root, `barcodes/qr-1/${name}.txt`), 'HELLO\n');
    }
    const corners = [0, 1, 2, 3].map((at) => ({ x: at, y: at }));
    const symbol = (text: string) =>
      documentFindings({ barcodes: [{ format: 'qr', text, bytes: '', corners }] });
    const { barcodes } = await measure(
      eyesThatSee(
        new Map([
          [10, symbol('HELLO')],
          [11, symbol('HELP')],
        ]),
      ),
    );
    expect(barcodes).toMatchObject({ qr: { pictures: 2, read: 1, wrong: 1 } });
  });

  test('stops at files that it cannot understand', async () => {
    await mkdir(join(root, 'mrz'));
    await writeFile(join(root, 'mrz/truth.json'), '[{"file": 1}]');
    await expect(measure(eyesThatSee(new Map()))).rejects.toThrow(SetUnreadable);
    await writeFile(join(root, 'mrz/truth.json'), 'no json');
    await expect(measure(eyesThatSee(new Map()))).rejects.toThrow('is not JSON');
  });
});

test('a card is told as text and as a page, absent sets among the rest, and nothing in it runs', async () => {
  await picture('mrz/<script>alert(1)<.png', 10);
  await writeFile(join(root, 'mrz/truth.json'), JSON.stringify([{ file: '<script>alert(1)<.png', lines }]));
  const eyes = eyesThatSee(new Map([[10, read(['', ''])]]));
  const card = makeCard(
    eyes,
    { seed: 1, date: '2026-01-01' },
    { real: await measure(eyes), generated: null },
  );
  const text = textReport(card);
  expect(text).toContain('Machine-readable zone, 1 pictures');
  expect(text).toContain('not measured: the set is not there');
  const page = htmlReport(card);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});
