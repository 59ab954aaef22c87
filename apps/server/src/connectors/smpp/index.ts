import { createHash } from 'node:crypto';
import { failure, type Result, success } from '@aval/core/result';
import type { DeliveryState, MessageGateway, SendOutcome } from '../../messages/ports.ts';
import { vendorTimeoutMs } from '../kit.ts';
import type { SmppConfig } from './config.ts';
import {
  outcomeOfStatus,
  readReceipt,
  spellings,
  stateOfQuery,
  statusSchema,
  submissions,
  submittedSchema,
} from './map.ts';
import { openSmppSession, type SmppSession } from './session.ts';

/** Receipts that are remembered until somebody asks. */
const rememberedReceipts = 10_000;

/**
 * Short messages by SMPP 3.4 over one session, which is opened when it is needed. Long texts go in parts. What became of a message
 * is known by its receipts, and asked for (`query_sm`) where none came.
 */
export function makeSmppGateway(config: SmppConfig, { timeoutMs = vendorTimeoutMs } = {}): MessageGateway {
  const receipts = new Map<string, DeliveryState>();
  let current: ReturnType<typeof openSmppSession> | undefined;

  const remember = (pdu: unknown) => {
    const receipt = readReceipt(pdu);
    if (receipt === undefined) return;
    receipts.set(receipt.id.toLowerCase().replace(/^0+(?=.)/, ''), receipt.state);
    const [oldest] = receipts.keys();
    if (receipts.size > rememberedReceipts && oldest !== undefined) receipts.delete(oldest);
  };
  const session = async () => {
    const known = await current;
    if (known?.ok !== true || !known.value.isOpen()) current = openSmppSession(config, timeoutMs, remember);
    return current ?? openSmppSession(config, timeoutMs, remember);
  };
  const partState = async (open: SmppSession, id: string): Promise<DeliveryState> => {
    for (const spelling of spellings(id)) {
      const told = receipts.get(spelling);
      if (told !== undefined) return told;
    }
    const answer = await open.ask('query_sm', { message_id: id });
    return answer.ok ? stateOfQuery(answer.value) : 'unknown';
  };

  return {
    name: 'smpp',
    channel: 'sms',
    send: async (message, signal) => {
      signal.throwIfAborted();
      const opened = await session();
      if (!opened.ok) return opened.error;
      // The same on every try, so that parts of two tries fit together.
      const reference = createHash('sha256').update(message.id).digest()[0] ?? 0;
      const ids: string[] = [];
      for (const part of submissions(message.to, config.sender, message.text, reference)) {
        const sent = await submit(opened.value, part);
        if (!sent.ok) return sent.error;
        ids.push(sent.value);
      }
      return { status: 'accepted', gatewayId: ids.join(',') };
    },
    delivery: async (gatewayId, signal) => {
      signal.throwIfAborted();
      const opened = await session();
      if (!opened.ok) return 'unknown';
      const states: DeliveryState[] = [];
      for (const id of gatewayId.split(',')) states.push(await partState(opened.value, id));
      if (states.includes('failed')) return 'failed';
      return states.find((state) => state !== 'delivered') ?? 'delivered';
    },
    close: async () => {
      const open = await current;
      current = undefined;
      if (open?.ok === true) await open.value.close();
    },
  };
}

async function submit(
  session: SmppSession,
  part: Readonly<Record<string, unknown>>,
): Promise<Result<string, Exclude<SendOutcome, { status: 'accepted' }>>> {
  const answer = await session.ask('submit_sm', part);
  if (!answer.ok) return failure({ status: 'unavailable', reason: answer.error });
  const submitted = submittedSchema.safeParse(answer.value);
  if (submitted.success) return success(submitted.data.message_id);
  const status = statusSchema.safeParse(answer.value);
  return failure(
    status.success && status.data.command_status !== 0
      ? outcomeOfStatus(status.data.command_status)
      : { status: 'unavailable', reason: 'malformed-answer' },
  );
}
