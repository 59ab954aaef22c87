import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TextScript, textScriptSchema } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'a whole number is expected')
  .transform(Number);
const port = wholeNumber.pipe(z.number().max(65_535));
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * Every setting the program has. This is the only place that reads the environment; `.env.example` is printed from it.
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
  AVAL_WEBHOOK_PRIVATE_TARGETS: flag
    .default(false)
    .describe('Let production webhooks go to private and loopback addresses (the sandbox may always)'),
  AVAL_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line to write'),
  NPM_CONFIG_REGISTRY: z
    .url({ protocol: /^https?$/ })
    .default('https://registry.npmjs.org')
    .describe('Registry that the models are fetched from; npm sets it by itself'),
} as const;

const configSchema = z.object(settings);

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
  readonly modelsFile: string | undefined;
  readonly definitionsDir: string | undefined;
  readonly textScripts: readonly TextScript[];
  readonly webhookPrivateTargets: boolean;
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
    return failure(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
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
    modelsFile: read.AVAL_MODELS_FILE === undefined ? undefined : folder(read.AVAL_MODELS_FILE),
    definitionsDir: read.AVAL_DEFINITIONS_DIR === undefined ? undefined : folder(read.AVAL_DEFINITIONS_DIR),
    textScripts: read.AVAL_TEXT_SCRIPTS,
    webhookPrivateTargets: read.AVAL_WEBHOOK_PRIVATE_TARGETS,
    logLevel: read.AVAL_LOG_LEVEL,
    registry: read.NPM_CONFIG_REGISTRY,
  });
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
