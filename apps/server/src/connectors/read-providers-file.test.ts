import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultPauses } from '../providers/find-provider.ts';
import { readProvidersFile } from './read-providers-file.ts';

describe('the file of providers', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aval-providers-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const vendor = {
    kind: 'sumsub',
    name: 'vendor',
    clientId: 'acme',
    environment: 'production',
    levelName: 'basic-kyc-level',
    tokenVariable: 'T',
    secretVariable: 'S',
    webhookSecretVariable: 'W',
  };
  const glorep = {
    kind: 'glorep',
    name: 'glorep',
    clientId: 'acme',
    environment: 'sandbox',
    url: 'https://demo.glorep.example',
    workflowId: '65f0a1b2c3d4e5f607182901',
    organizationId: 'o',
    organizationName: 'Acme',
    organizationMail: 'kyc@acme.example',
    tokenSecretVariable: 'T',
    webhookSecretVariable: 'W',
  };
  const read = async (
    content: unknown,
    variables: Record<string, string> = { T: 't', S: 's', W: 'w' },
    plainHttp = false,
  ) => {
    const file = join(folder, 'providers.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    const call = async () => ({ ok: false as const, error: 'connection' as const });
    return readProvidersFile(file, (name) => variables[name], { call, clock: () => new Date(), plainHttp });
  };

  test('names providers of both kinds', async () => {
    const setup = await read({ version: 1, providers: [vendor, glorep] });
    expect(setup).toMatchObject({
      ok: true,
      value: {
        pauses: defaultPauses,
        providers: [
          { name: 'vendor', kind: 'sumsub' },
          { name: 'glorep', kind: 'hosted' },
        ],
      },
    });
  });

  test.each([
    ['what is no JSON', '{', 'JSON'],
    ['an unknown member', { version: 1, providers: [{ ...vendor, secret: 'x' }] }, 'providers.0'],
    ['a name that comes twice', { version: 1, providers: [vendor, vendor] }, 'twice'],
    [
      'an address that is none',
      { version: 1, providers: [{ ...vendor, url: 'ftp://x' }] },
      'providers.0.url',
    ],
    [
      'an address in production that everybody can listen to',
      { version: 1, providers: [{ ...vendor, url: 'http://vendor.example' }] },
      'vendor in production has to begin with https',
    ],
    [
      'a variable that is not set',
      { version: 1, providers: [{ ...vendor, secretVariable: 'GONE' }] },
      'GONE',
    ],
  ])('%s', async (_what, content, said) => {
    expect(await read(content)).toMatchObject({ ok: false, error: expect.stringContaining(said) });
  });

  test('without TLS the sandbox is served, and production where the operator says so', async () => {
    const url = 'http://vendor.example';
    const sandbox = { version: 1, providers: [{ ...vendor, url, environment: 'sandbox' }] };
    expect(await read(sandbox)).toMatchObject({ ok: true });
    expect(await read({ version: 1, providers: [{ ...vendor, url }] }, undefined, true)).toMatchObject({
      ok: true,
    });
  });

  test('no secret is in what is said', async () => {
    const said = await read(
      { version: 1, providers: [{ ...vendor, url: 'ftp://x', secretVariable: 'the-very-secret' }] },
      { T: 'token-value', S: 'secret-value', W: 'webhook-value' },
    );
    expect(said).toMatchObject({ ok: false });
    expect(JSON.stringify(said)).not.toMatch(/the-very-secret|-value/);
  });
});
