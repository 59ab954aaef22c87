import type { MessageGateway } from '../../messages/ports.ts';
import type { CallVendor } from '../kit.ts';
import type { TurboSmsConfig } from './config.ts';
import { turboSmsDelivery, turboSmsOutcome } from './map.ts';

/** Short messages by TurboSMS; asks it later whether they arrived. */
export function makeTurboSmsGateway(config: TurboSmsConfig, call: CallVendor): MessageGateway {
  const base = config.url.replace(/\/+$/, '');
  const headers = { Authorization: `Bearer ${config.token}`, 'Content-Type': 'application/json' };
  return {
    name: 'turbosms',
    channel: 'sms',
    send: async (message, signal) => {
      const body = JSON.stringify({
        // Digits without the plus.
        recipients: [message.to.replace(/^\+/, '')],
        sms: { sender: config.sender, text: message.text },
      });
      const answer = await call({ url: `${base}/message/send.json`, method: 'POST', headers, body }, signal);
      return answer.ok ? turboSmsOutcome(answer.value) : { status: 'unavailable', reason: answer.error };
    },
    delivery: async (gatewayId, signal) => {
      const body = JSON.stringify({ messages: [gatewayId] });
      const answer = await call(
        { url: `${base}/message/status.json`, method: 'POST', headers, body },
        signal,
      );
      return answer.ok ? turboSmsDelivery(answer.value, gatewayId) : 'unknown';
    },
    close: async () => undefined,
  };
}
