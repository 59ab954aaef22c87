// One way to build the page, for the build and for the tests of the browser.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessages } from './compile-messages.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const outDir = fileURLToPath(new URL('../dist/page', import.meta.url));

/** `virtual:messages/<language>`: the compiled texts of `messages/<language>.json`. */
function messagesPlugin() {
  const mark = '\0virtual:messages/';
  return {
    name: 'aval-messages',
    resolveId: (id) => (id.startsWith('virtual:messages/') ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(mark)) return undefined;
      const file = `${root}messages/${id.slice(mark.length)}.json`;
      this.addWatchFile(file);
      const compiled = compileMessages(JSON.parse(await readFile(file, 'utf8')));
      return `export const compiled = JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
    },
  };
}

/**
 * Files of the face reader, by sha256: another version of the package would be another thing to look at before it is trusted.
 * Their models (BlazeFace, face mesh) are inside the packed assets.
 */
const faceFiles = {
  'face_mesh.binarypb': '139546bf05aebb33e2611b6b945f3a1629c316ca924e33cec1547c85ddef9f53',
  'face_mesh.js': '5db8555ac80ca2ad7366fbb3ea53c0d0959609fc9abb7b8be37a74ec1ac4ba9c',
  'face_mesh_solution_packed_assets.data': 'dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99',
  'face_mesh_solution_packed_assets_loader.js':
    'e5de8685b299184813f7cec668e499023937ae521b70f60cd0fc4832930446e0',
  'face_mesh_solution_simd_wasm_bin.data': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'face_mesh_solution_simd_wasm_bin.js': 'ca291877afb9c13308cf6be42f23cd39f1adf0036bb63ecad2ce16073bcf07c7',
  'face_mesh_solution_simd_wasm_bin.wasm': 'fb9e9cfe8b83a914e40eab2efd3b0d92a61f82a7c968589f223ab2a7e331d314',
};

/** `virtual:face-files`: those files as assets of the page, each with its address and checksum. */
function faceFilesPlugin() {
  const mark = '\0virtual:face-files';
  const folder = dirname(createRequire(import.meta.url).resolve('@mediapipe/face_mesh/package.json'));
  return {
    name: 'aval-face-files',
    resolveId: (id) => (id === 'virtual:face-files' ? mark : undefined),
    async load(id) {
      if (id !== mark) return undefined;
      const entries = [];
      for (const [name, expected] of Object.entries(faceFiles)) {
        const source = await readFile(join(folder, name));
        const sum = (algorithm, encoding) => createHash(algorithm).update(source).digest(encoding);
        if (sum('sha256', 'hex') !== expected)
          throw new Error(`${name} of @mediapipe/face_mesh is not the file it was`);
        const reference = this.emitFile({ type: 'asset', name, source });
        const integrity = `sha384-${sum('sha384', 'base64')}`;
        entries.push(
          `${JSON.stringify(name)}: { url: import.meta.ROLLUP_FILE_URL_${reference}, integrity: ${JSON.stringify(integrity)} }`,
        );
      }
      return `export const faceFiles = {${entries.join(',')}};`;
    },
  };
}

export const viteOptions = {
  root,
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  base: '/flow/',
  publicDir: false,
  plugins: [messagesPlugin(), faceFilesPlugin()],
  // Classic ones: the face reader's scripts set globals.
  worker: { format: 'iife' },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
    sourcemap: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name, moduleIds }) => {
          const language = moduleIds
            .map((id) => /virtual:messages\/([\w-]+)/.exec(id)?.[1])
            .find((found) => found);
          return language === undefined || moduleIds.length > 1
            ? `assets/${name}-[hash].js`
            : `assets/messages-${language}-[hash].js`;
        },
      },
    },
  },
};
