import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import type { z } from 'zod';
import { httpTemplateSchema } from '../connectors/http-template/config.ts';
import { makeHttpTemplateGateway } from '../connectors/http-template/index.ts';
import { makeCallVendor } from '../connectors/kit.ts';
import { smppConfigSchema } from '../connectors/smpp/config.ts';
import { smtpConfigSchema } from '../connectors/smtp/config.ts';
import { turboSmsConfigSchema } from '../connectors/turbosms/config.ts';
import { makeTurboSmsGateway } from '../connectors/turbosms/index.ts';
import { twilioConfigSchema } from '../connectors/twilio/config.ts';
import { makeTwilioGateway } from '../connectors/twilio/index.ts';
import type { MessageGateway } from '../messages/ports.ts';
import type { Config } from './config.ts';

export type OpenGateways = {
  readonly email: MessageGateway | undefined;
  readonly sms: MessageGateway | undefined;
  readonly close: () => Promise<void>;
};

/** The ways out that are configured, none of them connected yet; what speaks SMTP or SMPP is loaded where it is needed. The failure is a sentence for the operator, without values. */
export async function openGateways(
  config: Pick<Config, 'smtp' | 'sms'>,
): Promise<Result<OpenGateways, string>> {
  const email = await openEmail(config.smtp);
  if (!email.ok) return email;
  const sms = await openSms(config.sms);
  if (!sms.ok) return sms;
  const close = async () => {
    await Promise.all([email.value?.close(), sms.value?.close()]);
  };
  return success({ email: email.value, sms: sms.value, close });
}

const settingNames: Readonly<Record<string, string>> = {
  url: 'AVAL_SMS_URL',
  account: 'AVAL_SMS_ACCOUNT',
  token: 'AVAL_SMS_TOKEN',
  sender: 'AVAL_SMS_SENDER',
};

async function openEmail(smtp: Config['smtp']): Promise<Result<MessageGateway | undefined, string>> {
  if (smtp.url === undefined && smtp.from === undefined) return success(undefined);
  if (smtp.url === undefined) return failure('AVAL_SMTP_FROM is set, but AVAL_SMTP_URL is not.');
  if (smtp.from === undefined) return failure('AVAL_SMTP_URL is set, but AVAL_SMTP_FROM is not.');
  const { makeSmtpGateway } = await import('../connectors/smtp/index.ts');
  return success(makeSmtpGateway(smtpConfigSchema.parse(smtp)));
}

async function openSms(sms: Config['sms']): Promise<Result<MessageGateway | undefined, string>> {
  switch (sms.gateway) {
    case undefined:
      return success(undefined);
    case 'twilio':
      return made(twilioConfigSchema.safeParse(sms), (config) => makeTwilioGateway(config, makeCallVendor()));
    case 'turbosms':
      return made(turboSmsConfigSchema.safeParse(sms), (config) =>
        makeTurboSmsGateway(config, makeCallVendor()),
      );
    case 'smpp': {
      const { makeSmppGateway } = await import('../connectors/smpp/index.ts');
      return made(smppConfigSchema.safeParse(sms), (config) => makeSmppGateway(config));
    }
    case 'http':
      return openTemplate(sms);
  }
}

function made<Settings>(
  parsed: z.ZodSafeParseResult<Settings>,
  make: (settings: Settings) => MessageGateway,
): Result<MessageGateway, string> {
  if (parsed.success) return success(make(parsed.data));
  const [issue] = parsed.error.issues;
  const name = settingNames[String(issue?.path[0])] ?? 'AVAL_SMS_GATEWAY';
  return failure(`The SMS gateway cannot be used: ${name}: ${issue?.message ?? 'not valid'}.`);
}

async function openTemplate(sms: Config['sms']): Promise<Result<MessageGateway, string>> {
  const { templateFile, sender, account, token } = sms;
  if (templateFile === undefined) return failure('AVAL_SMS_GATEWAY is http: set AVAL_SMS_TEMPLATE.');
  let json: unknown;
  try {
    json = JSON.parse(await readFile(templateFile, 'utf8'));
  } catch {
    return failure('The file of AVAL_SMS_TEMPLATE cannot be read, or is not JSON.');
  }
  const template = httpTemplateSchema.safeParse(json);
  if (!template.success) {
    const [issue] = template.error.issues;
    return failure(`AVAL_SMS_TEMPLATE: '${issue?.path.join('.')}': ${issue?.message}.`);
  }
  const config = { template: template.data, sender, account, token };
  return success(makeHttpTemplateGateway(config, makeCallVendor()));
}
