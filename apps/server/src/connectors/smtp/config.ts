import { z } from 'zod';

/** `smtp://` with STARTTLS, `smtps://` with TLS from the start; user and password in the address. */
export const smtpConfigSchema = z.object({
  url: z.url({ protocol: /^smtps?$/ }),
  from: z.email(),
});
export type SmtpConfig = z.infer<typeof smtpConfigSchema>;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** As nodemailer wants it. Without TLS letters go to this very machine only, or where the address says `?tls=optional`. */
export function smtpConnection({ url }: Pick<SmtpConfig, 'url'>) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const mayBePlain = loopback.has(hostname) || searchParams.get('tls') === 'optional';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !mayBePlain,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
