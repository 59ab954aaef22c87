// Run by the tests as a process of its own, to be killed. Argument: {dataDir, mode} as JSON. Says what came of
// the start in one line of JSON, then waits; on the line "stop" it stops properly. Ends when the test does.
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from '../../../../dist/platform/database/embedded/start-embedded-postgres.js';

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const silent = { info: () => undefined, warn: () => undefined };
const lines = createInterface({ input: process.stdin });
let stopping = false;
lines.once('close', () => stopping || process.exit(0));

const { dataDir, mode } = JSON.parse(process.argv[2]);
const started = await startEmbeddedPostgres({ dataDir, mode, log: silent });
if (started.ok) {
  lines.once('line', async () => {
    stopping = true;
    await started.value.stop();
    say({ stopped: true });
    process.exit(0);
  });
  say({ ok: true, url: started.value.url, adopted: started.value.adopted });
} else {
  say({ ok: false, code: started.error.code, message: started.error.message });
  process.exit(0);
}
