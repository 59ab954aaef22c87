import { z } from 'zod';
import type { SendOutcome } from '../../messages/ports.ts';

/** What nodemailer's errors tell: a code of its own and the server's reply. The texts hold addresses and are left alone. */
const smtpErrorSchema = z.object({
  code: z.string().optional(),
  responseCode: z.number().int().optional(),
});

/** Outcome of a failed try. Replies 5yz are for ever, 4yz for now (RFC 5321, 4.2.1); a wrong password can be cured. */
export function outcomeOfError(error: unknown): SendOutcome {
  const known = smtpErrorSchema.safeParse(error);
  const { code, responseCode } = known.success ? known.data : {};
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535)
    return { status: 'unavailable', reason: 'not-authorised' };
  if (code === 'ETIMEDOUT') return { status: 'unavailable', reason: 'timeout' };
  if (responseCode !== undefined && responseCode >= 500)
    return { status: 'refused', reason: `smtp:${responseCode}` };
  if (responseCode !== undefined) return { status: 'unavailable', reason: `smtp:${responseCode}` };
  return { status: 'unavailable', reason: 'connection' };
}
