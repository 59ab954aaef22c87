import type { HostBridge } from './host-bridge.ts';
import { makeLinkBridge } from './link-bridge.ts';

/** The bridge that fits how the page was opened; undefined when nobody gave a credential. */
export function findBridge(address: URL, request: typeof fetch): HostBridge | undefined {
  const code = /^\/websdk\/p\/([A-Za-z0-9]{16,64})\/?$/.exec(address.pathname)?.[1];
  if (code !== undefined) return makeLinkBridge(code, address.search, request);
  return undefined;
}
