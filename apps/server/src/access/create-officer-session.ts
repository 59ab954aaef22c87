import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys, TenantStore } from '../tenants/ports.ts';
import {
  type Officer,
  type OfficerPermission,
  type OfficerSessionStore,
  officerPermissions,
} from './officer-ports.ts';
import { hashOfficerToken, newOfficerToken } from './officer-token-form.ts';

type Stores = {
  readonly officerSessions: Pick<OfficerSessionStore, 'insert'>;
  readonly tenants: Pick<TenantStore, 'listAppTokens'>;
  readonly environmentKeys: EnvironmentKeys;
  readonly journal: Journal;
};
export type CreateOfficerSessionDependencies = {
  readonly transact: Transact<Stores>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly officer: Officer;
  readonly permissions: readonly OfficerPermission[];
  readonly ttlInSecs: number;
};
export type CreatedOfficerSession = {
  readonly token: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
};

/**
 * A session in which an officer of the customer works under his own name. It may do what the app token that asks for it may do, and no
 * more, and ends with that app token. The token is in the answer and nowhere else. Error: `no-permission` for somebody who is no app
 * token, and for a permission that the app token lacks.
 */
export function createOfficerSession(deps: CreateOfficerSessionDependencies) {
  const { transact, keyring, clock, identifiers } = deps;
  return (context: Context, input: Input): Promise<Result<CreatedOfficerSession, AppError>> =>
    transact(async ({ officerSessions, tenants, environmentKeys, journal }) => {
      const { environmentId, environment, actor } = context;
      const tokens = actor.kind === 'app-token' ? await tenants.listAppTokens(environmentId) : [];
      const maker = tokens.find(({ id, revokedAt }) => id === actor.id && revokedAt === undefined);
      if (maker === undefined) return failure(appError('no-permission'));
      const lacking = input.permissions.filter((permission) => !maker.permissions.includes(permission));
      if (lacking.length > 0)
        return failure(appError('no-permission', `This app token itself may not do: ${lacking.join(', ')}`));
      const createdAt = clock();
      const session = {
        id: identifiers.uuid(),
        appTokenId: maker.id,
        officer: input.officer,
        permissions: officerPermissions.filter((permission) => input.permissions.includes(permission)),
        createdAt,
        expiresAt: new Date(createdAt.getTime() + input.ttlInSecs * 1000),
      };
      const { id: sessionId, permissions, expiresAt } = session;
      const token = newOfficerToken(keyring, environment);
      const dataKey = await environmentKeys.dataKey(environmentId);
      await officerSessions.insert(environmentId, dataKey, session, hashOfficerToken(token));
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at: createdAt,
        type: 'officerSessionCreated',
        actor,
        payload: {
          sessionId,
          officerId: input.officer.id,
          permissions,
          expiresAt: expiresAt.toISOString(),
        },
        dataKey,
      });
      return success({ token, sessionId, expiresAt });
    });
}
