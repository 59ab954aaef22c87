import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import { makeScenario, type Scenario, type ScenarioKey } from '@aval/specimens/scenarios';
import sharp, { type Sharp } from 'sharp';
import { testCacheDir } from './test-server.ts';

/** A small JPEG that depicts nothing; every `seed` gives other bytes. */
export function plainJpeg(seed: number, width = 64, height = 48): Promise<Buffer> {
  return plain(seed, width, height).jpeg().toBuffer();
}

/** The same as PNG. */
export function plainPng(seed: number, width = 64, height = 48): Promise<Buffer> {
  return plain(seed, width, height).png().toBuffer();
}

/** A picture to be encoded by the caller. */
export function plain(seed: number, width: number, height: number): Sharp {
  const background = { r: seed & 255, g: (seed >> 8) & 255, b: 128 };
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A PDF of one empty page; `extra` goes in front of the pages. */
export function plainPdf(seed = 1, pages = 1): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Seed ${seed} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>'),
  ];
  return assemblePdf(objects);
}

/** Bytes of a PDF with the given objects, the first being its catalog. */
export function assemblePdf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

let opened: Promise<Portraits> | undefined;
const made = new Map<ScenarioKey, Promise<Scenario>>();

/** One of the specimens, whose documents are valid or expired as of now; drawn once a process. */
export function specimen(key: ScenarioKey): Promise<Scenario> {
  const known = made.get(key) ?? draw(key);
  made.set(key, known);
  return known;
}

async function draw(key: ScenarioKey): Promise<Scenario> {
  opened ??= portraits();
  const today = new Date().toISOString().slice(0, 10);
  return makeScenario(key, { portraits: await opened, today });
}

/** The people whose pictures the specimens use; fetched once. */
export async function people(): Promise<Portraits> {
  opened ??= portraits();
  return opened;
}

async function portraits(): Promise<Portraits> {
  const registry = 'https://registry.npmjs.org';
  const found = await openPortraits({ cacheDir: testCacheDir(), registry });
  if (!found.ok) throw new Error(found.error);
  return found.value;
}
