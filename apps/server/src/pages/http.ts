import type { IncomingHttpHeaders } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Reply, type Route } from '../platform/http/route.ts';
import { loadPage, type PageFile } from './load-page.ts';
import { faceWorkerPolicy, pageHeaders } from './page-headers.ts';
import { scriptRoute } from './script-route.ts';

export type PageRouteDependencies = {
  /** Origins that may show the page in a frame, beside this one. */
  readonly frameOrigins: readonly string[];
  /** Folder of the built page; the workspace's own unless given. */
  readonly folder?: string;
};

const builtPage = fileURLToPath(new URL('../../../flow/dist/page/', import.meta.url));
const html = 'text/html; charset=utf-8';

/** The applicant's page: the same HTML under the addresses that links, the web SDK and a hosted journey use, and its files. */
export function pageRoutes({ frameOrigins, folder = builtPage }: PageRouteDependencies): Route[] {
  const load = loadPage(folder);
  const headers = pageHeaders(frameOrigins);
  const send = async (): Promise<Result<Reply<never>, AppError>> => {
    const page = await load();
    if (page === undefined) return failure(appError('page-not-built'));
    return success({ bytes: page.html, contentType: html, headers });
  };
  const common = { query: nothing, response: { contentTypes: ['text/html'] } };
  return [
    publicRoute(
      {
        ...common,
        method: 'GET',
        path: '/websdk/websdk.html',
        summary: "The applicant's page, for the web SDK's frame",
        params: nothing,
      },
      send,
    ),
    publicRoute(
      {
        ...common,
        method: 'GET',
        path: '/websdk/p/:code',
        summary: "The applicant's page of a link",
        params: z.object({ code: z.string() }),
      },
      send,
    ),
    publicRoute(
      { ...common, method: 'GET', path: '/flow', summary: "The applicant's page by itself", params: nothing },
      send,
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/flow/assets/:file',
        summary: "A file of the applicant's page, named by its content",
        params: z.object({ file: z.string() }),
        query: nothing,
        response: {
          contentTypes: ['text/javascript', 'text/css', 'application/wasm', 'application/octet-stream'],
        },
      },
      async ({ params, headers: asked }) => {
        const page = await load();
        const file = await page?.file(params.file);
        if (file === undefined) return failure(appError('route-not-found'));
        return success(packed(file, params.file, asked));
      },
    ),
    scriptRoute(),
  ];
}

function packed(file: PageFile, name: string, asked: IncomingHttpHeaders): Reply<never> {
  const accepted = (Array.isArray(asked['accept-encoding']) ? [] : [asked['accept-encoding'] ?? '']).join();
  const headers = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Cross-Origin-Resource-Policy': 'same-origin',
    Vary: 'Accept-Encoding',
    ...(name.startsWith('face-worker') ? { 'Content-Security-Policy': faceWorkerPolicy } : {}),
  };
  const { contentType, plain, gzip, brotli } = file;
  if (brotli !== undefined && /\bbr\b/.test(accepted))
    return { bytes: brotli, contentType, headers: { ...headers, 'Content-Encoding': 'br' } };
  if (gzip !== undefined && /\bgzip\b/.test(accepted))
    return { bytes: gzip, contentType, headers: { ...headers, 'Content-Encoding': 'gzip' } };
  return { bytes: plain, contentType, headers };
}
