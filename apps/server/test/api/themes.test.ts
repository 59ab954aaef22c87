import { createHash } from 'node:crypto';
import { plainTheme } from '@aval/core/flow/theme';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { viewSchema } from '../../src/applications/view-schema.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { changeTheme } from '../../src/themes/change-theme.ts';
import { makeThemeStore } from '../../src/themes/store.ts';
import type { CallOptions } from '../api-client.ts';
import { errorOf, multipart, newUserId } from '../applicant-steps.ts';
import { newPage } from '../flow-steps.ts';
import { plain, plainJpeg, plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.call('DELETE', path);
});

const path = '/resources/theme';
const tokens = {
  name: 'Example Bank',
  accent: '#0055ff',
  accentDark: '#8fb2ff',
  radius: 4,
  fontFamily: 'Exo 2',
};
const file = z.object({ url: z.string(), contentType: z.string(), bytes: z.number() });
const themeSchema = z.looseObject({
  files: z.object({ logo: file.optional(), logoDark: file.optional(), font: file.optional() }),
});
const put = (body: unknown, options: CallOptions = {}) => server.call('PUT', path, { ...options, body });
const send = (kind: string, content: Buffer | string, options: CallOptions = {}) =>
  server.call('POST', `${path}/${kind}`, {
    ...options,
    ...multipart([{ name: 'content', content, fileName: 'brand.bin', type: 'image/svg+xml' }]),
  });
const set = async (kind: 'logo' | 'logoDark' | 'font', content: Buffer) => {
  const found = (await send(kind, content)).read(themeSchema).files[kind];
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found;
};
const fetchFile = (url: string) => server.call('GET', url, { as: 'nobody' });

/** All that this server reads of a font. */
function font(bytes = 64): Buffer {
  const made = Buffer.alloc(bytes);
  made.write('wOF2', 'latin1');
  made.writeUInt32BE(bytes, 8);
  return made;
}

test('nothing is set at first: the page looks as it comes', async () => {
  expect((await server.call('GET', path)).json).toEqual({ files: {} });
  expect((await (await newPage(server, 'basic-kyc-level')).open()).theme).toBeNull();
});

test('tokens are replaced as a whole, files stay, and what was read can be sent back', async () => {
  const logo = await set('logo', await plainPng(1));
  expect((await put(tokens)).json).toEqual({ ...tokens, files: { logo } });
  expect((await put({ accent: '#112233' })).json).toEqual({ accent: '#112233', files: { logo } });
  const before = await server.call('GET', path);
  expect((await put(before.json)).json).toEqual(before.json);
  expect((await server.call('DELETE', path)).json).toEqual({ files: {} });
  expect(errorOf(await fetchFile(logo.url)).status).toBe(404);
});

test.each([
  [{ accent: 'red' }, 'accent'],
  [{ accentDark: '#12345' }, 'accentDark'],
  [{ radius: 25 }, 'radius'],
  [{ name: 'x'.repeat(101) }, 'name'],
  [{ fontFamily: "a';x" }, 'fontFamily'],
  [{ acent: '#0055ff' }, 'acent'],
  ['#0055ff', 'body'],
])('400 for %j, and nothing is changed', async (wrong, place) => {
  await put(tokens);
  const error = errorOf(await put(wrong));
  expect(error).toMatchObject({ status: 400 });
  expect(error.description).toContain(place);
  expect((await server.call('GET', path)).json).toEqual({ ...tokens, files: {} });
});

