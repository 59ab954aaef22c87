import type { EnvironmentId, EnvironmentKind } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { Permission } from '../platform/http/route.ts';

/** A tenant's sandbox or its production. */
export type Environment = {
  readonly id: EnvironmentId;
  readonly tenantId: string;
  readonly kind: EnvironmentKind;
  /** Public name on the wire. */
  readonly clientId: string;
};

/** Port: the key that seals what belongs to an environment and to no single applicant. */
export type EnvironmentKeys = { readonly dataKey: (environmentId: EnvironmentId) => Promise<SecretKey> };

export type NewAppToken = {
  readonly id: string;
  readonly name: string;
  readonly publicPart: string;
  readonly privateHash: string;
  readonly secretSealed: Buffer;
  readonly permissions: readonly Permission[];
  readonly createdAt: Date;
};

export type AppTokenSummary = {
  readonly id: string;
  readonly name: string;
  readonly publicPart: string;
  readonly permissions: readonly string[];
  readonly createdAt: Date;
  readonly revokedAt: Date | undefined;
};

/** Port: tenants, their environments and their app tokens. */
export type TenantStore = {
  readonly isEmpty: () => Promise<boolean>;
  readonly insertTenant: (tenant: {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
  }) => Promise<void>;
  readonly insertEnvironment: (
    environment: Environment,
    wrappedKey: Buffer,
    createdAt: Date,
  ) => Promise<void>;
  /** By kind, of the tenant with this name or of the only tenant. */
  readonly findEnvironment: (
    kind: EnvironmentKind,
    tenantName: string | undefined,
  ) => Promise<Environment | undefined>;
  readonly find: (environmentId: EnvironmentId) => Promise<Environment | undefined>;
  /** Of all tenants, the one environment of this kind with this public name; undefined when there are more. */
  readonly findByClientId: (clientId: string, kind: EnvironmentKind) => Promise<Environment | undefined>;
  /** Every environment of the installation with its tenant's name, or those of the named tenant. */
  readonly listEnvironments: (
    tenantName: string | undefined,
  ) => Promise<(Environment & { readonly tenantName: string })[]>;
  readonly insertAppToken: (environmentId: EnvironmentId, token: NewAppToken) => Promise<void>;
  readonly listAppTokens: (environmentId: EnvironmentId) => Promise<AppTokenSummary[]>;
  /** The id of the token revoked now; undefined when there is none such, or it was revoked before. */
  readonly revokeAppToken: (
    environmentId: EnvironmentId,
    publicPart: string,
    at: Date,
  ) => Promise<string | undefined>;
};
