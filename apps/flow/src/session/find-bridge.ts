import { makeFrameBridge } from './frame-bridge.ts';
import type { HostBridge } from './host-bridge.ts';
import { makeLinkBridge } from './link-bridge.ts';
import { randomId } from './random-id.ts';

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The bridge that fits how the page was opened; undefined when nobody gave a credential. */
export function findBridge(address: URL, request: typeof fetch): HostBridge | undefined {
  const code = /^\/websdk\/p\/([A-Za-z0-9]{16,64})\/?$/.exec(address.pathname)?.[1];
  if (code !== undefined)
    return makeLinkBridge(code, address.search, request, (url) => window.location.assign(url), wait);
  if (address.pathname === '/websdk/websdk.html' && window.parent !== window) return openFrameBridge(address);
  return undefined;
}

/** The name of the frame stands in the address as it is, `=` and all, and holds the token: it goes from there into the history's state. */
function openFrameBridge(address: URL): HostBridge | undefined {
  const frameId = /[?&]_=([^&]*)/.exec(address.search)?.[1] ?? nameInHistory();
  if (frameId === undefined) return undefined;
  window.history.replaceState({ frameId }, '', address.pathname);
  const { parent } = window;
  const bridge = makeFrameBridge({
    frameId,
    sessionId: randomId(),
    post: (message, targetOrigin) => parent.postMessage(message, targetOrigin),
    listen: (listener) =>
      window.addEventListener('message', ({ data, origin, source }) =>
        listener({ data, origin, isParent: source === parent }),
      ),
    wait,
  });
  return {
    ...bridge,
    start: async () => {
      const started = await bridge.start();
      document.documentElement.dataset['frame'] = bridge.isFixed() ? 'fixed' : 'grows';
      followHeight((height) => bridge.report({ type: 'resized', height }));
      return started;
    },
  };
}

function nameInHistory(): string | undefined {
  const { state }: { readonly state: unknown } = window.history;
  if (typeof state !== 'object' || state === null || !('frameId' in state)) return undefined;
  return typeof state.frameId === 'string' ? state.frameId : undefined;
}

/** Tells the height of the whole page, in CSS pixels, now and whenever it is another. */
function followHeight(tell: (height: number) => void): void {
  let before = -1;
  const look = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== before) tell(height);
    before = height;
  };
  new ResizeObserver(look).observe(document.body);
  look();
}
