import { startSmtpSimulator } from '@aval/messaging-simulators/smtp';
import { describe, expect, test } from 'vitest';
import { codeEmail } from '../confirmations/confirmation-message.ts';
import { gatewayContract } from './kit.contract.ts';
import { smtpConnection } from './smtp/config.ts';
import { makeSmtpGateway } from './smtp/index.ts';

const from = 'aval@mail.example';
const { signal } = new AbortController();

gatewayContract('smtp', async (timeoutMs) => {
  const { close, ...simulator } = await startSmtpSimulator();
  const url = simulator.url.replace(/:[^:@]+@/, ':wrong@');
  const gateway = makeSmtpGateway({ url: simulator.url, from }, { timeoutMs });
  const stranger = makeSmtpGateway({ url, from }, { timeoutMs });
  return {
    gateway,
    stranger,
    play: simulator.play,
    arrived: () => simulator.received.map(({ to, source }) => ({ to: to.join(), text: plainText(source) })),
    complaints: simulator.complaints,
    stop: close,
    close: async () => {
      await gateway.close();
      await stranger.close();
      await close();
    },
  };
});

/** The plain part of a letter, whichever way it was encoded. */
function plainText(source: string): string {
  const part = source.split(/\r\n--[^\r]+\r\n/).find((one) => /^Content-Type: text\/plain/im.test(one)) ?? '';
  const end = part.indexOf('\r\n\r\n');
  const head = part.slice(0, end);
  const body = part.slice(end + 4).replace(/\r\n--[^\r]+--\r\n$/, '');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return body.replace(/\r\n$/, '').replaceAll('\r\n', ' ');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a letter', () => {
  test('has the sender, a subject that can be read, both forms, and nothing to load', async () => {
    const simulator = await startSmtpSimulator();
    const gateway = makeSmtpGateway({ url: simulator.url, from });
    const link = 'https://aval.example/confirm/email?token=abc&lang=uk';
    const letter = codeEmail('uk', 'olena@example.org', { code: '123456', link });
    expect(await gateway.send({ ...letter, id: 'one' }, signal)).toMatchObject({ status: 'accepted' });
    const [received] = simulator.received;
    const source = received?.source ?? '';
    expect(received).toMatchObject({ from, to: ['olena@example.org'] });
    expect(source).toMatch(/^Message-ID: <one@mail\.example>/im);
    expect(source).toMatch(/^Auto-Submitted: auto-generated/im);
    expect(source).toMatch(/^Subject: =\?UTF-8\?/im);
    expect(source).toMatch(/multipart\/alternative/i);
    await gateway.close();
    await simulator.close();
  });

  test.each(['a@example.org\r\nBcc: b@example.org', 'a@example.org\nX: y', 'a\0@example.org'])(
    'with a line break in its address does not leave: %j',
    async (to) => {
      const simulator = await startSmtpSimulator();
      const gateway = makeSmtpGateway({ url: simulator.url, from });
      const letter = { channel: 'email' as const, id: 'one', to, subject: 's', text: 't', html: 'h' };
      expect(await gateway.send(letter, signal)).toEqual({ status: 'refused', reason: 'header-injection' });
      const subject = { ...letter, to: 'a@example.org', subject: 's\r\nBcc: b@example.org' };
      expect((await gateway.send(subject, signal)).status).toBe('refused');
      expect(simulator.received).toEqual([]);
      await gateway.close();
      await simulator.close();
    },
  );

  test('leaves this machine under TLS only, unless the operator says otherwise', () => {
    const demanded = (url: string) => smtpConnection({ url }).requireTLS;
    expect(demanded('smtp://mail.example')).toBe(true);
    expect(demanded('smtp://mail.example?tls=optional')).toBe(false);
    expect(demanded('smtp://127.0.0.1:2525')).toBe(false);
    expect(smtpConnection({ url: 'smtps://u%40x:p%3A@mail.example' })).toMatchObject({
      secure: true,
      port: 465,
      auth: { user: 'u@x', pass: 'p:' },
    });
  });
});
