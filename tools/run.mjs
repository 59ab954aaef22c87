// Builds what changed and becomes the program: `node tools/run.mjs start`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = `${root}node_modules/typescript/bin/tsc`;
if (!existsSync(compiler)) {
  process.stderr.write('The dependencies are not installed: run `npm ci` first.\n');
  process.exit(1);
}
if (process.argv[2] === 'start') process.stderr.write('Building what changed …\n');
const built = spawnSync(process.execPath, [compiler, '-b', root], { stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(built.status ?? 1);
if (process.argv[2] === 'start') {
  for (const script of ['apps/flow/build/build-page.mjs', 'packages/web-sdk/build/build-script.mjs']) {
    const made = spawnSync(process.execPath, [`${root}${script}`, '--if-changed'], {
      stdio: ['ignore', 2, 2],
    });
    if (made.status !== 0) process.exit(made.status ?? 1);
  }
}

// npm hands a signal to the shell between us and stops caring; the shell dies without passing it on. Its death is our signal.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

const program = new URL('../apps/server/dist/main/main.js', import.meta.url);
process.argv[1] = fileURLToPath(program);
await import(program.href);
