// Builds the one file for pages without a bundler into dist/script: the script, its compressed twins, a manifest for the server, the
// budget. `node packages/web-sdk/build/build-script.mjs [--if-changed]`
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, version as viteVersion } from 'vite';

/** gzip: it stands on pages of other people. */
const budgetBytes = 8 * 1024;
const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = join(root, 'dist/script');
const name = 'aval-web-sdk.js';
const stamp = join(outDir, 'manifest.json');

const fingerprint = await fingerprintOf();
if (process.argv.includes('--if-changed') && existsSync(stamp)) {
  const { fingerprint: before } = JSON.parse(await readFile(stamp, 'utf8'));
  if (before === fingerprint) process.exit(0);
}
await build({
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    sourcemap: false,
    lib: {
      entry: join(root, 'src/script.ts'),
      formats: ['iife'],
      name: 'avalWebSdkScript',
      fileName: () => name,
    },
  },
});
const bytes = await readFile(join(outDir, name));
const gzip = gzipSync(bytes, { level: 9 });
await writeFile(join(outDir, `${name}.gz`), gzip);
await writeFile(join(outDir, `${name}.br`), brotliCompressSync(bytes));
const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const described = { version: 1, fingerprint, hash, integrity, gzipBytes: gzip.length };
await writeFile(stamp, `${JSON.stringify(described, null, 2)}\n`);
const kilobytes = (count) => `${(count / 1024).toFixed(1)} kB`;
process.stderr.write(`Web SDK's script: ${kilobytes(gzip.length)} gzip of ${kilobytes(budgetBytes)}\n`);
if (gzip.length > budgetBytes) process.exit(1);

async function fingerprintOf() {
  const sum = createHash('sha256').update(viteVersion);
  for (const folder of ['src', 'build'])
    for (const file of (await readdir(join(root, folder))).sort())
      if (!file.endsWith('.test.ts'))
        sum.update(`${folder}/${file}\n`).update(await readFile(join(root, folder, file)));
  return sum.digest('hex');
}
