import { encodeGsm7, splitSms } from '@aval/core/messages/sms-segments';
import { z } from 'zod';
import type { DeliveryState, SendOutcome } from '../../messages/ports.ts';

/** Section 5.1.3 of SMPP 3.4. */
export const statusSchema = z.object({ command_status: z.number().int() });
export const submittedSchema = z.object({ command_status: z.literal(0), message_id: z.string().min(1) });
const queriedSchema = z.object({ command_status: z.literal(0), message_state: z.number().int() });
const receiptSchema = z.object({
  esm_class: z.number().int(),
  receipted_message_id: z.string().optional(),
  message_state: z.number().int().optional(),
  short_message: z.object({ message: z.union([z.string(), z.instanceof(Buffer)]) }).optional(),
});

const gsm = { data_coding: 0 };
const ucs2 = { data_coding: 8 };
/** Bit of `esm_class` that says that a header stands before the text; bits that say that a message is a receipt (5.2.12). */
const headerIndicator = 0x40;
const receiptBits = 0x3c;
const receiptMark = 0x04;

/** The parts of a text as `submit_sm` carries them; `reference` (0 to 255) joins them at the other end. */
export function submissions(
  to: string,
  sender: string,
  text: string,
  reference: number,
): readonly Readonly<Record<string, unknown>>[] {
  const { encoding, parts } = splitSms(text);
  const from = /^\+?\d+$/.test(sender)
    ? { source_addr_ton: 1, source_addr_npi: 1, source_addr: sender.replace('+', '') }
    : { source_addr_ton: 5, source_addr_npi: 0, source_addr: sender };
  return parts.map((part, index) => {
    const body = encoding === 'gsm7' ? Buffer.from(encodeGsm7(part)) : Buffer.from(part, 'utf16le').swap16();
    const isAlone = parts.length === 1;
    // 3GPP TS 23.040, 9.2.3.24.1: concatenated short messages, 8-bit reference.
    const header = isAlone ? [] : [5, 0, 3, reference, parts.length, index + 1];
    return {
      ...from,
      ...(encoding === 'gsm7' ? gsm : ucs2),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: to.replace(/^\+/, ''),
      esm_class: isAlone ? 0 : headerIndicator,
      registered_delivery: 1,
      short_message: Buffer.concat([Buffer.from(header), body]),
    };
  });
}

/** A refusal by its status (5.1.3): throttling, a full queue and system errors pass; the rest does not. */
export function outcomeOfStatus(status: number): Exclude<SendOutcome, { status: 'accepted' }> {
  const reason = `smpp:0x${status.toString(16).padStart(8, '0')}`;
  const passing = [0x08, 0x14, 0x58, 0x64];
  if ([0x0d, 0x0e, 0x0f].includes(status)) return { status: 'unavailable', reason: 'not-authorised' };
  return { status: passing.includes(status) ? 'unavailable' : 'refused', reason };
}

/** State of a queried message (5.2.28). */
export function stateOfQuery(pdu: unknown): DeliveryState {
  const queried = queriedSchema.safeParse(pdu);
  return queried.success ? stateOf(queried.data.message_state) : 'unknown';
}

function stateOf(messageState: number): DeliveryState {
  if (messageState === 2) return 'delivered';
  if (messageState === 1 || messageState === 6) return 'pending';
  return [3, 4, 5, 8].includes(messageState) ? 'failed' : 'unknown';
}

/** Which message a receipt is about and what became of it: by its parameters, or by its text `id:… stat:DELIVRD …`. */
export function readReceipt(
  pdu: unknown,
): { readonly id: string; readonly state: DeliveryState } | undefined {
  const read = receiptSchema.safeParse(pdu);
  if (!read.success || (read.data.esm_class & receiptBits) !== receiptMark) return undefined;
  const text = String(read.data.short_message?.message ?? '');
  const id = read.data.receipted_message_id ?? /\bid:([^\s]{1,64})/.exec(text)?.[1];
  if (id === undefined) return undefined;
  if (read.data.message_state !== undefined) return { id, state: stateOf(read.data.message_state) };
  const stat = /\bstat:([A-Z]{1,8})/.exec(text)?.[1] ?? '';
  if (stat === 'DELIVRD') return { id, state: 'delivered' };
  const failed = ['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD'].includes(stat);
  return { id, state: failed ? 'failed' : 'pending' };
}

/** Spellings of one message id: some servers answer in hex and tell the receipt in decimal, or the other way round. */
export function spellings(id: string): string[] {
  const lower = id.toLowerCase().replace(/^0+(?=.)/, '');
  const decimal = /^[0-9a-f]{1,16}$/.test(lower) ? BigInt(`0x${lower}`).toString() : lower;
  const hex = /^\d{1,19}$/.test(lower) ? BigInt(lower).toString(16) : lower;
  return [...new Set([lower, decimal, hex])];
}
