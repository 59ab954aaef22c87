import { z } from 'zod';
import type { DeliveryState, SendOutcome } from '../../messages/ports.ts';
import { outcomeOfStatus, type VendorAnswer } from '../kit.ts';

/** HTTP is 200 for everything: the codes tell. */
const answerSchema = z.object({
  response_code: z.number().int(),
  response_result: z
    .array(z.object({ response_code: z.number().int(), message_id: z.string().nullish() }))
    .nullish(),
});
const statusSchema = z.object({
  response_code: z.number().int(),
  response_result: z.array(z.object({ message_id: z.string(), status: z.string().nullish() })).nullish(),
});

export function turboSmsOutcome(answer: VendorAnswer): SendOutcome {
  const usual = outcomeOfStatus(answer);
  if (usual !== undefined) return usual;
  const read = answerSchema.safeParse(answer.json);
  if (!read.success) return { status: 'unavailable', reason: 'malformed-answer' };
  const { response_code: code, response_result: results } = read.data;
  const result = results?.[0];
  if (typeof result?.message_id === 'string' && result.message_id !== '' && isTaken(result.response_code))
    return { status: 'accepted', gatewayId: result.message_id };
  const told = result?.response_code ?? code;
  if (told >= 100 && told <= 199) return { status: 'unavailable', reason: 'not-authorised' };
  // A promise without a number to ask by is none.
  if (isTaken(told)) return { status: 'unavailable', reason: 'malformed-answer' };
  return { status: 'refused', reason: `turbosms:${told}` };
}

/** 0 OK, 800 accepted, 801 sent, 802 and 803 for some of several. */
function isTaken(code: number): boolean {
  return code === 0 || (code >= 800 && code <= 803);
}

export function turboSmsDelivery(answer: VendorAnswer, gatewayId: string): DeliveryState {
  const read = statusSchema.safeParse(answer.json);
  if (answer.status !== 200 || !read.success) return 'unknown';
  const found = read.data.response_result?.find((one) => one.message_id === gatewayId);
  switch (found?.status?.toLowerCase()) {
    case 'delivered':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'rejected':
    case 'expired':
    case 'failed':
    case 'cancelled':
      return 'failed';
    case 'queued':
    case 'accepted':
    case 'sent':
      return 'pending';
    default:
      return 'unknown';
  }
}
