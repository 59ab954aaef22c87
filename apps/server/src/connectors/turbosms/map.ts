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

/** The same text to the same number within so many seconds is refused, also when the first answer never arrived. */
const duplicateSeconds = 90;

/**
 * What an answer to `message/send` means. Codes as in the table of answers of TurboSMS's "HTTP API": faults of the account or of
 * the service say nothing about the message, which goes out when they are mended; all others are about the message.
 */
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
  // REQUIRED_TOKEN, REQUIRED_CONTENT, REQUIRED_AUTH and the like; INVALID_TOKEN.
  if ((told >= 100 && told <= 199) || told === 301)
    return { status: 'unavailable', reason: 'not-authorised' };
  // NOT_ALLOWED_MESSAGE_DUPLICATE: it was taken a moment ago, under a number that we were not told.
  if (told === 427)
    return { status: 'unavailable', reason: 'turbosms:427', retryAfterSeconds: duplicateSeconds };
  // REQUIRED_BALANCE; FAILED_… of theirs; FATAL_ERROR.
  if (told === 203 || (told >= 500 && told <= 599) || told === 999)
    return { status: 'unavailable', reason: `turbosms:${told}` };
  // A promise without a number to ask by is none.
  if (isTaken(told)) return { status: 'unavailable', reason: 'malformed-answer' };
  return { status: 'refused', reason: `turbosms:${told}` };
}

/**
 * 0 OK, 800 SUCCESS_MESSAGE_ACCEPTED, 801 SUCCESS_MESSAGE_SENT, 802 SUCCESS_MESSAGE_PARTIAL_ACCEPTED and
 * 803 SUCCESS_MESSAGE_PARTIAL_SENT for some of several.
 */
function isTaken(code: number): boolean {
  return code === 0 || (code >= 800 && code <= 803);
}

/** What `message/status` tells of a message, in the words of the API (Delivered) or of the operators' receipts (DELIVRD). */
export function turboSmsDelivery(answer: VendorAnswer, gatewayId: string): DeliveryState {
  const read = statusSchema.safeParse(answer.json);
  if (answer.status !== 200 || !read.success) return 'unknown';
  const found = read.data.response_result?.find((one) => one.message_id === gatewayId);
  switch (found?.status?.toLowerCase()) {
    case 'delivered':
    case 'delivrd':
    case 'read':
      return 'delivered';
    case 'undelivered':
    case 'undeliv':
    case 'rejected':
    case 'rejectd':
    case 'expired':
    case 'failed':
    case 'cancelled':
      return 'failed';
    case 'queued':
    case 'in queue':
    case 'in process':
    case 'accepted':
    case 'sent':
      return 'pending';
    default:
      return 'unknown';
  }
}
