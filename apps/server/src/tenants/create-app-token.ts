import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Actor } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import { seal } from '../platform/crypto/sealed-box.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Permission } from '../platform/http/route.ts';
import { newAppTokenSecrets, secretContext } from './app-token-secrets.ts';
import type { Environment, EnvironmentKeys, TenantStore } from './ports.ts';

type Stores = {
  readonly tenants: TenantStore;
  readonly environmentKeys: EnvironmentKeys;
  readonly journal: Journal;
};
type Dependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = {
  readonly environment: Environment;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly actor: Actor;
};

/** Makes an app token. Token and secret are in the answer and nowhere else in clear. */
export function createAppToken({ transact, clock, identifiers }: Dependencies) {
  return (input: Input): Promise<Result<{ readonly token: string; readonly secret: string }, AppError>> =>
    transact(async ({ tenants, environmentKeys, journal }) => {
      const { environment, name, permissions, actor } = input;
      const secrets = newAppTokenSecrets(environment.kind);
      const dataKey = await environmentKeys.dataKey(environment.id);
      const id = identifiers.uuid();
      await tenants.insertAppToken(environment.id, {
        id,
        name,
        publicPart: secrets.publicPart,
        privateHash: secrets.privateHash,
        secretSealed: seal(dataKey, secretContext(secrets.publicPart), Buffer.from(secrets.secret, 'utf8')),
        permissions,
        createdAt: clock(),
      });
      await journal.append({
        environmentId: environment.id,
        subjectId: environment.id,
        at: clock(),
        type: 'appTokenCreated',
        actor,
        payload: { tokenId: id, permissions },
        dataKey,
      });
      return success({ token: secrets.token, secret: secrets.secret });
    });
}
