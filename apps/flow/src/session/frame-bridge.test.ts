import { expect, test } from 'vitest';
import { type Heard, makeFrameBridge } from './frame-bridge.ts';
import type { FrameMessage } from './frame-messages.ts';
import type { HostCommand } from './host-bridge.ts';

type Posted = { readonly message: FrameMessage; readonly to: string };

function open() {
  const posted: Posted[] = [];
  const waits: (() => void)[] = [];
  let listener: (heard: Heard) => void = () => undefined;
  const bridge = makeFrameBridge({
    frameId: 'id_abc=',
    sessionId: 's1',
    post: (message, to) => posted.push({ message, to }),
    listen: (given) => {
      listener = given;
    },
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  const say = (data: unknown, origin = 'https://bank.example', isParent = true) =>
    listener({ data, origin, isParent });
  return { bridge, posted, waits, say };
}
const init = { method: 'idCheck.init', accessToken: 'token', lang: 'uk', theme: 'dark', email: undefined };
const last = (posted: readonly Posted[]) => posted.at(-1);

test('the first word goes to anybody, everything after it to the host alone', async () => {
  const { bridge, posted, say } = open();
  bridge.report({ type: 'resized', height: 5 });
  const starting = bridge.start();
  expect(posted).toEqual([
    { message: { method: 'idCheck.onReady', frameId: 'id_abc=', sessionId: 's1' }, to: '*' },
  ]);
  say(init);
  expect(await starting).toEqual({ token: 'token', language: 'uk', theme: 'dark', hidesBack: false });
  bridge.report({
    type: 'applicantLoaded',
    subject: { applicantId: 'p', actionId: 'a', levelName: 'l' },
  });
  const common = { frameId: 'id_abc=', sessionId: 's1' };
  expect(posted.slice(1)).toEqual([
    { message: { method: 'idCheck.onInitialized', ...common }, to: 'https://bank.example' },
    {
      message: {
        method: 'idCheck.onApplicantLoaded',
        applicantId: 'p',
        applicantActionId: 'a',
        levelName: 'l',
        ...common,
      },
      to: 'https://bank.example',
    },
    {
      message: {
        method: 'idCheck.onApplicantActionLoaded',
        applicantId: 'p',
        applicantActionId: 'a',
        levelName: 'l',
        ...common,
      },
      to: 'https://bank.example',
    },
  ]);
});

test.each([
  ['another window', init, 'https://bank.example', false],
  ['an opaque origin', init, 'null', true],
  ['a file', init, 'file://', true],
  ['no token', { ...init, accessToken: '' }, 'https://bank.example', true],
  ['a token without end', { ...init, accessToken: 'x'.repeat(5000) }, 'https://bank.example', true],
  ['another word', { method: 'idCheck.updateAccessToken', accessToken: 't' }, 'https://bank.example', true],
  ['no word', null, 'https://bank.example', true],
])('%s starts nothing, and in the end the page gives up', async (_what, data, origin, isParent) => {
  const { bridge, posted, waits, say } = open();
  const starting = bridge.start();
  say(data, origin, isParent);
  expect(posted).toHaveLength(1);
  for (const over of waits) over();
  expect(await starting).toBeUndefined();
});

test('another origin cannot take over, command or hand in a token', async () => {
  const { bridge, posted, waits, say } = open();
  const starting = bridge.start();
  say(init);
  await starting;
  const commands: HostCommand[] = [];
  bridge.onCommand((command) => commands.push(command));
  const asked = bridge.refreshToken();
  say({ method: 'idCheck.updateAccessToken', accessToken: 'stolen' }, 'https://evil.example');
  say({ method: 'idCheck.updateAccessToken', accessToken: 'stolen' }, 'https://bank.example', false);
  say({ ...init, accessToken: 'stolen' }, 'https://evil.example');
  say({ method: 'idCheck.callNavigationBack' }, 'https://evil.example');
  for (const over of waits) over();
  expect([await asked, commands]).toEqual([undefined, []]);
  bridge.report({ type: 'languageChanged', language: 'en' });
  expect(last(posted)?.to).toBe('https://bank.example');
});

test('another token is asked for once at a time; refused or empty ones are none', async () => {
  const { bridge, posted, say } = open();
  const starting = bridge.start();
  say(init);
  await starting;
  const both = [bridge.refreshToken(), bridge.refreshToken()];
  expect(posted.filter(({ message }) => message.method === 'idCheck.onError')).toHaveLength(1);
  expect(last(posted)?.message).toMatchObject({ method: 'idCheck.onError', code: 'invalid-token' });
  say({ method: 'idCheck.updateAccessToken', accessToken: 'next' });
  expect(await Promise.all(both)).toEqual(['next', 'next']);
  for (const accessToken of [null, '', undefined]) {
    const again = bridge.refreshToken();
    say({ method: 'idCheck.updateAccessToken', accessToken, error: 'signed out' });
    expect(await again).toBeUndefined();
  }
});

test('commands that come before the page is drawn are kept; unknown ones are not commands', async () => {
  const { bridge, say } = open();
  const starting = bridge.start();
  say({ ...init, theme: 'my-own-theme', options: { adaptIframeHeight: false } });
  expect((await starting)?.theme).toBeUndefined();
  expect(bridge.isFixed()).toBe(true);
  say({ method: 'idCheck.callSetLanguage', language: 'de' });
  say({ method: 'idCheck.callSetTheme', theme: 'light' });
  say({ method: 'idCheck.callSetTheme', theme: 'neon' });
  say({ method: 'idCheck.callSingleStepNext', step: 'SELFIE' });
  const commands: HostCommand[] = [];
  bridge.onCommand((command) => commands.push(command));
  say({ method: 'idCheck.callNavigationBack' });
  expect(commands).toEqual([
    { type: 'setLanguage', language: 'de' },
    { type: 'setTheme', theme: 'light' },
    { type: 'back' },
  ]);
});

test('a new screen is scrolled into view, where the host wants it', async () => {
  for (const [options, count] of [
    [{ adaptIframeHeight: true, enableScrollIntoView: true }, 1],
    [{ adaptIframeHeight: true, enableScrollIntoView: false }, 0],
    [{ adaptIframeHeight: false, enableScrollIntoView: true }, 0],
  ] as const) {
    const { bridge, posted, say } = open();
    const starting = bridge.start();
    say({ ...init, options });
    await starting;
    bridge.report({ type: 'progress', position: 1, total: 3 });
    expect(posted.filter(({ message }) => message.method === 'idCheck.scrollTo')).toHaveLength(count);
  }
});
