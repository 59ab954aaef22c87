import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultWebhookOptions } from '../webhooks/webhook-options.ts';
import { describeSettings, readConfig } from './config.ts';
import { settings } from './settings.ts';

const defaults = {
  dataDir: resolve('./data'),
  cacheDir: join(homedir(), '.cache', 'aval'),
  databaseUrl: undefined,
  masterKey: undefined,
  host: '127.0.0.1',
  port: 8080,
  publicUrl: undefined,
  visionThreads: undefined,
  metricsPort: undefined,
  apiProcesses: undefined,
  datasets: undefined,
  modelsFile: undefined,
  definitionsDir: undefined,
  textScripts: ['latin', 'cyrillic'],
  sourcesFile: undefined,
  rateLimits: { reads: 3000, writes: 1000, refusals: 100 },
  trustedProxies: [],
  frameOrigins: ['http://localhost:*', 'http://127.0.0.1:*'],
  actionsForUnapproved: false,
  pictureSides: undefined,
  smtp: { url: undefined, from: undefined },
  sms: {
    gateway: undefined,
    url: undefined,
    account: undefined,
    token: undefined,
    sender: undefined,
    templateFile: undefined,
  },
  smsCountries: [],
  messageLimits: { perAddress: 5, perApplicant: 10, perEnvironment: 2000 },
  webhooks: defaultWebhookOptions,
  appToken: undefined,
  secretKey: undefined,
  logLevel: 'info',
  registry: 'https://registry.npmjs.org',
};

const { sms, messageLimits: limits } = defaults;
function ofWebhooks(changed: object) {
  return { webhooks: { ...defaultWebhookOptions, ...changed } };
}

/** Of every setting a value, and what becomes of it. */
const valid = {
  AVAL_DATA_DIR: ['/somewhere/data', { dataDir: resolve('/somewhere/data') }],
  AVAL_CACHE_DIR: ['cache', { cacheDir: resolve('cache') }],
  DATABASE_URL: ['postgresql://user:word@host/name', { databaseUrl: 'postgresql://user:word@host/name' }],
  AVAL_MASTER_KEY: ['a key', { masterKey: 'a key' }],
  HOST: ['::1', { host: '::1' }],
  PORT: ['0', { port: 0 }],
  AVAL_PUBLIC_URL: ['https://aval.example//', { publicUrl: 'https://aval.example' }],
  AVAL_API_PROCESSES: ['3', { apiProcesses: 3 }],
  AVAL_VISION_THREADS: ['64', { visionThreads: 64 }],
  AVAL_DATASETS: ['sets', { datasets: resolve('sets') }],
  AVAL_METRICS_PORT: ['9464', { metricsPort: 9464 }],
  AVAL_MODELS_FILE: ['own/models.json', { modelsFile: resolve('own/models.json') }],
  AVAL_DEFINITIONS_DIR: ['own/kinds', { definitionsDir: resolve('own/kinds') }],
  AVAL_TEXT_SCRIPTS: ['latin', { textScripts: ['latin'] }],
  AVAL_SOURCES_FILE: ['sources.json', { sourcesFile: resolve('sources.json') }],
  AVAL_PROVIDERS_FILE: ['providers.json', { providersFile: resolve('providers.json') }],
  AVAL_RATE_LIMIT_READS: ['0', { rateLimits: { ...defaults.rateLimits, reads: 0 } }],
  AVAL_RATE_LIMIT_WRITES: ['7', { rateLimits: { ...defaults.rateLimits, writes: 7 } }],
  AVAL_RATE_LIMIT_REFUSALS: ['8', { rateLimits: { ...defaults.rateLimits, refusals: 8 } }],
  AVAL_TRUSTED_PROXIES: ['10.0.0.0/8, ::1', { trustedProxies: ['10.0.0.0/8', '::1'] }],
  AVAL_FRAME_ORIGINS: [
    'https://bank.example, https://*.shop.example:8443',
    { frameOrigins: ['https://bank.example', 'https://*.shop.example:8443'] },
  ],
  AVAL_WEBHOOK_PRIVATE_TARGETS: ['true', ofWebhooks({ privateTargets: true })],
  AVAL_ACTIONS_FOR_UNAPPROVED: ['true', { actionsForUnapproved: true }],
  AVAL_PICTURE_SIDES: ['300-12000', { pictureSides: { least: 300, most: 12_000 } }],
  AVAL_SMTP_URL: ['smtps://mail.example', { smtp: { url: 'smtps://mail.example', from: undefined } }],
  AVAL_SMTP_FROM: ['aval@mail.example', { smtp: { url: undefined, from: 'aval@mail.example' } }],
  AVAL_SMS_GATEWAY: ['smpp', { sms: { ...sms, gateway: 'smpp' } }],
  AVAL_SMS_URL: ['smpp://one:two@host:2775', { sms: { ...sms, url: 'smpp://one:two@host:2775' } }],
  AVAL_SMS_ACCOUNT: ['AC1', { sms: { ...sms, account: 'AC1' } }],
  AVAL_SMS_TOKEN: ['secret', { sms: { ...sms, token: 'secret' } }],
  AVAL_SMS_SENDER: ['+15005550006', { sms: { ...sms, sender: '+15005550006' } }],
  AVAL_SMS_TEMPLATE: ['sms.json', { sms: { ...sms, templateFile: resolve('sms.json') } }],
  AVAL_SMS_COUNTRIES: ['UA,PT', { smsCountries: ['UA', 'PT'] }],
  AVAL_MESSAGES_PER_ADDRESS: ['1', { messageLimits: { ...limits, perAddress: 1 } }],
  AVAL_MESSAGES_PER_APPLICANT: ['3', { messageLimits: { ...limits, perApplicant: 3 } }],
  AVAL_MESSAGES_PER_ENVIRONMENT: ['100000', { messageLimits: { ...limits, perEnvironment: 100_000 } }],
  AVAL_WEBHOOK_PLAIN_HTTP: ['true', ofWebhooks({ plainHttp: true })],
  AVAL_WEBHOOK_CONNECT_MS: ['800', ofWebhooks({ connectMs: 800 })],
  AVAL_WEBHOOK_ANSWER_MS: ['900', ofWebhooks({ answerMs: 900 })],
  AVAL_WEBHOOK_DISABLE_FAILURES: ['0', ofWebhooks({ disableAfterFailures: 0 })],
  AVAL_WEBHOOK_DISABLE_HOURS: ['5', ofWebhooks({ disableAfterHours: 5 })],
  AVAL_WEBHOOK_LOG_DAYS: ['7', ofWebhooks({ logDays: 7 })],
  AVAL_WEBHOOK_BENCH_PAUSES: ['1,2,70', ofWebhooks({ benchPauses: [1, 2, 70] })],
  AVAL_APP_TOKEN: ['sbx:a.b', { appToken: 'sbx:a.b' }],
  AVAL_SECRET_KEY: ['word', { secretKey: 'word' }],
  AVAL_LOG_LEVEL: ['silent', { logLevel: 'silent' }],
  NPM_CONFIG_REGISTRY: ['http://127.0.0.1:4873', { registry: 'http://127.0.0.1:4873' }],
} as const;

