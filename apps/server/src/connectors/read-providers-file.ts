import { readFile } from 'node:fs/promises';
import { environmentKindSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import { defaultPauses } from '../providers/find-provider.ts';
import type { KycProvider, ProviderSetup } from '../providers/ports.ts';
import type { CallGuarded } from './guarded/call-guarded.ts';
import { glorepPreset, hostedSettings } from './hosted/config.ts';
import { makeHostedProvider } from './hosted/index.ts';
import { sumsubSettings } from './sumsub/config.ts';
import { makeSumsubProvider } from './sumsub/index.ts';

/** Secrets are named, not written: the value is that of the environment variable. */
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable is expected');
const common = {
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
  /** The one environment whose levels may name it. */
  clientId: z.string().min(1),
  environment: environmentKindSchema,
  webhookSecretVariable: variable,
};
const seconds = z.array(z.number().int().min(1).max(604_800)).min(1).max(200);
const text = z.string().min(1).max(256);

export const providersFileSchema = z.strictObject({
  version: z.literal(1),
  /** Seconds between tries of sending, and of asking for the answer. */
  pauses: z
    .strictObject({
      send: seconds.default(defaultPauses.send),
      read: seconds.default(defaultPauses.read),
    })
    .default(defaultPauses),
  providers: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('sumsub'),
          ...common,
          ...sumsubSettings,
          tokenVariable: variable,
          secretVariable: variable,
        }),
        z.strictObject({
          kind: z.literal('hosted'),
          ...common,
          ...hostedSettings,
          tokenSecretVariable: variable,
        }),
        z.strictObject({
          kind: z.literal('glorep'),
          ...common,
          url: z.url({ protocol: /^https?$/ }),
          workflowId: z.string().regex(/^[0-9a-f]{24}$/),
          organizationId: text,
          organizationName: text,
          organizationMail: z.email(),
          digestHeader: z
            .string()
            .regex(/^[a-z0-9-]+$/i)
            .default('x-payload-digest'),
          tokenSecretVariable: variable,
        }),
      ]),
    )
    .max(100)
    .refine(
      (providers) =>
        new Set(providers.map(({ name, clientId, environment }) => `${name} ${clientId} ${environment}`))
          .size === providers.length,
      'a name comes twice in one environment',
    ),
});
type Described = z.infer<typeof providersFileSchema>['providers'][number];
type Tools = {
  readonly call: CallGuarded;
  readonly clock: Clock;
  /** Whether production may be reached without TLS. */
  readonly plainHttp: boolean;
};

/** Reads the file that AVAL_PROVIDERS_FILE names. The failure is a sentence for the operator; it repeats no value. */
export async function readProvidersFile(
  path: string,
  readVariable: (name: string) => string | undefined,
  tools: Tools,
): Promise<Result<ProviderSetup, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return failure(`The file of providers ${path} cannot be read as JSON.`);
  }
  const parsed = providersFileSchema.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return failure(`The file of providers ${path} is wrong:\n  ${issues.join('\n  ')}`);
  }
  const { providers, pauses } = parsed.data;
  const open = providers.find(
    (each) => each.environment === 'production' && !tools.plainHttp && isOpen(each),
  );
  if (open !== undefined)
    return failure(
      `The file of providers ${path} is wrong:\n  the address of ${open.name} in production has to begin with https: persons' data go there.`,
    );
  const missing = providers.flatMap(variablesOf).filter((each) => (readVariable(each) ?? '') === '');
  if (missing.length > 0)
    return failure(`The file of providers ${path} names variables that are not set: ${missing.join(', ')}.`);
  const secret = (name: string) => readVariable(name) ?? '';
  return success({ pauses, providers: providers.map((each) => connect(each, secret, tools)) });
}

function isOpen(provider: Described): boolean {
  return (provider.kind === 'hosted' ? provider.link.template : provider.url).startsWith('http:');
}

function variablesOf(provider: Described): string[] {
  const { webhookSecretVariable } = provider;
  return provider.kind === 'sumsub'
    ? [webhookSecretVariable, provider.tokenVariable, provider.secretVariable]
    : [webhookSecretVariable, provider.tokenSecretVariable];
}

function connect(provider: Described, secret: (name: string) => string, { call, clock }: Tools): KycProvider {
  const { name, clientId, environment } = provider;
  const webhookSecret = secret(provider.webhookSecretVariable);
  const known = { name, clientId, environment, webhookSecret };
  if (provider.kind === 'sumsub') {
    const { url, levelName, sends, tokenVariable, secretVariable } = provider;
    const credentials = { token: secret(tokenVariable), secret: secret(secretVariable) };
    return makeSumsubProvider({ ...known, ...credentials, url, levelName, sends }, call, clock);
  }
  const tokenSecret = secret(provider.tokenSecretVariable);
  return makeHostedProvider({
    ...known,
    tokenSecret,
    ...(provider.kind === 'glorep'
      ? glorepPreset(provider)
      : { link: provider.link, webhook: provider.webhook }),
  });
}
