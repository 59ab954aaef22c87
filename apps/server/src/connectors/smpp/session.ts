import { failure, type Result, success } from '@aval/core/result';
import smpp from 'smpp';
import type { SendOutcome } from '../../messages/ports.ts';
import { type SmppConfig, smppConnection } from './config.ts';
import { outcomeOfStatus, statusSchema } from './map.ts';

type Command = 'submit_sm' | 'query_sm';
type Trouble = Exclude<SendOutcome, { status: 'accepted' }>;
export type SmppSession = {
  /** The answer; a failure when none came in time or the connection broke, after which the session is of no more use. */
  readonly ask: (
    command: Command,
    fields: Readonly<Record<string, unknown>>,
  ) => Promise<Result<unknown, 'timeout' | 'connection'>>;
  readonly isOpen: () => boolean;
  readonly close: () => Promise<void>;
};

/** Seconds between two signs of life. */
const enquireLinkMs = 30_000;

/** Connects and binds as a transceiver. `onReceipt` gets every message that comes in. */
export async function openSmppSession(
  config: SmppConfig,
  timeoutMs: number,
  onReceipt: (pdu: unknown) => void,
): Promise<Result<SmppSession, Trouble>> {
  const { systemId, password, ...connection } = smppConnection(config);
  const session = smpp.connect({ ...connection, auto_enquire_link_period: enquireLinkMs });
  const waiting = new Set<() => void>();
  let open = true;
  const end = () => {
    open = false;
    session.destroy();
    for (const give of [...waiting]) give();
  };
  session.on('error', end);
  session.on('close', end);
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('deliver_sm', (pdu) => {
    onReceipt(pdu);
    session.send(pdu.response());
  });

  /** One question whose answer may never come: `start` gets the function that takes it, and says whether it was asked. */
  const within = <Value>(start: (answered: (value: Value) => void) => boolean) =>
    new Promise<Result<Value, 'timeout' | 'connection'>>((resolve) => {
      const settle = (result: Result<Value, 'timeout' | 'connection'>) => {
        clearTimeout(timer);
        waiting.delete(broken);
        resolve(result);
      };
      const broken = () => settle(failure('connection'));
      const timer = setTimeout(() => {
        settle(failure('timeout'));
        end();
      }, timeoutMs);
      waiting.add(broken);
      if (!open || !start((value) => settle(success(value)))) broken();
    });

  const connected = await within<undefined>((answered) => {
    session.on(connection.tls ? 'secureConnect' : 'connect', () => answered(undefined));
    return true;
  });
  if (!connected.ok) return failure({ status: 'unavailable', reason: connected.error });
  const bound = await within<unknown>((answered) =>
    session.bind_transceiver({ system_id: systemId, password, interface_version: 0x34 }, answered),
  );
  const status = bound.ok ? statusSchema.safeParse(bound.value) : undefined;
  if (!bound.ok || status?.success !== true || status.data.command_status !== 0) {
    end();
    if (!bound.ok) return failure({ status: 'unavailable', reason: bound.error });
    return failure(
      status?.success === true
        ? outcomeOfStatus(status.data.command_status)
        : { status: 'unavailable', reason: 'malformed-answer' },
    );
  }
  return success({
    ask: (command, fields) => within<unknown>((answered) => session[command](fields, answered)),
    isOpen: () => open,
    close: async () => {
      if (open) await within<unknown>((answered) => session.unbind(answered));
      end();
    },
  });
}
