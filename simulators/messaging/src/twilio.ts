import { type HttpReply, type HttpRequest, startHttp } from './http-simulator.ts';
import { makeScript, type Simulator } from './scenario.ts';

export type TwilioMessage = { readonly sid: string; readonly to: string; readonly text: string };
export type TwilioSimulator = Simulator<TwilioMessage> & {
  readonly account: string;
  readonly token: string;
  readonly sender: string;
  /** Status that the message is told to have from now on. */
  readonly settle: (sid: string, status: string) => void;
};

const known = new Set(['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback']);

/** Twilio's Messages resource: Basic authentication, form fields by their exact names, its error codes. */
export async function startTwilioSimulator(): Promise<TwilioSimulator> {
  const account = `AC${'0'.repeat(31)}1`;
  const token = 'simulated-auth-token-0000';
  const sender = '+15005550006';
  const script = makeScript();
  const received: TwilioMessage[] = [];
  const complaints: string[] = [];
  const statuses = new Map<string, string>();
  const path = `/2010-04-01/Accounts/${account}/Messages`;

  const refuse = (status: number, code: number, message: string): HttpReply => {
    complaints.push(message);
    return {
      status,
      json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
    };
  };
  const answer = (request: HttpRequest, scenario: 'ok' | 'refuse'): HttpReply => {
    const expected = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return refuse(401, 20003, 'Authenticate');
    if (request.method === 'GET' && request.path.startsWith(`${path}/`)) {
      const sid = request.path.slice(path.length + 1).replace(/\.json$/, '');
      const status = statuses.get(sid);
      return status === undefined
        ? refuse(404, 20404, 'The requested resource was not found')
        : { status: 200, json: { sid, status, error_code: null } };
    }
    if (request.method !== 'POST' || request.path !== `${path}.json`)
      return refuse(404, 20404, 'The requested resource was not found');
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
      return refuse(415, 20001, 'Unsupported media type');
    const form = new URLSearchParams(request.body);
    const stray = [...form.keys()].find((name) => !known.has(name));
    if (stray !== undefined) return refuse(400, 20001, `Unknown parameter ${stray}`);
    const to = form.get('To') ?? '';
    const text = form.get('Body') ?? '';
    if (form.get('From') !== sender) return refuse(400, 21606, "The 'From' number is not yours");
    if (!/^\+\d{8,15}$/.test(to)) return refuse(400, 21211, "Invalid 'To' Phone Number");
    if (text === '') return refuse(400, 21602, 'Message body is required');
    if (text.length > 1600) return refuse(400, 21617, 'The message is too long');
    if (scenario === 'refuse')
      return {
        status: 400,
        json: { code: 21610, message: 'Attempt to send to unsubscribed recipient', status: 400 },
      };
    const sid = `SM${received.length.toString(16).padStart(32, '0')}`;
    received.push({ sid, to, text });
    statuses.set(sid, 'queued');
    return { status: 201, json: { sid, status: 'queued', error_code: null, to, body: text } };
  };
  const { origin, close } = await startHttp(script.next, answer);
  const settle = (sid: string, status: string) => void statuses.set(sid, status);
  return { url: origin, received, complaints, play: script.play, close, account, token, sender, settle };
}
