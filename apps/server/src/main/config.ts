import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TextScript } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { WebhookOptions } from '../webhooks/webhook-options.ts';
import { settings } from './settings.ts';

const configSchema = z.object(settings);

/** As set; what belongs to which gateway is known to the connectors. */
export type SmsSettings = {
  readonly gateway: z.infer<typeof configSchema>['AVAL_SMS_GATEWAY'];
  readonly url: string | undefined;
  readonly account: string | undefined;
  readonly token: string | undefined;
  readonly sender: string | undefined;
  readonly templateFile: string | undefined;
};

export type Config = {
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly databaseUrl: string | undefined;
  readonly masterKey: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly apiProcesses: number | undefined;
  readonly visionThreads: number | undefined;
  readonly datasets: string | undefined;
  readonly metricsPort: number | undefined;
  readonly modelsFile: string | undefined;
  readonly definitionsDir: string | undefined;
  readonly textScripts: readonly TextScript[];
  readonly sourcesFile: string | undefined;
  readonly providersFile: string | undefined;
  readonly rateLimits: { readonly reads: number; readonly writes: number; readonly refusals: number };
  /** Empty: nobody's X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** As in the policy `frame-ancestors`. */
  readonly frameOrigins: readonly string[];
  readonly actionsForUnapproved: boolean;
  /** In pixels. */
  readonly pictureSides: { readonly least: number; readonly most: number } | undefined;
  readonly smtp: { readonly url: string | undefined; readonly from: string | undefined };
  readonly sms: SmsSettings;
  readonly smsCountries: readonly string[];
  readonly messageLimits: {
    readonly perAddress: number;
    readonly perApplicant: number;
    readonly perEnvironment: number;
  };
  readonly webhooks: WebhookOptions;
  /** Of `aval request`; the server has no use for them. */
  readonly appToken: string | undefined;
  readonly secretKey: string | undefined;
  readonly logLevel: z.infer<typeof configSchema>['AVAL_LOG_LEVEL'];
  readonly registry: string;
};

/**
 * Takes settings from the file `.env` in the working directory, where there is one. What the environment says already goes before.
 * Throws when the file is there and cannot be read.
 */
export function loadEnvironmentFile(): void {
  const file = join(process.cwd(), '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** The configuration, or one line for each setting that is wrong. Values are not repeated: they may be secret. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Result<Config, string[]> {
  const present = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '');
  const named = Object.fromEntries(present.map(([name, value]) => [canonicalName(name), value]));
  const parsed = configSchema.safeParse(named);
  if (!parsed.success) {
    return failure(parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`));
  }
  const read = parsed.data;
  return success({
    dataDir: folder(read.AVAL_DATA_DIR),
    cacheDir: folder(read.AVAL_CACHE_DIR),
    databaseUrl: read.DATABASE_URL,
    masterKey: read.AVAL_MASTER_KEY,
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.AVAL_PUBLIC_URL?.replace(/\/+$/, ''),
    apiProcesses: read.AVAL_API_PROCESSES,
    visionThreads: read.AVAL_VISION_THREADS,
    datasets: read.AVAL_DATASETS === undefined ? undefined : folder(read.AVAL_DATASETS),
    metricsPort: read.AVAL_METRICS_PORT,
    modelsFile: read.AVAL_MODELS_FILE === undefined ? undefined : folder(read.AVAL_MODELS_FILE),
    definitionsDir: read.AVAL_DEFINITIONS_DIR === undefined ? undefined : folder(read.AVAL_DEFINITIONS_DIR),
    textScripts: read.AVAL_TEXT_SCRIPTS,
    sourcesFile: read.AVAL_SOURCES_FILE === undefined ? undefined : folder(read.AVAL_SOURCES_FILE),
    providersFile: read.AVAL_PROVIDERS_FILE === undefined ? undefined : folder(read.AVAL_PROVIDERS_FILE),
    rateLimits: {
      reads: read.AVAL_RATE_LIMIT_READS,
      writes: read.AVAL_RATE_LIMIT_WRITES,
      refusals: read.AVAL_RATE_LIMIT_REFUSALS,
    },
    trustedProxies: read.AVAL_TRUSTED_PROXIES ?? [],
    frameOrigins: read.AVAL_FRAME_ORIGINS,
    actionsForUnapproved: read.AVAL_ACTIONS_FOR_UNAPPROVED,
    pictureSides: read.AVAL_PICTURE_SIDES,
    smtp: { url: read.AVAL_SMTP_URL, from: read.AVAL_SMTP_FROM },
    sms: {
      gateway: read.AVAL_SMS_GATEWAY,
      url: read.AVAL_SMS_URL,
      account: read.AVAL_SMS_ACCOUNT,
      token: read.AVAL_SMS_TOKEN,
      sender: read.AVAL_SMS_SENDER,
      templateFile: read.AVAL_SMS_TEMPLATE === undefined ? undefined : folder(read.AVAL_SMS_TEMPLATE),
    },
    smsCountries: read.AVAL_SMS_COUNTRIES?.split(',') ?? [],
    messageLimits: {
      perAddress: read.AVAL_MESSAGES_PER_ADDRESS,
      perApplicant: read.AVAL_MESSAGES_PER_APPLICANT,
      perEnvironment: read.AVAL_MESSAGES_PER_ENVIRONMENT,
    },
    webhooks: {
      privateTargets: read.AVAL_WEBHOOK_PRIVATE_TARGETS,
      plainHttp: read.AVAL_WEBHOOK_PLAIN_HTTP,
      connectMs: read.AVAL_WEBHOOK_CONNECT_MS,
      answerMs: read.AVAL_WEBHOOK_ANSWER_MS,
      disableAfterFailures: read.AVAL_WEBHOOK_DISABLE_FAILURES,
      disableAfterHours: read.AVAL_WEBHOOK_DISABLE_HOURS,
      logDays: read.AVAL_WEBHOOK_LOG_DAYS,
      benchPauses: read.AVAL_WEBHOOK_BENCH_PAUSES,
    },
    appToken: read.AVAL_APP_TOKEN,
    secretKey: read.AVAL_SECRET_KEY,
    logLevel: read.AVAL_LOG_LEVEL,
    registry: read.NPM_CONFIG_REGISTRY,
  });
}

/** A variable that a file of settings names: secrets stand in the environment, not in files. */
export function readVariable(name: string): string | undefined {
  return process.env[name];
}

/** Absolute; a leading `~/` is the home folder, which a shell would have put in and an env file does not. */
function folder(path: string): string {
  return resolve(path.replace(/^~(?=\/|$)/, homedir()));
}

/** npm writes its own settings in lower case. */
function canonicalName(name: string): string {
  return name.toLowerCase() === 'npm_config_registry' ? 'NPM_CONFIG_REGISTRY' : name;
}

/** The text of `.env.example`: each setting with what it means and its default, commented out. */
export function describeSettings(): string {
  const blocks = Object.entries(settings).map(([name, schema]) => {
    const meaning = z.globalRegistry.get(schema)?.description ?? '';
    const byDefault = schema.safeParse(undefined);
    const value =
      byDefault.success && byDefault.data !== undefined ? String(byDefault.data).replace(homedir(), '~') : '';
    return `# ${meaning}.\n# ${name}=${value}\n`;
  });
  return blocks.join('\n');
}