const wrong = [
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', 'eighty'],
  ['PORT', ' '],
  ['PORT', '0x50'],
  ['AVAL_VISION_THREADS', '0'],
  ['AVAL_VISION_THREADS', '65'],
  ['AVAL_VISION_THREADS', 'many'],
  ['AVAL_RATE_LIMIT_READS', '-5'],
  ['AVAL_TRUSTED_PROXIES', 'everybody'],
  ['AVAL_FRAME_ORIGINS', 'https://bank.example; script-src *'],
  ['AVAL_WEBHOOK_PRIVATE_TARGETS', 'yes'],
  ['AVAL_SMTP_URL', 'https://mail.example'],
  ['AVAL_SMTP_FROM', 'nobody'],
  ['AVAL_SMS_GATEWAY', 'pigeon'],
  ['AVAL_SMS_URL', 'ftp://host'],
  ['AVAL_SMS_SENDER', 'a\r\nb'],
  ['AVAL_SMS_COUNTRIES', 'Ukraine'],
  ['AVAL_MESSAGES_PER_ADDRESS', '0'],
  ['AVAL_WEBHOOK_ANSWER_MS', '1'],
  ['AVAL_WEBHOOK_LOG_DAYS', '0'],
  ['AVAL_WEBHOOK_BENCH_PAUSES', '1;2'],
  ['AVAL_LOG_LEVEL', 'loudly'],
  ['AVAL_PUBLIC_URL', 'aval.example'],
  ['AVAL_PUBLIC_URL', 'ftp://aval.example'],
  ['NPM_CONFIG_REGISTRY', 'file:///registry'],
  ['DATABASE_URL', 'mysql://user:word@host/name'],
] as const;

describe('readConfig', () => {
  it('has a default for every setting, and takes an empty one for absent', () => {
    expect(readConfig({})).toEqual({ ok: true, value: defaults });
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual({ ok: true, value: defaults });
  });

  it.each(Object.entries(valid))('reads %s and nothing else from it', (name, [text, expected]) => {
    expect(readConfig({ [name]: text })).toEqual({ ok: true, value: { ...defaults, ...expected } });
  });

  it('is tested for every setting there is', () => {
    expect(Object.keys(valid)).toEqual(Object.keys(settings));
  });

  it('knows the home folder by its sign', () => {
    const read = readConfig({ AVAL_DATA_DIR: '~/data', AVAL_CACHE_DIR: '~cache' });
    expect(read).toMatchObject({ value: { dataDir: join(homedir(), 'data'), cacheDir: resolve('~cache') } });
  });

  it("reads the registry under npm's own spelling", () => {
    expect(readConfig({ npm_config_registry: 'https://npm.example' })).toMatchObject({
      value: { registry: 'https://npm.example' },
    });
  });

  it.each(wrong)('refuses %s=%s by name, without repeating the value', (name, text) => {
    const read = readConfig({ [name]: text });
    expect(read).toEqual({ ok: false, error: [expect.stringMatching(`^${name}: .`)] });
    if (text.length > 3) expect(JSON.stringify(read)).not.toContain(text);
  });

  it('names every setting that is wrong', () => {
    const read = readConfig(Object.fromEntries(wrong));
    const named = read.ok ? [] : read.error.map((line) => line.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(wrong.map(([name]) => name)));
  });
});

describe('describeSettings', () => {
  it('is what .env.example holds', async () => {
    const example = await readFile(new URL('../../../../.env.example', import.meta.url), 'utf8');
    expect(example).toBe(describeSettings());
  });

  it('tells the meaning of every setting, and changes nothing when it is taken as it is', () => {
    const text = describeSettings();
    for (const name of Object.keys(settings)) expect(text).toMatch(new RegExp(`^# .+\\.\\n# ${name}=`, 'm'));
    expect(text.split('\n').every((line) => line === '' || line.startsWith('# '))).toBe(true);
  });
});