describe('files', () => {
  test('are had by everybody under the name of their content, and never run', async () => {
    const sent = { logo: await plainPng(2), logoDark: await plainJpeg(2), font: font() };
    const types = { logo: 'image/png', logoDark: 'image/jpeg', font: 'font/woff2' };
    for (const kind of ['logo', 'logoDark', 'font'] as const) {
      const told = await set(kind, sent[kind]);
      const sha256 = createHash('sha256').update(sent[kind]).digest('hex');
      expect(told).toMatchObject({ contentType: types[kind], bytes: sent[kind].length });
      expect(told.url).toContain(`/flow/theme/${server.sandbox.context.environmentId}/${sha256}.`);
      const got = await fetchFile(told.url);
      expect([got.status, got.bytes.equals(sent[kind])]).toEqual([200, true]);
      expect(got.headers).toMatchObject({
        'content-type': types[kind],
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      });
    }
    const webp = await plain(3, 40, 20).webp().toBuffer();
    expect(await set('logo', webp)).toMatchObject({ contentType: 'image/webp' });
  });

  test('are gone when another takes their place, or none, but not while another place has the same', async () => {
    const picture = await plainPng(4);
    const [first, dark] = [await set('logo', picture), await set('logoDark', picture)];
    expect(first.url).toBe(dark.url);
    const second = await set('logo', await plainPng(5));
    expect((await fetchFile(first.url)).status).toBe(200);
    const removed = await server.call('DELETE', `${path}/logoDark`);
    expect(removed.json).toEqual({ files: { logo: second } });
    expect(errorOf(await fetchFile(first.url)).status).toBe(404);
    expect((await fetchFile(second.url)).status).toBe(200);
    expect((await server.call('DELETE', `${path}/font`)).json).toEqual({ files: { logo: second } });
  });

  test('404 for every address that names none', async () => {
    const { url } = await set('logo', await plainPng(6));
    const [, , , environmentId = '', name = ''] = url.split('/');
    const { environmentId: other } = server.production.context;
    const wrong = [
      url.replace('.png', '.jpg'),
      url.replace('.png', '.svg'),
      url.replace(environmentId, other),
      url.replace(environmentId, 'nobody'),
      url.replace(name, `${'0'.repeat(64)}.png`),
      `${url.replace(name, '')}..%2f${name}`,
      url.toUpperCase().replace('/FLOW/THEME', '/flow/theme'),
    ];
    for (const address of wrong)
      expect([address, errorOf(await fetchFile(address)).status]).toEqual([address, 404]);
  });

  test('that are no pictures, too large, or no font are refused, and the former ones stay', async () => {
    const logo = await set('logo', await plainPng(7));
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const refused: [string, string, Buffer | string, number][] = [
      ['SVG', 'logo', svg, 1005],
      ['SVG', 'logoDark', `<?xml version="1.0"?>${svg}`, 1005],
      ['a font as a logo', 'logo', font(), 1005],
      ['a logo as a font', 'font', await plainPng(8), 1005],
      ['half a picture', 'logo', (await plainPng(9, 200, 200)).subarray(0, 60), 1004],
      ['nothing', 'font', '', 1003],
      ['a large font', 'font', font(300 * 1024 + 1), 1002],
      ['a large file', 'logo', Buffer.alloc(256 * 1024 + 1, 'x'), 1002],
      ['a wide picture', 'logo', await plainPng(10, 2001, 8), 1007],
    ];
    for (const [what, kind, content, code] of refused)
      expect([what, errorOf(await send(kind, content)).errorCode]).toEqual([what, code]);
    expect(errorOf(await send('favicon', await plainPng(11))).status).toBe(400);
    const named = multipart([{ name: 'file', content: await plainPng(11), fileName: 'a.png' }]);
    expect(errorOf(await server.call('POST', `${path}/logo`, named)).description).toContain("'content'");
    expect((await server.call('GET', path)).json).toEqual({ files: { logo } });
  });
});

