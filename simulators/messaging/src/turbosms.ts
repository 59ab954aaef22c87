import { z } from 'zod';
import { type HttpReply, type HttpRequest, startHttp } from './http-simulator.ts';
import { makeScript, type Simulator } from './scenario.ts';

export type TurboSmsMessage = { readonly id: string; readonly to: string; readonly text: string };
export type TurboSmsSimulator = Simulator<TurboSmsMessage> & {
  readonly token: string;
  readonly sender: string;
  readonly settle: (id: string, status: string) => void;
};

const sendSchema = z.strictObject({
  recipients: z.array(z.string().regex(/^380\d{9}$/)).min(1),
  sms: z.strictObject({ sender: z.string(), text: z.string().min(1).max(1521) }),
});
const statusSchema = z.strictObject({ messages: z.array(z.string()).min(1) });

/** What `message/status` tells of messages, as the API spells it. */
const statusWords = [
  'Queued',
  'Accepted',
  'Sent',
  'Delivered',
  'Read',
  'Expired',
  'Undelivered',
  'Rejected',
  'Unknown',
  'Failed',
  'Cancelled',
];

/** TurboSMS: HTTP 200 for everything, codes in the body; digits without plus; a registered sender only. */
export async function startTurboSmsSimulator(): Promise<TurboSmsSimulator> {
  const token = 'simulated-turbosms-token';
  const sender = 'AvalTest';
  const script = makeScript();
  const received: TurboSmsMessage[] = [];
  const complaints: string[] = [];
  const statuses = new Map<string, string>();

  const say = (code: number, status: string, result: unknown = null): HttpReply => ({
    status: 200,
    json: { response_code: code, response_status: status, response_result: result },
  });
  const complain = (code: number, status: string): HttpReply => {
    complaints.push(status);
    return say(code, status);
  };
  const answer = (request: HttpRequest, scenario: 'ok' | 'refuse'): HttpReply => {
    const { authorization } = request.headers;
    if (authorization === undefined) return complain(103, 'REQUIRED_TOKEN');
    if (authorization !== `Bearer ${token}`) return complain(301, 'INVALID_TOKEN');
    if (request.headers['content-type'] !== 'application/json' || request.body === '')
      return complain(104, 'REQUIRED_CONTENT');
    const json = parse(request.body);
    if (request.path === '/message/status.json') {
      const asked = statusSchema.safeParse(json);
      if (!asked.success) return complain(300, 'INVALID_REQUEST');
      const result = asked.data.messages.map((id) => ({
        message_id: id,
        response_code: statuses.has(id) ? 0 : 414,
        response_status: statuses.has(id) ? 'OK' : 'NOT_ALLOWED_MESSAGE_ID',
        status: statuses.get(id) ?? null,
      }));
      return say(0, 'OK', result);
    }
    if (request.path !== '/message/send.json') return complain(300, 'INVALID_REQUEST');
    const sent = sendSchema.safeParse(json);
    if (!sent.success) return complain(300, 'INVALID_REQUEST');
    if (sent.data.sms.sender !== sender) return complain(400, 'NOT_ALLOWED_MESSAGE_SENDER');
    const to = sent.data.recipients[0] ?? '';
    if (scenario === 'refuse')
      return say(802, 'SUCCESS_MESSAGE_PARTIAL_ACCEPTED', [
        { phone: to, response_code: 406, message_id: null, response_status: 'NOT_ALLOWED_RECIPIENT_COUNTRY' },
      ]);
    const id = `00000000-0000-4000-8000-${String(received.length).padStart(12, '0')}`;
    received.push({ id, to, text: sent.data.sms.text });
    statuses.set(id, 'Queued');
    return say(800, 'SUCCESS_MESSAGE_ACCEPTED', [
      { phone: to, response_code: 0, message_id: id, response_status: 'OK' },
    ]);
  };
  const { origin, close } = await startHttp(script.next, answer);
  const settle = (id: string, status: string) => {
    if (!statusWords.includes(status)) throw new Error(`TurboSMS has no status ${status}`);
    statuses.set(id, status);
  };
  return { url: origin, received, complaints, play: script.play, close, token, sender, settle };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
