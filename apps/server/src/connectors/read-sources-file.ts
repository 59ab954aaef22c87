import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import { screeningThresholds } from '@aval/core/screening/screening-thresholds';
import { z } from 'zod';
import type { SourceSetup } from '../sources/find-source.ts';
import type { Source } from '../sources/ports.ts';
import { httpSource } from './http-source/http-source.ts';
import type { AskJson } from './json-client/ask-json.ts';
import { yenteSource } from './yente/yente-source.ts';

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const url = z.url({ protocol: /^https?$/ });
const timeoutMs = z.number().int().min(100).max(60_000).default(10_000);
const threshold = z.number().min(0).max(1).default(screeningThresholds.hit);
/** Secrets are named, not written: the value is that of the environment variable. */
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable is expected');
const pointer = z.string().regex(/^(\/.*)?$/, 'a JSON pointer is expected');

export const sourcesFileSchema = z.strictObject({
  version: z.literal(1),
  sources: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('list'), name, maximumAgeDays: z.number().int().min(1).max(3650) }),
        z.strictObject({
          kind: z.literal('yente'),
          name,
          url,
          dataset: z.string().min(1).default('default'),
          apiKeyVariable: variable.optional(),
          algorithm: z.string().min(1).optional(),
          threshold,
          timeoutMs,
        }),
        z.strictObject({
          kind: z.literal('http'),
          name,
          url,
          headers: z.record(z.string(), z.string()).default({}),
          /** Header by the variable that holds its value. */
          headerVariables: z.record(z.string(), variable).default({}),
          topic: z.enum(['sanction', 'pep', 'other']).default('other'),
          scoreScale: z.union([z.literal(1), z.literal(100)]).default(1),
          threshold,
          timeoutMs,
          map: z.strictObject({
            hits: pointer,
            id: pointer,
            name: pointer,
            score: pointer.optional(),
            births: pointer.optional(),
            countries: pointer.optional(),
          }),
        }),
      ]),
    )
    .max(100)
    .refine(
      (sources) => new Set(sources.map((each) => each.name)).size === sources.length,
      'a name comes twice',
    ),
});
type Described = z.infer<typeof sourcesFileSchema>['sources'][number];

/** Reads the file that AVAL_SOURCES_FILE names. The failure is a sentence for the operator; it repeats no value. */
export async function readSourcesFile(
  path: string,
  readVariable: (name: string) => string | undefined,
  ask: AskJson,
): Promise<Result<SourceSetup, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return failure(`The file of sources ${path} cannot be read as JSON.`);
  }
  const parsed = sourcesFileSchema.safeParse(json);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return failure(`The file of sources ${path} is wrong:\n  ${issues.join('\n  ')}`);
  }
  const { sources } = parsed.data;
  const missing = sources.flatMap(variablesOf).filter((each) => (readVariable(each) ?? '') === '');
  if (missing.length > 0)
    return failure(`The file of sources ${path} names variables that are not set: ${missing.join(', ')}.`);
  return success({
    maximumAgeDays: new Map(
      sources.flatMap((each) => (each.kind === 'list' ? [[each.name, each.maximumAgeDays] as const] : [])),
    ),
    connectors: sources.flatMap((each) => connect(each, readVariable, ask)),
  });
}

function variablesOf(source: Described): string[] {
  if (source.kind === 'yente') return source.apiKeyVariable === undefined ? [] : [source.apiKeyVariable];
  return source.kind === 'http' ? Object.values(source.headerVariables) : [];
}

function connect(
  source: Described,
  readVariable: (name: string) => string | undefined,
  ask: AskJson,
): Source[] {
  if (source.kind === 'list') return [];
  if (source.kind === 'yente') {
    const { apiKeyVariable, algorithm, ...rest } = source;
    const apiKey = apiKeyVariable === undefined ? undefined : readVariable(apiKeyVariable);
    return [yenteSource({ ...rest, algorithm, apiKey }, ask)];
  }
  const secret = Object.entries(source.headerVariables).map(([header, each]) => [
    header,
    readVariable(each) ?? '',
  ]);
  return [httpSource({ ...source, headers: { ...source.headers, ...Object.fromEntries(secret) } }, ask)];
}
