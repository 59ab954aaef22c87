import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { makeTestKeyring } from '../../test/webhook-world.ts';
import { makeReadJournal } from '../journal/snapshot-store.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { bindStores } from '../main/bind-stores.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { type Keyring, makeKeyring } from '../platform/crypto/keyring.ts';
import { open } from '../platform/crypto/sealed-box.ts';
import { makeTransact } from '../platform/database/transact.ts';
import { hashPrivatePart, secretContext } from './app-token-secrets.ts';
import { createAppToken } from './create-app-token.ts';
import { prepareInstallation } from './prepare-installation.ts';
import { revokeAppToken } from './revoke-app-token.ts';

const actor = { kind: 'system', id: 'test' } as const;
let database: TestDatabase;
let keyring: Keyring;

beforeEach(async () => {
  database = await openTestDatabase();
  keyring = makeTestKeyring();
});
afterEach(() => database.drop());

function tools(keys = keyring) {
  const transact = makeTransact(database.db, (queries) => bindStores(queries, keys));
  return { transact, clock: () => new Date(), identifiers: randomIdentifiers, keyring: keys };
}

async function prepared(wantsFirstToken = true) {
  const outcome = await prepareInstallation(tools())(wantsFirstToken);
  if (!outcome.ok) throw new Error(outcome.error.name);
  return outcome.value;
}

async function environmentOf(kind: 'sandbox' | 'production') {
  const environment = await bindStores(database.db, keyring).tenants.findEnvironment(kind, undefined);
  if (environment === undefined) throw new Error(`there is no ${kind}`);
  return environment;
}

async function counts() {
  const stores = bindStores(database.db, keyring);
  const sandbox = await environmentOf('sandbox');
  const production = await environmentOf('production');
  return {
    tenants: (await database.db.selectFrom('tenant').select('id').execute()).length,
    sandboxLevels: (await stores.levels.list(sandbox.id)).map(({ name }) => name).sort(),
    productionLevels: (await stores.levels.list(production.id)).length,
    sandboxTokens: (await stores.tenants.listAppTokens(sandbox.id)).length,
    productionTokens: (await stores.tenants.listAppTokens(production.id)).length,
  };
}

const fresh = {
  tenants: 1,
  sandboxLevels: ['basic-kyc-level', 'id-and-liveness'],
  productionLevels: 2,
  sandboxTokens: 1,
  productionTokens: 0,
};

describe('prepareInstallation', () => {
  it('makes tenant, environments, levels and one token of the sandbox, and nothing the second time', async () => {
    const first = await prepared();
    expect(first.firstToken?.token).toMatch(/^sbx:/);
    expect(await counts()).toEqual(fresh);
    expect(await prepared()).toEqual({ firstToken: undefined });
    expect(await counts()).toEqual(fresh);
  });

  it('makes no token that nobody would see, and makes it when somebody does', async () => {
    expect(await prepared(false)).toEqual({ firstToken: undefined });
    expect(await counts()).toEqual({ ...fresh, sandboxTokens: 0 });
    expect((await prepared()).firstToken?.token).toMatch(/^sbx:/);
  });

  it('makes one tenant and one token when five start at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => prepared()));
    expect(outcomes.filter(({ firstToken }) => firstToken !== undefined)).toHaveLength(1);
    expect(await counts()).toEqual(fresh);
  });

  it('refuses another master key and changes nothing', async () => {
    await prepared();
    const other = makeKeyring({ secret: createSecretKey(randomBytes(32)), source: 'environment' });
    expect(await prepareInstallation(tools(other))(true)).toMatchObject({
      ok: false,
      error: { description: 'The master key is not the one this database was made with' },
    });
    expect(await counts()).toEqual(fresh);
  });
});

describe('app tokens', () => {
  it('are kept without what would let a reader of the database use them', async () => {
    await prepared();
    const environment = await environmentOf('production');
    const permissions = ['applicant.read'] as const;
    const made = await createAppToken(tools())({ environment, name: 'mine', permissions, actor });
    if (!made.ok) throw new Error(made.error.name);
    const { token, secret } = made.value;
    const [publicPart = '', privatePart = ''] = token.replace(/^prd:/, '').split('.');
    const row = await database.db
      .selectFrom('app_token')
      .selectAll()
      .where('environment_id', '=', environment.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: 'mine', public_part: publicPart, permissions: ['applicant.read'] });
    expect(row.private_hash).toBe(hashPrivatePart(privatePart));
    expect(JSON.stringify(row)).not.toContain(privatePart);
    expect(row.secret_sealed.includes(secret)).toBe(false);
    const key = await bindStores(database.db, keyring).environmentKeys.dataKey(environment.id);
    const opened = open(key, secretContext(publicPart), row.secret_sealed);
    expect(opened.ok && opened.value.toString('utf8')).toBe(secret);
  });

  it('are revoked once, in their own environment only, and the journal tells of both', async () => {
    const { firstToken } = await prepared();
    const publicPart = firstToken?.token.slice(4).split('.')[0] ?? '';
    const sandbox = await environmentOf('sandbox');
    const production = await environmentOf('production');
    const revoke = revokeAppToken(tools());
    expect((await revoke({ environment: production, publicPart, actor })).ok).toBe(false);
    expect((await revoke({ environment: sandbox, publicPart: 'unknown', actor })).ok).toBe(false);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => revoke({ environment: sandbox, publicPart, actor })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const stores = bindStores(database.db, keyring);
    const [listed] = await stores.tenants.listAppTokens(sandbox.id);
    expect(listed).toMatchObject({ publicPart, revokedAt: expect.any(Date) });
    const entries = await database.db
      .selectFrom('journal_entry')
      .select('type')
      .where('environment_id', '=', sandbox.id)
      .orderBy('sequence')
      .execute();
    expect(entries.map(({ type }) => type)).toEqual(['appTokenCreated', 'appTokenRevoked']);
    const installation = await stores.installation.find();
    if (installation === undefined) throw new Error('there is no installation');
    const report = await verifyJournal(makeReadJournal(database.db))(installation.journalPublicKey);
    expect(report.faults).toEqual([]);
  });
});
