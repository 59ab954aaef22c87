import { randomBytes, randomUUID } from 'node:crypto';
import {
  type EnvironmentId,
  type EnvironmentKind,
  environmentIdSchema,
  type LevelId,
  levelIdSchema,
} from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import type { Context } from '../src/platform/context.ts';
import type { Keyring } from '../src/platform/crypto/keyring.ts';
import type { Db } from '../src/platform/database/open-database.ts';

/** A tenant's environment with one level, `basic-kyc-level`. */
export type TestEnvironment = {
  readonly context: Context;
  readonly levelId: LevelId;
  readonly levelName: string;
};

export type TestWorld = {
  readonly tenantId: string;
  readonly sandbox: TestEnvironment;
  readonly production: TestEnvironment;
};

const createdAt = new Date('2026-01-02T03:04:05.678Z');

/** A new tenant with its sandbox and its production; call it twice for two tenants. */
export async function makeTestWorld(db: Db, keyring: Keyring): Promise<TestWorld> {
  const tenantId = randomUUID();
  const name = `tenant-${tenantId.slice(0, 8)}`;
  await db.insertInto('tenant').values({ id: tenantId, name, created_at: createdAt }).execute();
  const sandbox = await makeEnvironment(db, keyring, { tenantId, name, kind: 'sandbox' });
  const production = await makeEnvironment(db, keyring, { tenantId, name, kind: 'production' });
  return { tenantId, sandbox, production };
}

type NewEnvironment = { readonly tenantId: string; readonly name: string; readonly kind: EnvironmentKind };

async function makeEnvironment(
  db: Db,
  keyring: Keyring,
  { tenantId, name, kind }: NewEnvironment,
): Promise<TestEnvironment> {
  const environmentId = environmentIdSchema.parse(randomUUID());
  const clientId = `${name}-${kind}`;
  await db
    .insertInto('environment')
    .values({
      id: environmentId,
      tenant_id: tenantId,
      kind,
      client_id: clientId,
      wrapped_key: keyring.newDataKey(environmentId).wrapped,
      created_at: createdAt,
    })
    .execute();
  const [level] = seededLevels;
  if (level === undefined) throw new Error('there is no level to start with');
  const levelId = await insertLevel(db, environmentId, level);
  const context: Context = {
    environmentId,
    environment: kind,
    clientId,
    actor: { kind: 'app-token', id: randomUUID() },
    correlationId: randomBytes(16).toString('hex'),
  };
  return { context, levelId, levelName: level.name };
}

async function insertLevel(
  db: Db,
  environmentId: EnvironmentId,
  level: (typeof seededLevels)[number],
): Promise<LevelId> {
  const id = levelIdSchema.parse(randomBytes(12).toString('hex'));
  await db
    .insertInto('level')
    .values({
      id,
      environment_id: environmentId,
      name: level.name,
      type: 'standalone',
      definition: JSON.stringify(level.definition),
      created_at: createdAt,
    })
    .execute();
  return id;
}
