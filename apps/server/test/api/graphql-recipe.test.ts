import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { newPerson } from '../graphql-people.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// The lines of docs/graphql.md as somebody pastes them into a shell. Without curl there is nothing to run them with.

const hasCurl = spawnSync('curl', ['--version']).status === 0;
let server: TestServer;
let folder = '';
let child: ChildProcess | undefined;

beforeAll(async () => {
  server = await openTestServer();
  folder = await mkdtemp(join(tmpdir(), 'aval-graphql-'));
});
afterAll(async () => {
  if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
  await server.close();
});

/** Of each line that holds an answer, the answer; those of the stream stand behind `data: `. */
const answers = (stdout: string) =>
  [...stdout.matchAll(/^(?:data: )?(\{"data":.*\})$/gm)].map(([, line = '']) => JSON.parse(line));

const page = await readFile(new URL('../../../../docs/graphql.md', import.meta.url), 'utf8');
const [, script = ''] = /```sh\n([\s\S]+?)```/.exec(page) ?? [];

test('the page shows a query, an upload and a subscription', () => {
  for (const part of ['{ KYCstatus', 'uploadSelfie', 'text/event-stream']) expect(script).toContain(part);
});

if (hasCurl)
  test('what it shows answers, takes a file, and follows', async () => {
    await writeFile(join(folder, 'selfie.jpg'), await plainJpeg(3, 320, 240));
    const { credential } = await newPerson(server, server.sandbox.levelName);
    const token = z.string().parse(credential['Authorization']).replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', AVAL_URL: server.url, TOKEN: token };
    // A group of its own, so that the stream at the end, which never ends by itself, can be ended with its shell.
    child = spawn('sh', ['-e', '-c', script], { cwd: folder, env, detached: true });
    let stdout = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    const first = await eventually('the three answers', async () =>
      answers(stdout).length >= 3 ? answers(stdout) : undefined,
    );
    const missing = { data: { KYCstatus: { __typename: 'KycDocuments', state: 'document' } } };
    const uploaded = { imageId: expect.anything(), status: { __typename: 'KycDocuments' } };
    expect(first).toEqual([missing, { data: { uploadSelfie: uploaded } }, missing]);
  });
