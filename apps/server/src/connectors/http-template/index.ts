import type { MessageGateway } from '../../messages/ports.ts';
import type { CallVendor } from '../kit.ts';
import type { HttpTemplateConfig } from './config.ts';
import { templateOutcome, templateRequest } from './map.ts';

/** Short messages by any gateway with an HTTP call, as the operator's template describes it. */
export function makeHttpTemplateGateway(config: HttpTemplateConfig, call: CallVendor): MessageGateway {
  return {
    name: 'http',
    channel: 'sms',
    send: async (message, signal) => {
      const answer = await call(templateRequest(config, message), signal);
      return answer.ok
        ? templateOutcome(config.template, answer.value, message.id)
        : { status: 'unavailable', reason: answer.error };
    },
    close: async () => undefined,
  };
}
