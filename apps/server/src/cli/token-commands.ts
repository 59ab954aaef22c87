import type { EnvironmentKind } from '@aval/core/ids';
import { permissions as everyPermission, type Permission } from '../platform/http/route.ts';
import { createAppToken } from '../tenants/create-app-token.ts';
import { revokeAppToken } from '../tenants/revoke-app-token.ts';
import { onErrand, operator, requireEnvironment } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

type World = { readonly env: EnvironmentKind; readonly tenant: string | undefined };

/** Prints a new token and its secret, which are shown this once. */
export async function createTokenCommand(
  output: Output,
  {
    env,
    tenant,
    name,
    permissions,
  }: World & { readonly name: string; readonly permissions: readonly Permission[] | undefined },
): Promise<void> {
  await onErrand(async ({ stores, ...tools }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const made = await createAppToken(tools)({
      environment,
      name,
      permissions: permissions ?? everyPermission,
      actor: operator,
    });
    if (!made.ok) throw new CommandFailure(made.error.description ?? made.error.name);
    const { token, secret } = made.value;
    answer(output, { token, secret }, `token   ${token}\nsecret  ${secret}\n\nNeither can be shown again.`);
  });
}

export async function listTokensCommand(output: Output, { env, tenant }: World): Promise<void> {
  await onErrand(async ({ stores }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const tokens = await stores.tenants.listAppTokens(environment.id);
    const prefix = env === 'sandbox' ? 'sbx' : 'prd';
    const lines = tokens.map(({ publicPart, name, createdAt, revokedAt }) => {
      const state = revokedAt === undefined ? 'active' : `revoked ${revokedAt.toISOString()}`;
      return `${prefix}:${publicPart}  ${createdAt.toISOString()}  ${state}  ${name}`;
    });
    answer(output, { tokens }, lines.length === 0 ? 'There are no tokens.' : lines.join('\n'));
  });
}

/** Takes the whole token, or only what stands before its dot. */
export async function revokeTokenCommand(
  output: Output,
  { env, tenant, token }: World & { readonly token: string },
): Promise<void> {
  await onErrand(async ({ stores, ...tools }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const publicPart = token.replace(/^(sbx|prd):/, '').split('.')[0] ?? '';
    const revoked = await revokeAppToken(tools)({ environment, publicPart, actor: operator });
    if (!revoked.ok) throw new CommandFailure(`There is no active token ${publicPart} in ${env}.`);
    answer(output, { revoked: publicPart }, `Revoked. Running servers refuse it within a second.`);
  });
}
