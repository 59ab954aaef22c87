import { readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Reply, type Route } from '../platform/http/route.ts';

const builtScript = fileURLToPath(new URL('../../../../packages/web-sdk/dist/script/', import.meta.url));
const manifestSchema = z.object({ version: z.literal(1), hash: z.string().regex(/^[0-9a-f]{16}$/) });
const contentType = 'text/javascript; charset=utf-8';
const fileName = 'aval-web-sdk.js';

/**
 * The web SDK for pages without a bundler, at `/websdk/aval-web-sdk.js`, which changes with the server and is asked for again after an
 * hour, and at `/websdk/aval-web-sdk-<hash>.js`, which never changes. Any page may load it, with or without `integrity`.
 */
export function scriptRoute(folder: string = builtScript): Route {
  return publicRoute(
    {
      method: 'GET',
      path: '/websdk/:script',
      summary: 'The web SDK as one script, for pages without a bundler',
      params: z.object({ script: z.string() }),
      query: nothing,
      response: { contentTypes: ['text/javascript'] },
    },
    async ({ params, headers }) => {
      const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
      const hash = text === undefined ? undefined : manifestSchema.parse(JSON.parse(text)).hash;
      const isFixed = params.script === `aval-web-sdk-${hash}.js`;
      if (hash === undefined || (params.script !== fileName && !isFixed))
        return failure(appError('route-not-found'));
      return send(folder, headers, hash, isFixed);
    },
  );
}

async function send(
  folder: string,
  asked: IncomingHttpHeaders,
  hash: string,
  isFixed: boolean,
): Promise<Result<Reply<never>, AppError>> {
  const etag = `"${hash}"`;
  const common = {
    'Cache-Control': isFixed
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600, must-revalidate',
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  if (asked['if-none-match']?.split(/\s*,\s*/).includes(etag) === true)
    return success({ bytes: Buffer.alloc(0), contentType, headers: common, status: 304 });
  const accepted = String(asked['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const ending = encoding === undefined ? '' : encoding === 'br' ? '.br' : '.gz';
  const bytes = await readFile(join(folder, `${fileName}${ending}`));
  const headers = encoding === undefined ? common : { ...common, 'Content-Encoding': encoding };
  return success({ bytes, contentType, headers });
}
