import { Validator } from '@seriousme/openapi-schema-validator';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { visitEmbeddedPostgres } from '../../src/platform/database/embedded/visit-embedded-postgres.ts';
import { eventually } from '../eventually.ts';
import { decided, submitSomebody } from './people.ts';
import {
  databasePid,
  leaveNothing,
  newDataDir,
  type RunningAval,
  runAval,
  startAval,
  type Variables,
} from './program.ts';

const tokenSchema = z.strictObject({ token: z.string(), secret: z.string() });
const verifiedSchema = z.object({ ok: z.boolean(), chains: z.number(), faults: z.array(z.unknown()) });

// The tests of this file are one story, from the first start of an installation to its third.
let dataDir = '';
let here: Variables = {};
let server: RunningAval;
let first: z.infer<typeof tokenSchema>;
let applicantId = '';

beforeAll(async () => {
  dataDir = await newDataDir();
  here = { AVAL_DATA_DIR: dataDir };
  server = await startAval([], here);
});
afterAll(leaveNothing);

async function get(path: string) {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text() };
}

/** Runs a command that must succeed and print one line of JSON. */
async function json(...args: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await runAval([...args, '--json'], here);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout);
}

describe('the first start', () => {
  it('shows where things are, and a token of the sandbox', () => {
    first = tokenSchema.parse(server.printed);
    expect(first.token).toMatch(/^sbx:/);
    expect(server.stdout()).toContain(dataDir);
    expect(server.stderr()).not.toContain(first.secret);
  });

  it('answers the public addresses', async () => {
    expect(await get('/health/live')).toEqual({ status: 200, text: '{"status":"ok"}' });
    expect(await get('/health/ready')).toMatchObject({ status: 200 });
    expect(await get('/resources/status/api')).toMatchObject({ status: 200 });
    const { text } = await get('/metrics');
    expect(text).toMatch(/^# TYPE \w+ (counter|histogram|gauge)$/m);
  });

  it('describes its API in OpenAPI 3.1 that a validator accepts', async () => {
    const document: unknown = JSON.parse((await get('/openapi.json')).text);
    const { openapi, paths } = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
      .parse(document);
    expect(openapi).toMatch(/^3\.1\./);
    expect(Object.keys(paths)).toContain('/resources/applicants/{applicantId}/info/idDoc');
    const validator = new Validator();
    const { valid, errors } = await validator.validate(z.looseObject({}).parse(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('lets the printed token verify somebody to the end', async () => {
    const call = server.callWith(first);
    applicantId = await submitSomebody(call);
    const { reviewStatus, reviewResult } = await decided(call, applicantId);
    expect([reviewStatus, reviewResult?.reviewAnswer]).not.toContain('GREEN');
  });
});

describe('beside a running server', () => {
  it('refuses a second one on the same folder and leaves the first alone', async () => {
    const { status, stdout, stderr } = await runAval(['start'], here);
    expect(status).toBe(1);
    expect(stderr).toContain('is using the data folder');
    expect(stdout).toBe('');
    expect(await get('/health/ready')).toMatchObject({ status: 200 });
  });

  it('refuses a server on the same port, and leaves no database behind', async () => {
    const elsewhere = await newDataDir();
    const { port } = new URL(server.url);
    const { status, stderr } = await runAval(['start'], { AVAL_DATA_DIR: elsewhere, PORT: port });
    expect(status).toBe(1);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(await databasePid(elsewhere)).toBeUndefined();
  });

  it('makes, lists and revokes tokens', async () => {
    const made = tokenSchema.parse(await json('token', 'create', '--env', 'sandbox'));
    const call = server.callWith(made);
    expect((await call('GET', '/resources/applicants/-/levels')).status).toBe(200);
    const publicPart = made.token.slice(4).split('.')[0] ?? '';
    expect(JSON.stringify(await json('token', 'list'))).toContain(publicPart);
    expect(await json('token', 'revoke', made.token)).toEqual({ revoked: publicPart });
    const again = await runAval(['token', 'revoke', made.token], here);
    expect(again).toMatchObject({ status: 1, stdout: '' });
    expect(again.stderr).not.toContain(made.token.split('.')[1]);
  });

  it('shows levels and evidence', async () => {
    expect(JSON.stringify(await json('level', 'list'))).toContain('id-and-liveness');
    const evidence = await json('evidence', applicantId);
    expect(evidence).toMatchObject({ applicantId, checks: expect.any(Array) });
    const unknown = await runAval(['evidence', '0'.repeat(24)], here);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
  });

  it('signs and verifies the journal, and tells the key', async () => {
    const { publicKey } = z.object({ publicKey: z.string() }).parse(await json('journal', 'key'));
    expect(await json('journal', 'checkpoint')).toMatchObject({ chains: expect.any(Number) });
    const report = verifiedSchema.parse(await json('journal', 'verify', '--public-key', publicKey));
    expect(report).toMatchObject({ ok: true, faults: [] });
    const malformed = await runAval(['journal', 'verify', '--public-key', 'zz'], here);
    expect(malformed).toMatchObject({ status: 1, stdout: '' });
    expect(malformed.stderr).toContain('--public-key');
  });

  it('names an entry that was removed, with status 1', async () => {
    const url = await visitEmbeddedPostgres(dataDir);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const remove = `alter table journal_entry disable trigger all;
      create table kept as select * from journal_entry where subject_id = '${applicantId}' and sequence = 2;
      delete from journal_entry where subject_id = '${applicantId}' and sequence = 2`;
    const restore = `insert into journal_entry select * from kept; drop table kept;
      alter table journal_entry enable trigger all`;
    await client.query(remove);
    const { status, stdout } = await runAval(['journal', 'verify'], here);
    await client.query(restore);
    await client.end();
    expect(status).toBe(1);
    expect(stdout).toContain(`${applicantId}: entry 2 is missing`);
  });

  it('stays verifiable when a person is erased', async () => {
    const client = new pg.Client({ connectionString: await visitEmbeddedPostgres(dataDir) });
    await client.connect();
    const erased = await client.query('delete from applicant where id = $1', [applicantId]);
    await client.end();
    expect(erased.rowCount).toBe(1);
    expect(verifiedSchema.parse(await json('journal', 'verify')).faults).toEqual([]);
  });

  it('has nothing to migrate, and says so', async () => {
    expect(await json('migrate')).toEqual({ ok: true });
  });

  it('refuses another master key', async () => {
    const other = { ...here, AVAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
    const { status, stderr } = await runAval(['token', 'list'], other);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The master key is not the one this database was made with\n',
    });
  });
});

describe('stopped and started again', () => {
  it('ends on SIGTERM with status 0 and takes its database along', async () => {
    const { status, stderr } = await server.kill('SIGTERM');
    expect(status).toBe(0);
    expect(stderr).toContain('Stopping');
    expect(await databasePid(dataDir)).toBeUndefined();
  });

  it('lets commands work with no server, and leaves none behind', async () => {
    const made = tokenSchema.parse(await json('token', 'create', '--env', 'sandbox'));
    expect(made.token).toMatch(/^sbx:/);
    expect(await databasePid(dataDir)).toBeUndefined();
  });

  it('refuses to start with another master key, and leaves no database behind', async () => {
    const other = { ...here, AVAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
    const { status, stderr } = await runAval(['start'], other);
    expect(status).toBe(1);
    expect(stderr).toContain('The master key is not the one this database was made with');
    expect(await databasePid(dataDir)).toBeUndefined();
  });

  it('shows no token the second time, and takes the first one still', async () => {
    server = await startAval(['--qr'], here);
    expect(server.printed).toBeUndefined();
    expect((await server.callWith(first)('GET', '/resources/applicants/-/levels')).status).toBe(200);
  });

  it('shows who asks for it a link to try the sandbox with, which stands in no log', async () => {
    const link = await eventually('the link', async () => /\/websdk\/p\/(\w+)/.exec(server.stdout())?.[1]);
    const opened = await fetch(`${server.url}/resources/sdkIntegrations/websdkLinks/accessToken`, {
      method: 'POST',
      headers: { 'X-WebSDK-Link': link },
    });
    const { token, applicantId: tried } = z
      .object({ token: z.string(), applicantId: z.string() })
      .parse(await opened.json());
    expect(token).toMatch(/^_act-sbx-jwt-/);
    expect(server.stdout()).toContain(`evidence ${tried}`);
    expect(server.stdout().split(link)).toHaveLength(2);
    expect(server.stderr()).not.toContain(link);
  });

  it('ends on SIGINT the same way, also when npm hands on the same Ctrl-C', async () => {
    const [ended] = await Promise.all([server.kill('SIGINT'), server.kill('SIGINT')]);
    expect(ended).toMatchObject({ status: 0 });
    expect(await databasePid(dataDir)).toBeUndefined();
  });
});
