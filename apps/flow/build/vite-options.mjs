// One way to build the page, for the build and for the tests of the browser.
import { readFile } from 'node:fs/promises';
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

export const viteOptions = {
  root,
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  base: '/flow/',
  publicDir: false,
  plugins: [messagesPlugin()],
  worker: { format: 'es' },
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
