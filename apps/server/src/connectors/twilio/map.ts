import { z } from 'zod';
import type { DeliveryState, SendOutcome } from '../../messages/ports.ts';
import { outcomeOfStatus, type VendorAnswer } from '../kit.ts';

const sid = z.string().regex(/^(SM|MM)[0-9a-f]{32}$/);
const status = z.string();
const acceptedSchema = z.object({ sid, status });
const refusedSchema = z.object({ code: z.number().int() });
const messageSchema = z.object({ sid, status });

export function twilioOutcome(answer: VendorAnswer): SendOutcome {
  const usual = outcomeOfStatus(answer);
  if (usual !== undefined) return usual;
  const accepted = acceptedSchema.safeParse(answer.json);
  if (answer.status === 201 && accepted.success) return { status: 'accepted', gatewayId: accepted.data.sid };
  const refused = refusedSchema.safeParse(answer.json);
  if (answer.status >= 400 && refused.success)
    return { status: 'refused', reason: `twilio:${refused.data.code}` };
  return { status: 'unavailable', reason: 'malformed-answer' };
}

/**
 * The status of a message, one of those of Twilio's "Messages resource". It is asked for, so no callback is needed; `receiving`,
 * `received` and `partially_delivered` are none of a short message that was sent.
 */
export function twilioDelivery(answer: VendorAnswer): DeliveryState {
  const message = messageSchema.safeParse(answer.json);
  if (answer.status !== 200 || !message.success) return 'unknown';
  switch (message.data.status) {
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'failed':
    case 'undelivered':
    case 'canceled':
      return 'failed';
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'sent':
      return 'pending';
    default:
      return 'unknown';
  }
}
