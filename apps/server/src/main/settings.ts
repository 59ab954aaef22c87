import { homedir } from 'node:os';
import { join } from 'node:path';
import { textScriptSchema } from '@aval/core/findings';
import { z } from 'zod';

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number is expected')
  .transform(Number);
const port = wholeNumber.pipe(z.number().max(65_535));
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * Every setting the program has; `config.ts` alone reads them, and `.env.example` is printed from here.
 * An empty variable counts as absent.
 */
export const settings = {
  AVAL_DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder of the embedded database, the stored files and the master key'),
  AVAL_CACHE_DIR: z
    .string()
    .default(join(homedir(), '.cache', 'aval'))
    .describe('Folder of the fetched models'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('PostgreSQL to use instead of the embedded one, for example postgres://user@host/name'),
  AVAL_MASTER_KEY: z
    .string()
    .optional()
    .describe('Master key, 32 bytes in base64; without it the one in the data folder is used'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: port.default(8080).describe('Port to listen on'),
  AVAL_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Origin under which clients reach this server, where it is not http://HOST:PORT'),
  AVAL_API_PROCESSES: wholeNumber
    .pipe(z.number().min(1).max(64))
    .optional()
    .describe('Processes that answer requests with `--role api`; one for each core when absent'),
  AVAL_VISION_THREADS: wholeNumber
    .pipe(z.number().min(1).max(64))
    .optional()
    .describe('Threads that examine pictures; one for each core when absent'),
  AVAL_DATASETS: z
    .string()
    .optional()
    .describe('Folder of labelled pictures that `aval accuracy` measures on'),
  AVAL_METRICS_PORT: port
    .optional()
    .describe(
      'Port of the loopback address on which a worker (`--role worker`) serves /metrics and /health; without it nothing listens there',
    ),
  AVAL_MODELS_FILE: z
    .string()
    .optional()
    .describe(
      'JSON file that names face models of your own, see docs/models.md; without it the bundled ones look',
    ),
  AVAL_DEFINITIONS_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of document definitions of your own, beside or in place of the bundled kinds, see docs/documents.md',
    ),
  AVAL_TEXT_SCRIPTS: z
    .string()
    .default('latin,cyrillic')
    .transform((text) => text.split(',').map((script) => script.trim()))
    .pipe(z.array(textScriptSchema).min(1))
    .describe('Alphabets that documents may be printed in, comma-separated; fewer are read faster'),
  AVAL_SOURCES_FILE: z
    .string()
    .optional()
    .describe('JSON file that names sources to look people up in beside imported lists, see docs/sources.md'),
  AVAL_PROVIDERS_FILE: z
    .string()
    .optional()
    .describe('JSON file that names outside providers of verification, see docs/providers.md'),
  AVAL_RATE_LIMIT_READS: wholeNumber
    .default(3000)
    .describe('Reading requests of one token in five seconds that an API process answers; 0 is no limit'),
  AVAL_RATE_LIMIT_WRITES: wholeNumber
    .default(1000)
    .describe('Writing requests of one token in five seconds that an API process answers; 0 is no limit'),
  AVAL_RATE_LIMIT_REFUSALS: wholeNumber
    .default(100)
    .describe('Refused credentials of one address in a minute before it is turned away; 0 is no limit'),
  AVAL_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])))
    .optional()
    .describe(
      'Addresses of proxies whose X-Forwarded-For is believed, separated by commas (networks as 10.0.0.0/8)',
    ),
  AVAL_FRAME_ORIGINS: z
    .string()
    .default('http://localhost:*,http://127.0.0.1:*')
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^https?:\/\/(\*\.)?[\w.-]+(:(\d{1,5}|\*))?$/,
            'must be origins such as https://bank.example',
          ),
      ),
    )
    .describe("Origins whose pages may show the applicant's page in a frame, separated by commas"),
  AVAL_WEBHOOK_PRIVATE_TARGETS: flag
    .default(false)
    .describe('Let production webhooks go to private and loopback addresses (the sandbox may always)'),
  AVAL_ACTIONS_FOR_UNAPPROVED: flag
    .default(false)
    .describe(
      'Let actions be begun on applicants who are not approved; face authentication still needs an approved face',
    ),
  AVAL_PICTURE_SIDES: z
    .string()
    .regex(/^\d{1,5}-\d{1,5}$/, 'two whole numbers are expected, such as 300-12000')
    .transform((text) => {
      const [least = 0, most = 0] = text.split('-').map(Number);
      return { least, most };
    })
    .refine(({ least, most }) => least <= most, 'the first number must not be larger than the second')
    .optional()
    .describe(
      'Shortest and longest side of pictures that are taken, in pixels, such as 300-12000; any unless set',
    ),
  AVAL_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server that letters of production go to, smtp://user:password@host:587 or smtps://…:465'),
  AVAL_SMTP_FROM: z.email().optional().describe('Address that letters come from; needed with AVAL_SMTP_URL'),
  AVAL_SMS_GATEWAY: z
    .enum(['twilio', 'turbosms', 'smpp', 'http'])
    .optional()
    .describe('Who sends short messages of production: twilio, turbosms, smpp or http, see docs/messages.md'),
  AVAL_SMS_URL: z
    .url({ protocol: /^(https?|smpps?)$/ })
    .optional()
    .describe(
      'Address of the gateway where it is not the usual one; smpp://system-id:password@host:2775 for SMPP',
    ),
  AVAL_SMS_ACCOUNT: z.string().optional().describe('Account at the gateway: the account SID of Twilio'),
  AVAL_SMS_TOKEN: z
    .string()
    .optional()
    .describe('Secret of that account: auth token of Twilio, token of TurboSMS'),
  AVAL_SMS_SENDER: z
    .string()
    .regex(/^[\w +.&-]{1,34}$/, 'must be a number, a name or a messaging service')
    .optional()
    .describe('Whom short messages come from: a number, a name, or a messaging service of Twilio'),
  AVAL_SMS_TEMPLATE: z
    .string()
    .optional()
    .describe('JSON file that describes the request of the gateway `http`, see docs/messages.md'),
  AVAL_SMS_COUNTRIES: z
    .string()
    .regex(/^[A-Z]{2}(,[A-Z]{2})*$/, 'must be alpha-2 codes with commas between them')
    .optional()
    .describe('Countries whose numbers get short messages, for example UA,PT,BR; all when absent'),
  AVAL_MESSAGES_PER_ADDRESS: wholeNumber
    .pipe(z.number().min(1).max(1000))
    .default(5)
    .describe('Most codes within an hour to one address or number, in one environment'),
  AVAL_MESSAGES_PER_APPLICANT: wholeNumber
    .pipe(z.number().min(1).max(1000))
    .default(10)
    .describe('Most codes within an hour to one applicant'),
  AVAL_MESSAGES_PER_ENVIRONMENT: wholeNumber
    .pipe(z.number().min(1).max(1_000_000))
    .default(2000)
    .describe('Most codes within an hour in one environment: what a swindler can make it cost'),
  AVAL_WEBHOOK_PLAIN_HTTP: flag
    .default(false)
    .describe('Let production webhooks go to http addresses (the sandbox may always)'),
  AVAL_WEBHOOK_CONNECT_MS: wholeNumber
    .pipe(z.number().min(50).max(60_000))
    .default(5000)
    .describe('Milliseconds that the name and the connection of a webhook receiver may take'),
  AVAL_WEBHOOK_ANSWER_MS: wholeNumber
    .pipe(z.number().min(50).max(60_000))
    .default(10_000)
    .describe('Milliseconds that a webhook receiver has to answer'),
  AVAL_WEBHOOK_DISABLE_FAILURES: wholeNumber
    .default(20)
    .describe('Deliveries given up in a row after which a webhook is turned off; 0 for never'),
  AVAL_WEBHOOK_DISABLE_HOURS: wholeNumber
    .default(72)
    .describe('Hours that a webhook must have failed for before it is turned off'),
  AVAL_WEBHOOK_LOG_DAYS: wholeNumber
    .pipe(z.number().min(1).max(3650))
    .default(30)
    .describe('Days that webhook events and the log of their deliveries are kept'),
  AVAL_WEBHOOK_BENCH_PAUSES: z
    .string()
    .regex(/^\d{1,6}(,\d{1,6}){0,19}$/, 'whole numbers with commas are expected')
    .transform((text) => text.split(',').map(Number))
    .optional()
    .describe('For benchmarks only: seconds between tries of a webhook, instead of the documented schedules'),
  AVAL_APP_TOKEN: z.string().optional().describe('App token that `aval request` signs with'),
  AVAL_SECRET_KEY: z.string().optional().describe('Secret key of that token'),
  AVAL_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line to write'),
  NPM_CONFIG_REGISTRY: z
    .url({ protocol: /^https?$/ })
    .default('https://registry.npmjs.org')
    .describe('Registry that the models are fetched from; npm sets it by itself'),
} as const;
