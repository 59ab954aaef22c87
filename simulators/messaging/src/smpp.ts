import smpp, { type Pdu, type Session } from 'smpp';
import { z } from 'zod';
import { makeScript, type Simulator } from './scenario.ts';

export type SmppMessage = {
  /** Hex, as the answer told; receipts tell it in decimal, as some servers do. */
  readonly id: string;
  readonly to: string;
  /** Of all parts together. */
  readonly text: string;
  readonly parts: number;
  readonly dataCoding: number;
};
export type SmppSimulator = Simulator<SmppMessage> & {
  readonly sender: string;
  /** Sends the receipts of every part of the newest message. */
  readonly receipt: (stat: string) => void;
};

const systemId = 'simulated';
const password = 'secret08';
const sender = 'AvalTest';

const bindSchema = z.object({ system_id: z.string(), password: z.string(), interface_version: z.number() });
const submitSchema = z.object({
  destination_addr: z.string(),
  dest_addr_ton: z.number(),
  source_addr: z.string(),
  source_addr_ton: z.number(),
  data_coding: z.number(),
  esm_class: z.number(),
  registered_delivery: z.literal(1),
  short_message: z.object({ message: z.string(), udh: z.array(z.instanceof(Buffer)).optional() }),
});
type Part = { readonly total: number; readonly number: number; readonly text: string; readonly id: string };

/** An SMPP 3.4 server: one account, one sender, GSM-7 or UCS-2, parts joined by their header. */
export async function startSmppSimulator(): Promise<SmppSimulator> {
  const script = makeScript();
  const received: SmppMessage[] = [];
  const complaints: string[] = [];
  const sessions = new Set<Session>();
  const open = new Map<string, Part[]>();
  let newest: readonly string[] = [];
  let numbers = 0x1a00;

  const submit = (session: Session, pdu: Pdu) => {
    const read = submitSchema.safeParse(pdu);
    const refuse = (status: number, why: string) => {
      complaints.push(why);
      session.send(pdu.response({ command_status: status }));
    };
    if (!read.success) return refuse(0x08, 'a field is missing or wrong');
    const { destination_addr: to, short_message: body, data_coding: dataCoding } = read.data;
    if (!/^\d{8,15}$/.test(to) || read.data.dest_addr_ton !== 1) return refuse(0x0b, 'wrong destination');
    if (read.data.source_addr !== sender || read.data.source_addr_ton !== 5)
      return refuse(0x0a, 'wrong source');
    const scenario = script.next();
    if (scenario === 'hang') return undefined;
    if (scenario === 'drop') return session.destroy();
    if (scenario === 'refuse') return session.send(pdu.response({ command_status: 0x0b }));
    if (scenario === 'busy') return session.send(pdu.response({ command_status: 0x58 }));
    if (scenario === 'broken') return session.send(pdu.response({ message_id: '' }));
    numbers += 1;
    const id = numbers.toString(16).toUpperCase();
    const [reference = 0, total = 1, number = 1] = body.udh?.[0]?.subarray(2) ?? [];
    const key = `${to}/${reference}`;
    const parts = [...(open.get(key) ?? []), { total, number, text: body.message, id }];
    open.set(key, parts);
    if (parts.length === total) {
      open.delete(key);
      const ordered = parts.toSorted((one, other) => one.number - other.number);
      const text = ordered.map((part) => part.text).join('');
      received.push({ id, to, text, parts: total, dataCoding });
      newest = ordered.map((part) => part.id);
    }
    return session.send(pdu.response({ message_id: id }));
  };

  const server = smpp.createServer((session) => {
    let bound = false;
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => {
      if (pdu.command === 'bind_transceiver') {
        const read = bindSchema.safeParse(pdu);
        bound = read.success && read.data.system_id === systemId && read.data.password === password;
        if (!bound) complaints.push('wrong system id or password');
        return session.send(pdu.response({ command_status: bound ? 0 : 0x0e }));
      }
      if (!bound) return session.send(pdu.response({ command_status: 0x04 }));
      if (pdu.command === 'submit_sm') return submit(session, pdu);
      if (pdu.command === 'query_sm') return session.send(pdu.response({ command_status: 0x67 }));
      if (pdu.command === 'unbind') {
        session.send(pdu.response());
        return session.close();
      }
      return pdu.command === 'enquire_link' ? session.send(pdu.response()) : undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  const receipt = (stat: string) => {
    for (const session of sessions) {
      for (const id of newest) {
        const decimal = Number.parseInt(id, 16);
        const short_message = `id:${decimal} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${stat} err:000 text:`;
        session.deliver_sm({
          esm_class: 4,
          source_addr: '380000000000',
          destination_addr: sender,
          short_message,
        });
      }
    }
  };
  return {
    url: `smpp://${systemId}:${password}@127.0.0.1:${address.port}`,
    received,
    complaints,
    play: script.play,
    sender,
    receipt,
    close: () =>
      new Promise((resolve) => {
        for (const session of sessions) session.destroy();
        server.close(() => resolve());
      }),
  };
}
