import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadPage } from '../../server/src/pages/load-page.ts';
import { faceWorkerPolicy, pageHeaders } from '../../server/src/pages/page-headers.ts';
import { themeFileHeaders } from '../../server/src/themes/file-headers.ts';
import type { ChallengeStep, Step, Theme, View } from '../src/session/view.ts';

/** What the server answers to one request, in place of what it would do. */
export type Override = (ask: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}) => { readonly status: number; readonly body: unknown } | undefined;

const shotsSchema = z.object({
  token: z.string(),
  index: z.number(),
  frames: z.array(z.object({ part: z.string(), timestampMs: z.number() })),
  signals: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Shots = z.infer<typeof shotsSchema> & { readonly pictures: readonly Buffer[] };
type Kind = ChallengeStep['kind'];
type Files = Readonly<Record<string, { readonly contentType: string; readonly bytes: Buffer }>>;

export type FakeFlow = {
  readonly url: string;
  /** The screens of the next visit, in order; answers lead from one to the next. */
  readonly play: (
    steps: readonly Step[],
    options?: {
      readonly override?: Override;
      readonly judge?: () => object;
      /** Movements of the next challenge. */
      readonly movements?: readonly Kind[];
      /** The tenant's look; its files by their address. */
      readonly theme?: Theme;
      readonly files?: Files;
      readonly sandbox?: true;
      /** How many challenges are not passed before one is. */
      readonly misses?: number;
      /** How long each of them may take. */
      readonly windowMs?: number;
    },
  ) => void;
  /** Requests since `play`, as `METHOD path`. */
  readonly asked: () => readonly string[];
  /** Bodies of events since `play`. */
  readonly events: () => readonly unknown[];
  readonly uploaded: () => readonly Buffer[];
  /** Steps of challenges that were answered since `play`: what the page says about its frames, and the frames. */
  readonly shots: () => readonly Shots[];
  /** The face reader's worker and its files, as the page names them. */
  readonly faceWorker: string;
  readonly faceFiles: Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;
  readonly close: () => Promise<void>;
};

const manifestSchema = z.object({ files: z.array(z.object({ name: z.string(), integrity: z.string() })) });
const code = 'abcdefghijklmnop';
export const linkPath = `/websdk/p/${code}`;
const folder = fileURLToPath(new URL('../dist/page/', import.meta.url));
const good = () => ({ quality: 'good', reasons: [] });

/** A stand-in for the server of the flow: the real page behind its real headers, and screens that a test names. */
export async function openFakeFlow(): Promise<FakeFlow> {
  const load = loadPage(folder);
  if ((await load()) === undefined) throw new Error('The page was not built: npm run build');
  let steps: readonly Step[] = [];
  let position = 0;
  let override: Override | undefined;
  let judge: () => object = good;
  let asked: string[] = [];
  let events: unknown[] = [];
  let uploaded: Buffer[] = [];
  let shots: Shots[] = [];
  let movements: readonly Kind[] = ['turn-left'];
  let theme: Theme | null = null;
  let themeFiles: Files = {};
  let sandbox = false;
  let windowMs = 8000;
  let misses = 0;
  let upload = Buffer.alloc(0);
  let wanted = 0;
  let images = 10;

  const view = (): View => ({
    application: {
      id: 'a1',
      status: 'running',
      levelName: 'id-and-liveness',
      levelType: 'standalone',
      applicantId: 'p1',
      sandbox,
    },
    generation: 1,
    taken: true,
    lang: 'en',
    theme,
    progress: {
      position: position + 1,
      total: Math.max(2, steps.length),
      groups: steps.map(({ group }, index) => ({
        name: group,
        state: index < position ? 'done' : index === position ? 'current' : 'ahead',
      })),
    },
    canGoBack: position > 0,
    step: currentStep(),
  });
  const currentStep = (): Step => {
    const step = steps[position];
    if (step === undefined) throw new Error('The test has no more screens');
    return step;
  };
  const forward = () => {
    position = Math.min(position + 1, steps.length - 1);
    return view();
  };
  const judged = () => {
    images += 1;
    const verdict = { imageId: images, ...judge() };
    const isGood = 'quality' in verdict && verdict.quality === 'good';
    return { picture: verdict, view: isGood ? forward() : view() };
  };
  const askedFor = (index: number) => ({
    token: `t${index}`,
    step: { index, count: movements.length, kind: movements[index] ?? 'turn-left', windowMs },
  });
  const answer = (method: string, path: string, body: Buffer): unknown => {
    if (path === 'open' || path === 'step' || path === 'codes') {
      if (path === 'codes') forward();
      return path === 'codes' ? { channel: 'email', maskedValue: 'a***@e***.org' } : view();
    }
    if (path === 'events') {
      const event: unknown = JSON.parse(body.toString());
      events.push(event);
      const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : '';
      if (type !== 'back') return forward();
      position = Math.max(0, position - 1);
      return view();
    }
    if (path === 'uploads') {
      upload = Buffer.alloc(0);
      wanted = Number(JSON.parse(body.toString()).bytes);
      return { uploadId: 'u1', offset: 0, chunkBytes: 262_144 };
    }
    if (path.startsWith('uploads/u1') && method === 'PATCH') {
      upload = Buffer.concat([upload, body]);
      return { offset: upload.length };
    }
    if (path === 'uploads/u1/finish') {
      if (upload.length !== wanted) throw new Error('Not all of the file arrived');
      uploaded.push(upload);
      return judged();
    }
    if (path === 'liveness') return { challengeId: 'c1', ...askedFor(0) };
    if (path === 'liveness/c1/frames' && misses > 0) {
      misses -= 1;
      const reasons = [{ key: 'turnFurther', fix: 'turn' }];
      return { outcome: 'again', reasons, triesLeft: 4, view: view() };
    }
    if (path === 'liveness/c1/frames') {
      const next = shots.length;
      return next < movements.length
        ? { outcome: 'next', ...askedFor(next) }
        : { outcome: 'passed', view: forward() };
    }
    if (path === 'appeal') return forward();
    return undefined;
  };

  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const body = Buffer.concat(parts);
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
    const page = await load();
    if (page === undefined) throw new Error('The page is gone');
    if (path.startsWith('/websdk/p/') || path === '/flow') {
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...pageHeaders([]) })
        .end(page.html);
      return;
    }
    if (path.startsWith('/flow/assets/')) {
      const file = await page.file(path.slice('/flow/assets/'.length));
      const policy = path.includes('face-worker') ? { 'Content-Security-Policy': faceWorkerPolicy } : {};
      const headers = { 'Cache-Control': 'public, max-age=600, immutable', ...policy };
      if (file === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'Content-Type': file.contentType, ...headers }).end(file.plain);
      return;
    }
    const brand = themeFiles[path];
    if (brand !== undefined) {
      response.writeHead(200, { 'Content-Type': brand.contentType, ...themeFileHeaders }).end(brand.bytes);
      return;
    }
    if (path.endsWith('/websdkLinks/accessToken')) {
      json(200, { token: 'token', applicantId: 'p1' });
      return;
    }
    if (path.endsWith('/websdkLinks/redirect')) {
      json(200, {});
      return;
    }
    const flow = path.replace('/resources/flow/', '');
    asked.push(`${method} ${flow}`);
    if (flow === 'liveness/c1/frames') shots.push(await shotsOf(request.headers['content-type'] ?? '', body));
    const instead = override?.({ method, path: flow, body: body.toString('latin1') });
    if (instead !== undefined) {
      json(instead.status, instead.body);
      return;
    }
    if (flow === 'progress') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(': hello\n\n');
      setTimeout(() => response.write(`event: view\ndata: ${JSON.stringify(forward())}\n\n`), 700);
      return;
    }
    if (flow.endsWith('/crop')) {
      response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(cropPicture);
      return;
    }
    const value = answer(method, flow, body);
    if (value === undefined) json(404, { errorName: 'route-not-found' });
    else json(200, value);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { files } = manifestSchema.parse(JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8')));
  const faceFiles = files.flatMap(({ name, integrity }) => {
    const [, base, ending] = /^assets\/(face_mesh\w*)-[\w-]{8}\.(\w+)$/.exec(name) ?? [];
    return base === undefined ? [] : [[`${base}.${ending}`, { url: `/flow/${name}`, integrity }] as const];
  });
  return {
    faceWorker: files.find(({ name }) => name.startsWith('assets/face-worker'))?.name ?? '',
    faceFiles: Object.fromEntries(faceFiles),
    url: `http://127.0.0.1:${port}`,
    play: (next, options = {}) => {
      steps = next;
      position = 0;
      override = options.override;
      judge = options.judge ?? good;
      asked = [];
      events = [];
      uploaded = [];
      shots = [];
      movements = options.movements ?? ['turn-left'];
      theme = options.theme ?? null;
      themeFiles = options.files ?? {};
      sandbox = options.sandbox === true;
      misses = options.misses ?? 0;
      windowMs = options.windowMs ?? 8000;
    },
    asked: () => asked,
    events: () => events,
    uploaded: () => uploaded,
    shots: () => shots,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function shotsOf(contentType: string, body: Buffer): Promise<Shots> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'Content-Type': contentType },
  }).formData();
  const told = shotsSchema.parse(JSON.parse(String(form.get('metadata'))));
  const pictures = told.frames.map(async ({ part }) => {
    const file = form.get(part);
    if (file === null || typeof file === 'string') throw new Error(`The form has no file ${part}`);
    return Buffer.from(await file.arrayBuffer());
  });
  return { ...told, pictures: await Promise.all(pictures) };
}

/** A grey pixel, JPEG. */
const cropPicture = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
