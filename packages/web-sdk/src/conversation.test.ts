import { describe, expect, test, vi } from 'vitest';
import { startConversation } from './conversation.ts';
import type { HostMessage } from './protocol.ts';

type Told = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };

function open(refreshToken: () => Promise<string> = async () => 'next', adaptIframeHeight = true) {
  const posted: HostMessage[] = [];
  const told: Told[] = [];
  const frame: unknown[] = [];
  const conversation = startConversation(
    {
      post: (message) => posted.push(message),
      origin: 'https://shop.example',
      refreshToken,
      resize: (height) => frame.push({ height }),
      setBorderRadius: (radius) => frame.push({ radius }),
      scrollTo: (top) => frame.push({ top }),
      storeScroll: () => frame.push('stored'),
      restoreScroll: () => frame.push('restored'),
      tell: (name, payload) => told.push({ name, payload }),
    },
    {
      frameId: 'id_1',
      accessToken: 'token',
      packageVersion: '0.1.0',
      config: { lang: 'uk' },
      options: { adaptIframeHeight, enableScrollIntoView: true },
    },
  );
  const say = (method: string, more: object = {}, sessionId = 's1') =>
    conversation.hear({ method: `idCheck.${method}`, sessionId, ...more });
  return { conversation, posted, told, frame, say };
}

test('the first word is answered with token and configuration, once for each load of the page', () => {
  const { conversation, posted, told, say } = open();
  expect(conversation.isOpen()).toBe(false);
  say('onReady', { frameId: 'id_1' });
  expect(posted).toEqual([
    {
      method: 'idCheck.init',
      lang: 'uk',
      accessToken: 'token',
      packageVersion: '0.1.0',
      origin: 'https://shop.example',
      options: { adaptIframeHeight: true, enableScrollIntoView: true },
    },
  ]);
  expect(told).toEqual([{ name: 'onReady', payload: {} }]);
  say('onReady', { frameId: 'id_1' }, 's2');
  expect(posted.length).toBe(2);
  say('onInitialized', {}, 's1');
  say('onInitialized', {}, 's2');
  expect(told.map(({ name }) => name)).toEqual(['onReady', 'onReady', 'onInitialized']);
});

test('nothing is heard of another frame, before the first word, or that is no message', () => {
  const { conversation, posted, told, frame, say } = open();
  say('onReady', { frameId: 'id_2' });
  say('onApplicantSubmitted');
  say('onResize', { height: 5 });
  for (const noise of [
    null,
    5,
    'text',
    [],
    {},
    { method: 5 },
    { method: 'setWebpackHot' },
    { type: 'idCheck' },
  ])
    conversation.hear(noise);
  conversation.hear({ method: 'idCheck.onReady', frameId: 'id_1' });
  expect([posted, told, frame]).toEqual([[], [], []]);
  expect(conversation.isOpen()).toBe(false);
});

test('configuration cannot pretend to be another message', () => {
  const posted: HostMessage[] = [];
  const none = () => undefined;
  const config = Object.fromEntries([
    ['method', 'idCheck.updateAccessToken'],
    ['accessToken', 'other'],
  ]);
  const conversation = startConversation(
    {
      post: (message) => posted.push(message),
      origin: 'https://shop.example',
      refreshToken: async () => '',
      resize: none,
      setBorderRadius: none,
      scrollTo: none,
      storeScroll: none,
      restoreScroll: none,
      tell: none,
    },
    {
      frameId: 'f',
      accessToken: 'token',
      packageVersion: '1',
      config,
      options: { adaptIframeHeight: true, enableScrollIntoView: true },
    },
  );
  conversation.hear({ method: 'idCheck.onReady', frameId: 'f', sessionId: 's' });
  expect(posted).toMatchObject([{ method: 'idCheck.init', accessToken: 'token' }]);
});

describe('a token that has expired', () => {
  test('is replaced, once at a time, and the integrator does not see it', async () => {
    const refresh = vi.fn(async () => 'fresh');
    const { posted, told, say } = open(refresh);
    say('onReady', { frameId: 'id_1' });
    say('onError', { code: 'invalid-token', error: 'expired' });
    say('onError', { code: 'invalid-token', error: 'expired' });
    await vi.waitFor(() => expect(posted.length).toBe(2));
    expect(posted[1]).toEqual({ method: 'idCheck.updateAccessToken', accessToken: 'fresh' });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(told.length).toBe(1);
    say('onError', { code: 'invalid-token', error: 'expired' });
    await vi.waitFor(() => expect(posted.length).toBe(3));
  });

  test('and cannot be replaced: the page is told why', async () => {
    const { posted, say } = open(async () => Promise.reject(new Error('signed out')));
    say('onReady', { frameId: 'id_1' });
    say('onError', { code: 'invalid-token', error: 'expired' });
    await vi.waitFor(() => expect(posted.length).toBe(2));
    expect(posted[1]).toEqual({
      method: 'idCheck.updateAccessToken',
      accessToken: null,
      error: 'signed out',
    });
  });

  test('another error is the integrator’s', () => {
    const { told, say } = open();
    say('onReady', { frameId: 'id_1' });
    say('onError', { code: 'camera', error: 'no camera' });
    expect(told.at(-1)).toEqual({ name: 'onError', payload: { code: 'camera', error: 'no camera' } });
  });
});

describe('the frame', () => {
  test('follows what the page asks, and only sizes are told on', () => {
    const { frame, told, posted, say } = open();
    say('onReady', { frameId: 'id_1' });
    say('onResize', { height: 640.4 });
    say('onSetBorderRadius', { radius: 12 });
    say('scrollTo', { top: 40 });
    say('getScrollPosition');
    say('restoreScrollPosition');
    expect(frame).toEqual([{ height: 640.4 }, { radius: '12px' }, { top: 40 }, 'stored', 'restored']);
    expect(told.map(({ name }) => name)).toEqual(['onReady', 'onResize']);
    expect(posted.at(-1)).toEqual({ method: 'idCheck.scrollPositionStored' });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, '100', null])('takes no height %s', (height) => {
    const { frame, say } = open();
    say('onReady', { frameId: 'id_1' });
    say('onResize', { height });
    say('scrollTo', { top: height });
    expect(frame).toEqual([]);
  });

  test('keeps its height where the integrator wants it so, and takes no foreign style', () => {
    const { frame, say } = open(undefined, false);
    say('onReady', { frameId: 'id_1' });
    say('onResize', { height: 100 });
    say('onSetBorderRadius', { radius: '8px;background:url(https://evil.example)' });
    expect(frame).toEqual([{ radius: '0' }]);
  });
});
