import { BlockList, isIP } from 'node:net';
import type { EnvironmentKind } from '@aval/core/ids';

/** Whom a webhook may reach: everybody on the internet, neighbours too, or any address at all. */
export type TargetPolicy = 'public' | 'private' | 'any';

/**
 * A tenant chooses the address that this server calls, so production may not point it at the server's own network. The
 * sandbox may: that is where a receiver runs on the developer's machine.
 */
export function targetPolicy(environment: EnvironmentKind, allowPrivateTargets: boolean): TargetPolicy {
  if (allowPrivateTargets) return 'any';
  return environment === 'sandbox' ? 'private' : 'public';
}

/** Whether a webhook under this policy may connect to an IP address. */
export function mayConnect(policy: TargetPolicy, address: string): boolean {
  if (policy === 'any') return true;
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  if (neighbours.check(address, family)) return policy === 'private';
  return family === 'ipv4'
    ? !special.check(address)
    : global6.check(address, family) && !special.check(address, family);
}

/** The address when a URL's host is one instead of a name: such a host is never looked up. */
export function literalAddress(target: string): string | undefined {
  const host = new URL(target).hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? undefined : host;
}

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets)
    list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

/** Loopback, RFC 1918, RFC 6598 and RFC 4193. */
const neighbours = blockList([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
]);

/** The only IPv6 addresses in use on the internet (RFC 4291); mapped IPv4 addresses are outside it. */
const global6 = blockList([['2000::', 3]]);

/**
 * Not globally reachable (RFC 6890 and the IANA special-purpose registries): link-local above all, where clouds serve
 * credentials; documentation, benchmarks, multicast, tunnels that hide an IPv4 address.
 */
const special = blockList([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);
