import { createHash } from 'node:crypto';
import type { SourceAnswer, SourceHit } from '@aval/core/screening/source-hit';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import { z } from 'zod';
import { countryCode, shortCountryCode } from '../../sources/formats/country-code.ts';
import type { Source } from '../../sources/ports.ts';
import type { AskJson } from '../json-client/ask-json.ts';

export type YenteConfig = {
  readonly name: string;
  /** Where the service is, without a path at its end. */
  readonly url: string;
  readonly dataset: string;
  readonly apiKey: string | undefined;
  readonly algorithm: string | undefined;
  /** Score from which an officer looks; the service's own `match` counts as well. */
  readonly threshold: number;
  readonly timeoutMs: number;
};

/** Results that are asked for; the service gives five unless told otherwise, and the sixth may be the one. */
const mostResults = 100;

/** The answer of `POST /match/{dataset}`: a FollowTheMoney entity with its score for each result. */
const answerSchema = z.object({
  responses: z.object({
    subject: z.object({
      status: z.literal(200),
      results: z.array(
        z.looseObject({
          id: z.string(),
          caption: z.string(),
          score: z.number().min(0).max(1),
          match: z.boolean(),
          features: z.record(z.string(), z.number()).default({}),
          datasets: z.array(z.string()).default([]),
          last_change: z.string().nullish(),
          properties: z.record(z.string(), z.array(z.unknown())).default({}),
        }),
      ),
    }),
  }),
});
type Result = z.infer<typeof answerSchema>['responses']['subject']['results'][number];

/**
 * A yente server as a source ("Matching API" of OpenSanctions, self-hosted or not). The service is told the threshold, since it
 * leaves out what is below its own.
 */
export function yenteSource(config: YenteConfig, ask: AskJson): Source {
  const { name, url, dataset, apiKey, algorithm, threshold, timeoutMs } = config;
  const query = new URLSearchParams({
    limit: String(mostResults),
    threshold: String(threshold),
    // What older versions call it.
    cutoff: String(threshold),
    ...(algorithm === undefined ? {} : { algorithm }),
  });
  return {
    name,
    kind: 'yente',
    lookUp: async (subject, environment): Promise<SourceAnswer> => {
      const answer = await ask({
        environment,
        url: `${url.replace(/\/+$/, '')}/match/${encodeURIComponent(dataset)}?${query}`,
        method: 'POST',
        headers: apiKey === undefined ? {} : { authorization: `ApiKey ${apiKey}` },
        body: { queries: { subject: queryOf(subject) } },
        timeoutMs,
      });
      if (!answer.ok) return { kind: 'unavailable', reason: answer.reason };
      const parsed = answerSchema.safeParse(answer.json);
      if (!parsed.success) return { kind: 'unavailable', reason: 'malformed' };
      const { results } = parsed.data.responses.subject;
      const hits = results.filter(({ match, score }) => match || score >= threshold).map(hitOf);
      return { kind: 'answered', version: null, hits };
    },
  };
}

function queryOf({ kind, names, births, countries, documentNumbers }: ScreeningSubject) {
  const filled = {
    name: names,
    ...(kind === 'person' ? { birthDate: births } : {}),
    country: countries.flatMap((code) => shortCountryCode(code)?.toLowerCase() ?? []),
    idNumber: documentNumbers,
  };
  return {
    schema: kind === 'person' ? 'Person' : 'Organization',
    properties: Object.fromEntries(Object.entries(filled).filter(([, values]) => values.length > 0)),
  };
}

function hitOf({
  id,
  caption,
  score,
  features,
  datasets,
  properties,
  last_change: changed,
}: Result): SourceHit {
  const texts = (property: string) =>
    (properties[property] ?? []).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const topics = texts('topics');
  const isPep = topics.some((topic) => topic.startsWith('role.pep') || topic === 'role.rca');
  const isSanctioned = topics.some((topic) => topic.startsWith('sanction'));
  return {
    entryId: id,
    entryDigest: createHash('sha256')
      .update(JSON.stringify([id, changed ?? '', properties]))
      .digest('hex'),
    name: caption,
    score,
    reasons: Object.entries(features)
      .filter(([, value]) => value !== 0)
      .map(([feature, value]) => `${feature} ${value.toFixed(2)}`),
    topics: [
      ...(isSanctioned ? (['sanction'] as const) : []),
      ...(isPep ? (['pep'] as const) : []),
      ...(isSanctioned || isPep ? [] : (['other'] as const)),
    ],
    births: texts('birthDate'),
    countries: [
      ...new Set(
        ['country', 'nationality', 'citizenship']
          .flatMap(texts)
          .map((code) => countryCode(code) ?? code.toUpperCase()),
      ),
    ],
    programmes: datasets,
  };
}
