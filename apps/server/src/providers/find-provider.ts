import type { Context } from '../platform/context.ts';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { KycProvider, ProviderSetup } from './ports.ts';

/**
 * Seconds between tries. Sending: twelve within about a day. Reading: quickly at first, then every six hours for two weeks, since
 * at most providers a webhook comes long before.
 */
export const defaultPauses = {
  send: [10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 28_800],
  read: [60, 300, 900, 3600, 10_800, ...Array.from({ length: 56 }, () => 21_600)],
};
export const noProviderSetup: ProviderSetup = { providers: [], pauses: defaultPauses };

/** The provider of that name, if it serves this environment: another tenant's does not exist. */
export function findProvider(
  { providers }: ProviderSetup,
  world: Pick<Context, 'clientId' | 'environment'>,
  name: string,
): KycProvider | undefined {
  return providers.find(
    (each) =>
      each.name === name && each.clientId === world.clientId && each.environment === world.environment,
  );
}

/** Name of the address that a provider's webhooks go to, 64 hex digits: nobody without the master key can guess it. */
export function endpointOf(keyring: Pick<Keyring, 'sign'>, provider: KycProvider): string {
  const { clientId, environment, name } = provider;
  return keyring.sign('provider-endpoint', JSON.stringify([clientId, environment, name])).toString('hex');
}

/** Whose address this is. */
export function findByEndpoint(
  keyring: Pick<Keyring, 'sign'>,
  { providers }: ProviderSetup,
  endpoint: string,
): KycProvider | undefined {
  return providers.find((each) => constantTimeEqual(endpointOf(keyring, each), endpoint));
}
