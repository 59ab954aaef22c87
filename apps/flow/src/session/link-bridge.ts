import type { HostBridge } from './host-bridge.ts';
import { linkAnswerSchema, redirectAnswerSchema } from './view.ts';

const base = '/resources/sdkIntegrations/websdkLinks/';
/** Milliseconds between tries. */
const pauses = [500, 1000, 2000, 4000];

/**
 * The bridge of a page that was opened by its link, `/websdk/p/<code>`: the code gets tokens until it expires. `search` is the query that
 * the page was opened with; the redirect may pass parts of it on.
 */
export function makeLinkBridge(
  code: string,
  search: string,
  request: typeof fetch,
  leave: (url: string) => void,
  wait: (milliseconds: number) => Promise<void>,
): HostBridge {
  const ask = (path: string): Promise<Response | undefined> => {
    const headers = { 'X-WebSDK-Link': code };
    // A link of one device knows it by a cookie that no script reads.
    const options = { method: 'POST', headers, credentials: 'same-origin', cache: 'no-store' } as const;
    return request(`${base}${path}`, options).catch(() => undefined);
  };
  /** A server that cannot be reached or has too much to do says nothing of the link: it is asked again for a while. */
  const post = async (path: string): Promise<unknown> => {
    for (let tries = 0; ; tries += 1) {
      const answer = await ask(path);
      if (answer?.ok === true) return answer.json().catch(() => undefined);
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) return undefined;
      const pause = pauses[tries];
      if (pause === undefined) return 'unreachable';
      await wait(pause);
    }
  };
  const open = async () => {
    const told = await post('accessToken');
    if (told === 'unreachable') return told;
    const parsed = linkAnswerSchema.safeParse(told);
    return parsed.success ? { token: parsed.data.token, language: parsed.data.lang } : undefined;
  };
  const redirectAddress = async () => {
    const parsed = redirectAnswerSchema.safeParse(await post(`redirect${search}`));
    return parsed.success ? safeAddress(parsed.data.url) : undefined;
  };
  return {
    start: open,
    refreshToken: async () => {
      const opened = await open();
      return opened === 'unreachable' ? undefined : opened?.token;
    },
    report: () => undefined,
    onCommand: () => undefined,
    redirectAddress,
    isFramed: false,
    close: async () => {
      const address = await redirectAddress();
      if (address !== undefined) leave(address);
      return address !== undefined;
    },
  };
}

function safeAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\//.test(url) ? url : undefined;
}
