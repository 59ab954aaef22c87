import type { HostBridge } from './host-bridge.ts';
import { linkAnswerSchema, redirectAnswerSchema } from './view.ts';

const base = '/resources/sdkIntegrations/websdkLinks/';

/**
 * The bridge of a page that was opened by its link, `/websdk/p/<code>`: the code gets tokens until it expires. `search` is the query that
 * the page was opened with; the redirect may pass parts of it on.
 */
export function makeLinkBridge(
  code: string,
  search: string,
  request: typeof fetch,
  leave: (url: string) => void,
): HostBridge {
  const post = async (path: string): Promise<unknown> => {
    const headers = { 'X-WebSDK-Link': code };
    // A link of one device knows it by a cookie that no script reads.
    const options = { method: 'POST', headers, credentials: 'same-origin', cache: 'no-store' } as const;
    const answer = await request(`${base}${path}`, options).catch(() => undefined);
    return answer?.ok === true ? answer.json().catch(() => undefined) : undefined;
  };
  const open = async () => {
    const parsed = linkAnswerSchema.safeParse(await post('accessToken'));
    return parsed.success ? { token: parsed.data.token, language: parsed.data.lang } : undefined;
  };
  const redirectAddress = async () => {
    const parsed = redirectAnswerSchema.safeParse(await post(`redirect${search}`));
    return parsed.success ? safeAddress(parsed.data.url) : undefined;
  };
  return {
    start: open,
    refreshToken: async () => (await open())?.token,
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
