import { createTransport } from 'nodemailer';
import type { MessageGateway } from '../../messages/ports.ts';
import { vendorTimeoutMs } from '../kit.ts';
import { type SmtpConfig, smtpConnection } from './config.ts';
import { outcomeOfError } from './map.ts';

/** Letters by SMTP submission (RFC 6409). SMTP does not tell whether a letter arrived, only that it was taken. */
export function makeSmtpGateway(config: SmtpConfig, { timeoutMs = vendorTimeoutMs } = {}): MessageGateway {
  const transport = createTransport({
    ...smtpConnection(config),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // A text that looks like a path or an address is a text.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const domain = config.from.slice(config.from.lastIndexOf('@') + 1);
  return {
    name: 'smtp',
    channel: 'email',
    send: async (message, signal) => {
      signal.throwIfAborted();
      if (message.channel !== 'email') return { status: 'refused', reason: 'wrong-channel' };
      const { to, subject, text, html, id } = message;
      // The library folds line breaks away; whoever sends some is not let through to it.
      if (/[\r\n\0]/.test(`${to}${subject}`)) return { status: 'refused', reason: 'header-injection' };
      try {
        await transport.sendMail({
          from: { name: '', address: config.from },
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { status: 'accepted', gatewayId: id };
      } catch (error) {
        return outcomeOfError(error);
      }
    },
    close: async () => transport.close(),
  };
}
