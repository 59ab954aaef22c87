import {
  actionIdSchema,
  applicantIdSchema,
  environmentIdSchema,
  environmentKindSchema,
} from '@aval/core/ids';
import { sql } from 'kysely';
import type { Clock } from '../platform/clock/clock.ts';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open } from '../platform/crypto/sealed-box.ts';
import type { Db } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import type { AppTokenCredential, Credentials } from '../platform/http/authenticate.ts';
import { permissions } from '../platform/http/route.ts';
import { hashPrivatePart, secretContext } from '../tenants/app-token-secrets.ts';
import { hashAccessToken, hashDevice, isOurAccessToken } from './access-token-form.ts';
import { hashOfficerToken, isOurOfficerToken } from './officer-token-form.ts';

/** How long an app token is trusted without asking the database again: revoking one takes effect within this time. */
const trustedForMs = 1000;
const rememberedTokens = 1000;

/** Looks credentials up. These are the queries that find out which tenant a request belongs to, so they name none. */
export function makeCredentials(db: Db, keyring: Keyring, clock: Clock): Credentials {
  const remembered = new Map<string, { readonly credential: AppTokenCredential; readonly at: number }>();

  const loadAppToken = async (publicPart: string): Promise<AppTokenCredential | undefined> => {
    const row = await db
      .selectFrom('app_token')
      .innerJoin('environment', 'environment.id', 'app_token.environment_id')
      .select([
        'app_token.id',
        'app_token.private_hash',
        'app_token.secret_sealed',
        'app_token.permissions',
        'environment.id as environment_id',
        'environment.kind',
        'environment.client_id',
        'environment.wrapped_key',
      ])
      .where('app_token.public_part', '=', publicPart)
      .where('app_token.revoked_at', 'is', null)
      .modifyEnd(acrossTenants)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const dataKey = keyring.unwrapDataKey(row.environment_id, row.wrapped_key);
    if (!dataKey.ok) throw new Error(`the key of environment ${row.environment_id} cannot be unwrapped`);
    const secret = open(dataKey.value, secretContext(publicPart), row.secret_sealed);
    if (!secret.ok) throw new Error(`the secret of app token ${row.id} cannot be opened`);
    return {
      tokenId: row.id,
      environmentId: environmentIdSchema.parse(row.environment_id),
      environment: environmentKindSchema.parse(row.kind),
      clientId: row.client_id,
      secret: secret.value.toString('utf8'),
      permissions: permissions.filter((permission) => row.permissions.includes(permission)),
      privatePartFits: (privatePart) => constantTimeEqual(hashPrivatePart(privatePart), row.private_hash),
    };
  };

  /** Whether a token of one device is this one's; whoever comes first has it from now on, and one alone can be first. */
  const isDeviceOf = async (
    { id, device_hash: known }: { readonly id: string; readonly device_hash: string | null },
    tokenHash: string,
    device: string | undefined,
  ): Promise<boolean> => {
    if (device === undefined) return false;
    const deviceHash = hashDevice(device);
    if (known !== null) return constantTimeEqual(known, deviceHash);
    const held = await db
      .updateTable('access_token')
      .set({ device_hash: sql`coalesce(device_hash, ${deviceHash})` })
      .where('environment_id', '=', id)
      .where('token_hash', '=', tokenHash)
      .returning('device_hash')
      .executeTakeFirst();
    return held?.device_hash != null && constantTimeEqual(held.device_hash, deviceHash);
  };

  return {
    findAppToken: async (publicPart) => {
      const now = performance.now();
      const known = remembered.get(publicPart);
      if (known !== undefined && now - known.at < trustedForMs) return known.credential;
      const credential = await loadAppToken(publicPart);
      remembered.delete(publicPart);
      if (credential === undefined) return undefined;
      if (remembered.size >= rememberedTokens) remembered.clear();
      remembered.set(publicPart, { credential, at: now });
      return credential;
    },
    findAccessToken: async (token, device) => {
      if (!isOurAccessToken(keyring, token)) return undefined;
      const tokenHash = hashAccessToken(token);
      const row = await db
        .selectFrom('access_token')
        .innerJoin('environment', 'environment.id', 'access_token.environment_id')
        .select([
          'access_token.applicant_id',
          'access_token.action_id',
          'access_token.one_device',
          'access_token.device_hash',
          'environment.id',
          'environment.kind',
          'environment.client_id',
        ])
        .where('access_token.token_hash', '=', tokenHash)
        .where('access_token.expires_at', '>', clock())
        .modifyEnd(acrossTenants)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (row.one_device && !(await isDeviceOf(row, tokenHash, device))) return undefined;
      return {
        applicantId: applicantIdSchema.parse(row.applicant_id),
        actionId: row.action_id === null ? undefined : actionIdSchema.parse(row.action_id),
        environmentId: environmentIdSchema.parse(row.id),
        environment: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      };
    },
    findOfficerSession: async (token) => {
      if (!isOurOfficerToken(keyring, token)) return undefined;
      const row = await db
        .selectFrom('officer_session')
        .innerJoin('app_token', 'app_token.id', 'officer_session.app_token_id')
        .innerJoin('environment', 'environment.id', 'officer_session.environment_id')
        .select([
          'officer_session.id as session_id',
          'officer_session.officer_id',
          'officer_session.permissions',
          'app_token.permissions as maker_permissions',
          'environment.id',
          'environment.kind',
          'environment.client_id',
        ])
        .where('officer_session.token_hash', '=', hashOfficerToken(token))
        .where('officer_session.expires_at', '>', clock())
        .where('app_token.revoked_at', 'is', null)
        .modifyEnd(acrossTenants)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        sessionId: row.session_id,
        officerId: row.officer_id,
        permissions: permissions.filter(
          (permission) => row.permissions.includes(permission) && row.maker_permissions.includes(permission),
        ),
        environmentId: environmentIdSchema.parse(row.id),
        environment: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      };
    },
  };
}
