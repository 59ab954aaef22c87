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

/** Why a webhook may not go to a URL as it is written, before its name is looked up; undefined when it may. */
export function targetFault(
  environment: EnvironmentKind,
  { privateTargets, plainHttp }: TargetRules,
  target: string,
): 'plain-http' | 'refused-port' | 'private-target' | undefined {
  const url = new URL(target);
  const policy = targetPolicy(environment, privateTargets);
  if (environment === 'production' && url.protocol !== 'https:' && !plainHttp) return 'plain-http';
  if (policy !== 'any' && isOddPort(url.port)) return 'refused-port';
  const address = literalAddress(target);
  return address === undefined || mayConnect(policy, address) ? undefined : 'private-target';
}

export type TargetRules = { readonly privateTargets: boolean; readonly plainHttp: boolean };

/** Web servers are on 80, 443 or above 1023; the others are of protocols that a crafted request could speak. */
function isOddPort(port: string): boolean {
  if (port === '') return false;
  const number = Number(port);
  return number < 1024 ? number !== 80 && number !== 443 : badPorts.has(number);
}

/** Ports above 1023 that browsers refuse (WHATWG Fetch, port blocking), and those of common databases and caches. */
const badPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080, 1433, 1521, 2375, 3306, 3389, 5432, 6379, 9200, 11_211, 27_017,
]);

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
