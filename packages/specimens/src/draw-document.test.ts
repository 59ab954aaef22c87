import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { documentSvg, drawDocument } from './draw-document.ts';
import { textWidth } from './glyph-paths.ts';
import { type Layout, type LayoutPlan, planLayout } from './layouts.ts';
import { inventPerson } from './person.ts';

const layouts: readonly Layout[] = ['passport', 'id-card-front', 'id-card-back', 'td2'];
const person = inventPerson(5, '2026-01-01', { surname: 'MÜLLER-ÁÉ', givenNames: 'ŁUCJA' });
const portrait = await sharp({
  create: { width: 350, height: 450, channels: 3, background: { r: 10, g: 200, b: 30 } },
})
  .png()
  .toBuffer();

async function grey(picture: Buffer): Promise<{ data: Buffer; width: number; height: number }> {
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Share of dark pixels in a rectangle given in millimetres. */
function darkShare(
  { data, width }: { data: Buffer; width: number },
  scale: number,
  box: { x: number; y: number; width: number; height: number },
): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.round(box.y * scale); y < Math.round((box.y + box.height) * scale); y++) {
    for (let x = Math.round(box.x * scale); x < Math.round((box.x + box.width) * scale); x++) {
      all++;
      if ((data[y * width + x] ?? 255) < 110) dark++;
    }
  }
  return dark / all;
}

/** Every field value and every character of the zone has ink where the plan puts it. */
function expectAllPrinted(picture: { data: Buffer; width: number }, plan: LayoutPlan): void {
  const scale = plan.pixelsPerMm;
  for (const { value, x, y } of plan.fields) {
    const width = textWidth('bold', value, 3.2);
    expect(darkShare(picture, scale, { x, y: y - 2.4, width, height: 2.6 })).toBeGreaterThan(0.12);
  }
  const columns = { TD1: 30, TD2: 36, TD3: 44 };
  for (const baseline of plan.mrz?.baselines ?? []) {
    for (let column = 0; column < columns[plan.mrz?.format ?? 'TD3']; column++) {
      const x = (plan.mrz?.left ?? 0) + column * 2.54;
      expect(darkShare(picture, scale, { x, y: baseline - 2.8, width: 2.54, height: 3 })).toBeGreaterThan(
        0.04,
      );
    }
  }
}

// Rasterising takes a second on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe.each(layouts)('%s', (layout) => {
  test('has the size of its format and everything printed on it', async () => {
    const picture = await grey(await drawDocument({ layout, person, portrait }));
    const plan = planLayout(layout, person);
    expect(picture.width).toBe(Math.round(plan.width * plan.pixelsPerMm));
    expect(picture.height).toBe(Math.round(plan.height * plan.pixelsPerMm));
    expectAllPrinted(picture, plan);
  });

  test('is drawn the same way twice', async () => {
    const first = await drawDocument({ layout, person, portrait });
    expect(first.equals(await drawDocument({ layout, person, portrait }))).toBe(true);
  });

  test('has its SPECIMEN mark where nothing else is printed', () => {
    const { mark, portrait: photo, fields, mrz, width, height } = planLayout(layout, person);
    const half = textWidth('bold', 'SPECIMEN', mark.size) / 2;
    const tall = mark.size / 2 + half * Math.abs(Math.sin((mark.turn * Math.PI) / 180));
    const box = { left: mark.x - half, right: mark.x + half, top: mark.y - tall, bottom: mark.y + tall };
    const clear = (left: number, top: number, right: number, bottom: number) =>
      right < box.left || left > box.right || bottom < box.top || top > box.bottom;
    expect(box.left > 0 && box.right < width && box.top > 0 && box.bottom < height).toBe(true);
    if (photo) expect(clear(photo.x, photo.y, photo.x + photo.width, photo.y + photo.height)).toBe(true);
    for (const { value, x, y } of fields) {
      expect(clear(x, y - 5, x + textWidth('bold', value, 3.2), y + 0.4)).toBe(true);
    }
    if (mrz) expect(clear(0, (mrz.baselines[0] ?? 0) - 4, width, height)).toBe(true);
  });
});

test('the portrait stands uncovered in its place', async () => {
  const drawn = await drawDocument({ layout: 'passport', person, portrait });
  const plan = planLayout('passport', person);
  const { x = 0, y = 0, width = 0, height = 0 } = plan.portrait ?? {};
  const scale = plan.pixelsPerMm;
  const box = { left: x * scale, top: y * scale, width: width * scale, height: height * scale };
  const { channels } = await sharp(await sharp(drawn).extract(box).png().toBuffer()).stats();
  expect(channels.slice(0, 3).map(({ min, max }) => [min, max])).toEqual([
    [10, 10],
    [200, 200],
    [30, 30],
  ]);
});

test('overrides change what they name and nothing else', async () => {
  const options = { layout: 'passport', person } as const;
  const { svg } = documentSvg(options);
  expect(documentSvg({ ...options, overrides: {} }).svg).toBe(svg);
  const lines = ['A'.repeat(44), 'B'.repeat(44)];
  expect(documentSvg({ ...options, overrides: { mrzLines: lines } }).svg).not.toBe(svg);
  const later = { ...person, expiryDate: '2031-01-31' };
  expect(documentSvg({ ...options, overrides: { expiryDate: '2031-01-31' } }).svg).toBe(
    documentSvg({ layout: 'passport', person: later }).svg,
  );
  const printed = documentSvg({ ...options, overrides: { printed: { surname: 'OTHER' } } });
  expect(printed.plan.fields.find(({ label }) => label === 'Surname')?.value).toBe('OTHER');
});

test('no outline holds a broken number', () => {
  for (const layout of layouts) {
    const outlines = [...documentSvg({ layout, person }).svg.matchAll(/ d="([^"]*)"/g)].map(
      ([, d]) => d ?? '',
    );
    expect(outlines.length).toBeGreaterThan(2);
    expect(outlines.every((outline) => /^[MLQCZ0-9. -]+$/.test(outline))).toBe(true);
  }
});

test('a machine without any font prints it all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aval-no-fonts-'));
  try {
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, '<?xml version="1.0"?><fontconfig></fontconfig>');
    const render = (svg: string): Buffer =>
      execFileSync(
        process.execPath,
        [
          '-e',
          `const sharp = require(process.argv[1]); const chunks = [];
           process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', async () => {
             process.stdout.write(await sharp(Buffer.concat(chunks)).flatten({ background: '#fff' }).png().toBuffer());
           });`,
          createRequire(import.meta.url).resolve('sharp'),
        ],
        {
          input: svg,
          env: {
            ...process.env,
            FONTCONFIG_FILE: config,
            FONTCONFIG_PATH: folder,
            XDG_DATA_HOME: folder,
            HOME: folder,
          },
          stdio: ['pipe', 'pipe', 'ignore'],
          maxBuffer: 64 * 1024 * 1024,
        },
      );
    // What the outlines are for: with text elements every letter is the same empty box here.
    const text = (letters: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text y="30">${letters}</text></svg>`;
    expect(render(text('IIIII')).equals(render(text('WWWWW')))).toBe(true);

    const { svg, plan } = documentSvg({ layout: 'passport', person });
    expectAllPrinted(await grey(render(svg)), plan);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
