import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { success } from '@aval/core/result';
import { nothing, publicRoute, type Route } from '../platform/http/route.ts';

const own = fileURLToPath(new URL('../../assets/documentation/', import.meta.url));
const viewer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Every file that the page loads. */
const files: Readonly<Record<string, { readonly path: string; readonly contentType: string }>> = {
  'page.css': { path: join(own, 'page.css'), contentType: 'text/css; charset=utf-8' },
  'page.js': { path: join(own, 'page.js'), contentType: 'text/javascript; charset=utf-8' },
  'swagger-ui.css': { path: join(viewer, 'swagger-ui.css'), contentType: 'text/css; charset=utf-8' },
  'swagger-ui-bundle.js': {
    path: join(viewer, 'swagger-ui-bundle.js'),
    contentType: 'text/javascript; charset=utf-8',
  },
};

/** The viewer sets styles of its own and draws icons from data; scripts come from this server alone, and so does all else. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The API's documentation as a page with which requests can be tried, and as a text for machines that read. */
export function documentationRoutes(deps: { readonly summaries: () => string }): Route[] {
  return [
    publicRoute(
      {
        method: 'GET',
        path: '/docs',
        summary: 'The documentation of this API as a page',
        params: nothing,
        query: nothing,
        response: { contentTypes: ['text/html'] },
      },
      async () =>
        success({
          bytes: await readFile(join(own, 'index.html')),
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': contentSecurityPolicy, 'Referrer-Policy': 'no-referrer' },
        }),
    ),
    ...Object.entries(files).map(([name, { path, contentType }]) =>
      publicRoute(
        {
          method: 'GET',
          path: `/docs/${name}`,
          summary: 'A file of that page',
          params: nothing,
          query: nothing,
          response: { contentTypes: [contentType] },
        },
        async () => success({ bytes: await readFile(path), contentType }),
      ),
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/llms.txt',
        summary: 'What this API can do, as a text for language models',
        params: nothing,
        query: nothing,
        response: { contentTypes: ['text/plain'] },
      },
      async () =>
        success({
          bytes: Buffer.from(deps.summaries(), 'utf8'),
          contentType: 'text/plain; charset=utf-8',
        }),
    ),
  ];
}
