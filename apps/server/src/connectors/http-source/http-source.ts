import { createHash } from 'node:crypto';
import type { SourceAnswer, SourceHit } from '@aval/core/screening/source-hit';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import jsonpointer from 'jsonpointer';
import { z } from 'zod';
import { countryCode } from '../../sources/formats/country-code.ts';
import type { Source } from '../../sources/ports.ts';
import type { AskJson } from '../json-client/ask-json.ts';

/** Where in the service's answer things stand: JSON pointers (RFC 6901); those of a hit are relative to it. */
export type HitMapping = {
  readonly hits: string;
  readonly id: string;
  readonly name: string;
  readonly score?: string | undefined;
  readonly births?: string | undefined;
  readonly countries?: string | undefined;
};
export type HttpSourceConfig = {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** What every hit of this source is about. */
  readonly topic: 'sanction' | 'pep' | 'other';
  /** What the score is out of: 1 or 100. */
  readonly scoreScale: number;
  /** Hits with a lower score (of 1) are left out; those without a score count. */
  readonly threshold: number;
  readonly map: HitMapping;
};

/** Any service that takes a person as JSON by POST and answers with a list of hits. */
export function httpSource(config: HttpSourceConfig, ask: AskJson): Source {
  return {
    name: config.name,
    kind: 'http',
    lookUp: async (subject, environment): Promise<SourceAnswer> => {
      const { url, headers, timeoutMs } = config;
      const answer = await ask({
        environment,
        url,
        method: 'POST',
        headers,
        body: bodyOf(subject),
        timeoutMs,
      });
      if (!answer.ok) return { kind: 'unavailable', reason: answer.reason };
      const listed = z.array(z.looseObject({})).safeParse(at(answer.json, config.map.hits));
      // An answer without the list is no answer: it may be an error told with status 200.
      if (!listed.success) return { kind: 'unavailable', reason: 'malformed' };
      const hits: SourceHit[] = [];
      for (const each of listed.data) {
        const hit = hitOf(each, config);
        if (hit === undefined) return { kind: 'unavailable', reason: 'malformed' };
        if (hit.score >= config.threshold) hits.push(hit);
      }
      return { kind: 'answered', version: null, hits };
    },
  };
}

function bodyOf({ kind, names, births, countries, documentNumbers }: ScreeningSubject) {
  return { type: kind, names, birthDates: births, countries, documentNumbers };
}

const scalar = z.union([z.string().min(1), z.number()]).transform(String);
const scalars = z.union([scalar.transform((one) => [one]), z.array(scalar)]);

function hitOf(value: object, { map, scoreScale, topic }: HttpSourceConfig): SourceHit | undefined {
  const id = scalar.safeParse(at(value, map.id));
  const name = scalar.safeParse(at(value, map.name));
  const score = map.score === undefined ? 1 : z.number().safeParse(at(value, map.score)).data;
  if (!id.success || !name.success || score === undefined) return undefined;
  const share = map.score === undefined ? 1 : score / scoreScale;
  if (share < 0 || share > 1) return undefined;
  const list = (pointer: string | undefined) =>
    pointer === undefined ? [] : (scalars.safeParse(at(value, pointer)).data ?? []);
  return {
    entryId: id.data,
    entryDigest: createHash('sha256').update(JSON.stringify(value)).digest('hex'),
    name: name.data,
    score: share,
    reasons: [],
    topics: [topic],
    births: list(map.births),
    countries: list(map.countries).map((country) => countryCode(country) ?? country),
    programmes: [],
  };
}

function at(value: unknown, pointer: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return pointer === '' ? value : jsonpointer.get(value, pointer);
}
