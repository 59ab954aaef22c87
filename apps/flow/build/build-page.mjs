// Builds the applicant's page into dist/page: hashed files, checksums, compressed twins, a manifest for the server, the budget.
// `node apps/flow/build/build-page.mjs [--if-changed]`
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, version as viteVersion } from 'vite';
import { outDir, root, viteOptions } from './vite-options.mjs';

/** Gzip. Before the camera: script, style and one language, what a person on a slow phone waits for; then what each camera adds. */
const budgets = { 'first load': 90 * 1024, 'document camera': 16 * 1024, 'face camera': 16 * 1024 };
/** What the page has in common with the server. */
const shared = [
  '../../packages/core/src/flow/theme-colours.ts',
  '../../packages/core/src/describe-numbers.ts',
];
const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  wasm: 'application/wasm',
  data: 'application/octet-stream',
  binarypb: 'application/octet-stream',
};

const fingerprint = await fingerprintOf();
const stamp = join(outDir, 'manifest.json');
if (process.argv.includes('--if-changed') && existsSync(stamp)) {
  const { fingerprint: before } = JSON.parse(await readFile(stamp, 'utf8'));
  if (before === fingerprint) process.exit(0);
}
await build(viteOptions);
await sealHtml();
const files = await describeFiles();
const first = await firstLoad(files);
const weights = {
  'first load': first,
  'document camera': partOf(/document-camera|capture-worker/),
  'face camera': partOf(/face-camera|face-worker/),
};
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;
const told = Object.entries(weights).map(
  ([name, { bytes }]) => `${name} ${kilobytes(bytes)} of ${kilobytes(budgets[name])}`,
);
process.stderr.write(`Applicant's page, gzip: ${told.join(', ')}\n`);
const heavy = Object.entries(weights).filter(([name, { bytes }]) => bytes > budgets[name]);
for (const [name, { names }] of heavy)
  process.stderr.write(`The ${name} is over its budget: ${names.join(', ')}\n`);
// Without a manifest there is no page, and the next build does not take it for done.
if (heavy.length > 0) process.exit(1);
await writeFile(
  stamp,
  `${JSON.stringify({ version: 1, fingerprint, firstLoadBytes: first.bytes, files }, null, 2)}\n`,
);

function partOf(pattern) {
  const those = files.filter(({ name }) => pattern.test(name));
  return {
    bytes: those.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
    names: those.map(({ name }) => name),
  };
}

/** Changes whenever a source, the tool or a file that is carried along does. */
async function fingerprintOf() {
  const hash = createHash('sha256').update(viteVersion);
  const packages = ['preact', 'zod', 'uqr', '@mediapipe/face_mesh'];
  for (const name of packages) {
    const file = join(root, 'node_modules', name, 'package.json');
    const path = existsSync(file) ? file : join(root, '../../node_modules', name, 'package.json');
    hash.update(
      `${name} ${existsSync(path) ? JSON.parse(await readFile(path, 'utf8')).version : 'absent'}\n`,
    );
  }
  for (const folder of ['src', 'messages', 'build']) {
    const names = (await readdir(join(root, folder), { recursive: true })).sort();
    for (const name of names) {
      const path = join(root, folder, name);
      if (!(await stat(path)).isFile() || name.endsWith('.test.ts')) continue;
      hash.update(`${folder}/${name}\n`).update(await readFile(path));
    }
  }
  for (const name of ['index.html', ...shared]) hash.update(await readFile(join(root, name)));
  return hash.digest('hex');
}

function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** Every file that the page names carries its checksum; the browser refuses one that was changed on the way. */
async function sealHtml() {
  const path = join(outDir, 'index.html');
  let html = await readFile(path, 'utf8');
  for (const [tag, name] of html.matchAll(/<(?:script|link)[^>]*(?:src|href)="\/flow\/([^"]+)"[^>]*>/g)) {
    const integrity = integrityOf(await readFile(join(outDir, name)));
    const sealed = tag
      .replace(/ crossorigin(="[^"]*")?/, '')
      .replace(/>$/, ` integrity="${integrity}" crossorigin="anonymous">`);
    html = html.replace(tag, sealed);
  }
  await writeFile(path, html);
}

async function describeFiles() {
  const described = [];
  for (const name of (await readdir(outDir, { recursive: true })).sort()) {
    const path = join(outDir, name);
    if (!(await stat(path)).isFile() || name === 'manifest.json') continue;
    const bytes = await readFile(path);
    const ending = name.split('.').at(-1);
    const contentType = types[ending];
    if (contentType === undefined) throw new Error(`No content type is known for ${name}`);
    const gzip = gzipSync(bytes, { level: 9 });
    const packed = bytes.length > 1024 && gzip.length < bytes.length * 0.95;
    if (packed) {
      await writeFile(`${path}.gz`, gzip);
      const quality = bytes.length > 1_000_000 ? 5 : 11;
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: quality } };
      await writeFile(`${path}.br`, brotliCompressSync(bytes, options));
    }
    described.push({
      name,
      contentType,
      bytes: bytes.length,
      gzipBytes: gzip.length,
      packed,
      integrity: integrityOf(bytes),
    });
  }
  return described;
}

/** What the HTML names and what those scripts import at once, with the texts of the heaviest language. */
async function firstLoad(all) {
  const html = await readFile(join(outDir, 'index.html'), 'utf8');
  const wanted = new Set();
  const visit = async (name) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    if (!name.endsWith('.js')) return;
    const text = await readFile(join(outDir, name), 'utf8');
    for (const [, imported] of text.matchAll(/(?:^|[;}])\s*import(?:[^"'();]*from)?\s*["']\.\/([^"']+)["']/g))
      await visit(`assets/${imported}`);
  };
  for (const [, name] of html.matchAll(/(?:src|href)="\/flow\/([^"]+)"/g)) await visit(name);
  const texts = all
    .filter(({ name }) => /assets\/messages-[a-zA-Z]+-/.test(name))
    .map(({ gzipBytes }) => gzipBytes);
  const sizes = all.filter(({ name }) => wanted.has(name)).map(({ gzipBytes }) => gzipBytes);
  const bytes = sizes.reduce((sum, size) => sum + size, 0) + Math.max(0, ...texts);
  return { bytes, names: [...wanted] };
}
