import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { multipart } from '../applicant-steps.ts';
import { confirmedOf, journalOf, lastMessage, newAddress, person } from '../confirmation-steps.ts';
import { plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

const time = makeTestClock();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: time.clock });
});
afterAll(() => server.close());
beforeEach(() => time.set(new Date(time.clock().getTime() + 48 * 3_600_000)));

const later = (seconds: number) => time.set(new Date(time.clock().getTime() + seconds * 1000));

describe('the link in a letter', () => {
  const open = (method: string, link: string) => {
    const { pathname, search } = new URL(link);
    return server.call(method, `${pathname}${search}`, { as: 'nobody' });
  };

  test('confirms only when its button is pressed, in the language of the letter', async () => {
    const { id, base } = await person(server, { ...newAddress(), lang: 'uk' });
    await server.call('POST', `${base}/email`);
    const { link = '', html = '' } = await lastMessage(server, id);
    expect(link.startsWith(server.url)).toBe(true);
    expect(html.match(/(src|url|href)\s*=?/g)).toEqual(['href=']);
    const page = await open('GET', link);
    expect([page.status, String(page.headers['content-type'])]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.bytes.toString()).toContain('<html lang="uk">');
    expect(String(page.headers['content-security-policy'])).toContain("default-src 'none'");
    expect((await confirmedOf(server, id)).email).toBe(false);
    const action = /action="([^"]+)"/.exec(page.bytes.toString())?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await open('POST', new URL(action, link).href)).status).toBe(200);
    expect((await confirmedOf(server, id)).email).toBe(true);
    expect((await open('POST', link)).status).toBe(200);
    expect((await journalOf(server, id)).filter((type) => type === 'identifierConfirmed').length).toBe(1);
  });

  test('leads to a page in the look of whoever sent it, and so does the letter', async () => {
    const { id, base } = await person(server, newAddress());
    await server.call('POST', `${base}/email`);
    const { link = '', html: plain = '' } = await lastMessage(server, id);
    expect(plain).not.toContain('style="color:#0055ff"');
    const unknown = `${server.url}/confirm/email?token=${'A'.repeat(43)}`;
    const bare = (await open('GET', unknown)).bytes.toString();
    const theme = { name: `Bank "<b>&'`, accent: '#0055ff', accentDark: '#ffcc00', radius: 2 };
    expect((await server.call('PUT', '/resources/theme', { body: theme })).status).toBe(200);
    const form = multipart([
      { name: 'content', content: await plainPng(8), fileName: 'logo.png', type: 'image/png' },
    ]);
    const sent = await server.call('POST', '/resources/theme/logo', {
      body: form.body,
      headers: form.headers,
    });
    const logo = sent.read(z.object({ files: z.object({ logo: z.object({ url: z.string() }) }) })).files.logo;
    try {
      for (const method of ['GET', 'POST']) {
        const page = await open(method, link);
        const shown = page.bytes.toString();
        expect(shown).toContain(':root { --accent: #0055ff; --on-accent: #ffffff;--radius: 2px; }');
        expect(shown).toContain(':root { --accent: #ffcc00; --on-accent: #000000; }');
        expect(shown).toContain(`src="${logo.url}" alt="Bank &quot;&lt;b&gt;&amp;&#39;"`);
        expect(String(page.headers['content-security-policy'])).toContain("img-src 'self'");
        expect((await server.call('GET', logo.url, { as: 'nobody' })).status).toBe(200);
        // Of a link that nobody sent nothing is told.
        expect((await open('GET', unknown)).bytes.toString()).toBe(bare);
      }
      later(600);
      const other = await person(server, newAddress());
      await server.call('POST', `${other.base}/email`);
      expect((await lastMessage(server, other.id)).html).toContain('style="color:#0055ff"');
    } finally {
      await server.call('DELETE', '/resources/theme');
    }
  });

  test('is void after an hour, after a newer letter, and when it was never sent', async () => {
    const { id, base } = await person(server);
    await server.call('POST', `${base}/email`);
    const { link: first = '' } = await lastMessage(server, id);
    later(600);
    await server.call('POST', `${base}/email`);
    const { link: second = '' } = await lastMessage(server, id);
    expect((await open('POST', first)).status).toBe(404);
    later(3600);
    expect((await open('POST', second)).status).toBe(404);
    expect((await open('POST', `${server.url}/confirm/email?token=${'A'.repeat(43)}`)).status).toBe(404);
    expect((await open('POST', `${server.url}/confirm/email?token=x`)).status).toBe(400);
    expect((await confirmedOf(server, id)).email).toBe(false);
  });
});
