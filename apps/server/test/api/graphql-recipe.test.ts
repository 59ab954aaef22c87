import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
const [script = '', decision = ''] = [...page.matchAll(/```sh\n([\s\S]+?)```/g)].map(([, code = '']) => code);
const [, session = ''] = /```json\n([\s\S]+?)```/.exec(page) ?? [];

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

if (hasCurl)
  test('what it shows of officers opens a session, and decides in it', async () => {
    const opened = await server.call('POST', '/resources/officerSessions', { body: session });
    const { token } = opened.read(z.object({ token: z.string() }));
    const { id } = await newPerson(server, server.sandbox.levelName);
    // A listed person's review has an answer, so there is something to overrule.
    expect((await server.call('POST', `/resources/applicants/${id}/blacklist`)).status).toBe(200);
    const env = { PATH: process.env['PATH'] ?? '', AVAL_URL: server.url, OFFICER: token, APPLICANT: id };
    // The server is in this very process, so nobody may wait for the shell by standing still.
    const { stdout } = await promisify(execFile)('sh', ['-e', '-c', decision], { env });
    expect(answers(stdout)).toEqual([
      { data: { approve: { state: 'verified', reviewedBy: { kind: 'officer', id: 'officer-7' } } } },
    ]);
  });
