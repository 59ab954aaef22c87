import { describe, expect, test } from 'vitest';
import { makeLinkBridge } from './link-bridge.ts';
import { makeSession } from './make-session.ts';

type Step = () => Response | Promise<Response>;
const lost: Step = () => Promise.reject(new TypeError('no network'));
const says =
  (status: number, body: unknown = {}): Step =>
  () =>
    new Response(JSON.stringify(body), { status });

/** The bridge before a server that answers so, the last answer over and over. */
function beforeServer(...steps: readonly Step[]) {
  const asked: string[] = [];
  const waits: number[] = [];
  const request: typeof fetch = async (address) => {
    asked.push(String(address));
    return (steps[Math.min(steps.length, asked.length) - 1] ?? lost)();
  };
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  const bridge = makeLinkBridge('A'.repeat(27), '?a=1', request, () => undefined, wait);
  return { bridge, request, asked, waits };
}
const token = says(200, { token: 'token', lang: 'uk' });

describe('a link', () => {
  test('is opened as soon as the server can be reached and has time', async () => {
    const { bridge, waits } = beforeServer(lost, says(503), says(429), token);
    expect(await bridge.start()).toEqual({ token: 'token', language: 'uk' });
    expect(waits).toHaveLength(3);
  });

  test('is too old only where the server says so', async () => {
    const old = beforeServer(says(404));
    expect(await old.bridge.start()).toBeUndefined();
    expect(old.asked).toHaveLength(1);
    for (const step of [lost, says(500)]) expect(await beforeServer(step).bridge.start()).toBe('unreachable');
  });

  test.each([
    ['expired', says(404)],
    ['busy', lost],
  ] as const)('the page says what happened: %s', async (phase, step) => {
    const { bridge, request } = beforeServer(step);
    const session = makeSession(bridge, request);
    expect(await session.start()).toBeUndefined();
    expect(session.state().phase).toBe(phase);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '//bank.example', 'file:///etc/passwd'])(
    'leads nowhere but to pages: %s',
    async (url) => {
      expect(await beforeServer(says(200, { url })).bridge.redirectAddress()).toBeUndefined();
      const good = beforeServer(says(200, { url: 'https://bank.example/' }));
      expect(await good.bridge.redirectAddress()).toBe('https://bank.example/');
      expect(good.asked[0]).toBe('/resources/sdkIntegrations/websdkLinks/redirect?a=1');
    },
  );
});
