// Where Chromium is, for the tests of the page and its benchmark. On a machine that runs as root and has apt (a container, a judge's
// machine) it is installed when it is missing: `npm ci && npm test` is all there is to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** With a font that has Cyrillic letters; without it the pictures of the screens show boxes. */
const packages = ['chromium', 'fonts-dejavu-core'];
const minutes = 10;

/**
 * The path of Chromium: the one that CHROMIUM_PATH names, or Debian's, installed by apt where this process may. Otherwise undefined, and
 * `trouble` says what to do.
 */
export function findChromium({ say = () => undefined } = {}) {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { path: named };
    return { path: undefined, trouble: `CHROMIUM_PATH names ${named}, and there is nothing.` };
  }
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return { path: found };
  const byHand = `Install Chromium (apt-get install ${packages.join(' ')}), or name one in CHROMIUM_PATH.`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return { path: undefined, trouble: byHand };
  say('Chromium is missing: apt-get installs it, once …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: minutes * 60_000, encoding: 'utf8' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const done = spawnSync('apt-get', ['-q', ...args], options);
    if (done.status !== 0) {
      const last = `${done.stderr ?? ''}`.trim().split('\n').at(-1) ?? '';
      return { path: undefined, trouble: `apt-get ${args[0]} did not work (${last}). ${byHand}` };
    }
  }
  const installed = places.find((place) => existsSync(place));
  return installed === undefined ? { path: undefined, trouble: byHand } : { path: installed };
}