describe('the page', () => {
  test('is told tokens and addresses, those of its own environment', async () => {
    await put(tokens);
    const [logo, woff] = [await set('logo', await plainPng(12)), await set('font', font())];
    const view = await (await newPage(server, 'basic-kyc-level')).open();
    expect(view.theme).toEqual({ ...tokens, logo: logo.url, font: woff.url });
    const { levelName } = server.otherTenant.sandbox;
    for (const as of [server.otherTenant.sandbox, server.otherTenant.production, server.production]) {
      expect((await server.call('GET', path, { as })).json).toEqual({ files: {} });
      const body = { userId: newUserId(), levelName };
      const made = await server.call('POST', '/resources/accessTokens/sdk', { as, body });
      const { token: accessToken } = made.read(z.object({ token: z.string() }));
      const deviceId = 'device-of-the-theme';
      const opened = await server.call('POST', '/resources/flow/open', {
        as: { accessToken },
        body: { deviceId },
      });
      expect(opened.read(viewSchema).theme).toBeNull();
    }
  });

  test('changes of another tenant are not ours', async () => {
    await put(tokens);
    const as = server.otherTenant.sandbox;
    await put({ name: 'Other' }, { as });
    expect((await send('logo', await plainPng(13), { as })).status).toBe(200);
    expect((await server.call('GET', path)).json).toEqual({ ...tokens, files: {} });
    await server.call('DELETE', path);
    expect((await server.call('GET', path, { as })).json).toMatchObject({ name: 'Other' });
    await server.call('DELETE', path, { as });
  });

  test('is for whoever may read and write levels', async () => {
    const reader = await server.sandbox.newToken('level.read');
    expect((await server.call('GET', path, { as: reader })).status).toBe(200);
    expect(errorOf(await put(tokens, { as: reader })).status).toBe(403);
    expect(errorOf(await send('logo', await plainPng(14), { as: reader })).status).toBe(403);
    for (const target of [path, `${path}/logo`])
      expect(errorOf(await server.call('DELETE', target, { as: reader })).status).toBe(403);
    const { accessToken } = await newPage(server, 'basic-kyc-level');
    expect(errorOf(await server.call('GET', path, { as: { accessToken } })).status).toBe(403);
  });
});

describe('the journal', () => {
  const activities = async () => {
    const answer = await server.call('GET', '/resources/auditTrailEvents?limit=1000');
    const { environmentId } = server.sandbox.context;
    const events = z.object({ items: z.array(z.object({ activity: z.string(), targetId: z.string() })) });
    const { items } = answer.read(events);
    return items
      .filter(({ activity, targetId }) => activity.startsWith('theme') && targetId === environmentId)
      .map(({ activity }) => activity);
  };

  test('has an entry for each change, and none where nothing changed', async () => {
    const before = (await activities()).length;
    const logo = await plainPng(15);
    await put(tokens);
    await put(tokens);
    await set('logo', logo);
    await set('logo', logo);
    await send('logo', 'no picture');
    await server.call('DELETE', `${path}/logo`);
    await server.call('DELETE', `${path}/logo`);
    await server.call('DELETE', path);
    await server.call('DELETE', path);
    const told = await activities();
    expect(told.slice(0, told.length - before).toReversed()).toEqual([
      'themeChanged',
      'themeFileSet',
      'themeFileRemoved',
      'themeReset',
    ]);
  });

  test('changes at one time are not lost', async () => {
    const before = (await activities()).length;
    await Promise.all([
      put(tokens),
      set('logo', await plainPng(16)),
      set('logoDark', await plainPng(17)),
      set('font', font()),
    ]);
    const { files, ...rest } = (await server.call('GET', path)).read(themeSchema);
    expect([rest, Object.keys(files).toSorted()]).toEqual([tokens, ['font', 'logo', 'logoDark']]);
    expect((await activities()).length - before).toBe(4);
  });

  test('a change that cannot be written down is not made', async () => {
    const { context } = server.sandbox;
    const append = () => Promise.reject(new Error('the journal is full'));
    const change = changeTheme({
      transact: makeTransact(server.db, (queries) => ({
        themes: makeThemeStore(queries),
        journal: { append },
      })),
      environmentKeys: server.stores.environmentKeys,
      clock: () => new Date(),
    });
    await expect(change(context, { type: 'replace-tokens', tokens })).rejects.toThrow('the journal is full');
    expect(await server.stores.themes.find(context.environmentId)).toEqual(plainTheme);
  });
});
