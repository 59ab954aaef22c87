import type { MessageGateway } from '../../messages/ports.ts';
import type { CallVendor } from '../kit.ts';
import type { TwilioConfig } from './config.ts';
import { twilioDelivery, twilioOutcome } from './map.ts';

/** Short messages by Twilio's Messages resource, API of 2010-04-01; asks it later whether they arrived. */
export function makeTwilioGateway(config: TwilioConfig, call: CallVendor): MessageGateway {
  const messages = `${config.url.replace(/\/+$/, '')}/2010-04-01/Accounts/${config.account}/Messages`;
  const basic = Buffer.from(`${config.account}:${config.token}`, 'utf8').toString('base64');
  const authorization = { Authorization: `Basic ${basic}`, Accept: 'application/json' };
  const from = config.sender.startsWith('MG') ? 'MessagingServiceSid' : 'From';
  return {
    name: 'twilio',
    channel: 'sms',
    send: async (message, signal) => {
      const body = new URLSearchParams({ To: message.to, [from]: config.sender, Body: message.text });
      const answer = await call(
        {
          url: `${messages}.json`,
          method: 'POST',
          headers: { ...authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: body.toString(),
        },
        signal,
      );
      return answer.ok ? twilioOutcome(answer.value) : { status: 'unavailable', reason: answer.error };
    },
    delivery: async (gatewayId, signal) => {
      const url = `${messages}/${encodeURIComponent(gatewayId)}.json`;
      const answer = await call({ url, method: 'GET', headers: authorization }, signal);
      return answer.ok ? twilioDelivery(answer.value) : 'unknown';
    },
    close: async () => undefined,
  };
}
