import { z } from 'zod';

/** `smpp://system-id:password@host:2775`, or `smpps://` with TLS. */
export const smppConfigSchema = z.object({
  url: z.url({ protocol: /^smpps?$/ }),
  /** A name or number that the provider lets us send from. */
  sender: z.string().min(1).max(20),
});
export type SmppConfig = z.infer<typeof smppConfigSchema>;

export function smppConnection({ url }: Pick<SmppConfig, 'url'>) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const tls = protocol === 'smpps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: port === '' ? (tls ? 3550 : 2775) : Number(port),
    tls,
    ...(tls ? { servername: host } : {}),
    systemId: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}
