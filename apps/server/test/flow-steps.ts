import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { z } from 'zod';
import { type View, viewSchema } from '../src/applications/view-schema.ts';
import { addLevel } from './action-steps.ts';
import type { Answer } from './api-client.ts';
import { multipart, newUserId } from './applicant-steps.ts';
import type { TestServer } from './test-server.ts';

/** The applicant's page, as far as a test is one. */
export type Page = {
  readonly userId: string;
  readonly accessToken: string;
  readonly device: string;
  /** Calls with the token, and after `open` with the device. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly open: (lang?: string) => Promise<View>;
  readonly view: () => Promise<View>;
  readonly event: (event: Readonly<Record<string, unknown>>) => Promise<Answer>;
  readonly answer: (block: string, answer?: unknown) => Promise<View>;
  readonly picture: (metadata: unknown, file: Buffer) => Promise<Picture>;
};

const taken = z.object({
  picture: z.object({
    imageId: z.number(),
    quality: z.string(),
    reasons: z.array(z.looseObject({ key: z.string(), fix: z.string() })),
  }),
  view: viewSchema,
});
export type Picture = z.output<typeof taken>;
const tokenSchema = z.object({ token: z.string() });

export function eventId(): string {
  return randomUUID();
}

/** An access token for the user on the level, and for an action if that is named. */
export async function flowToken(
  { call }: TestServer,
  levelName: string,
  userId: string,
  externalActionId?: string,
): Promise<string> {
  const body = { userId, levelName, ...(externalActionId === undefined ? {} : { externalActionId }) };
  return (await call('POST', '/resources/accessTokens/sdk', { body })).read(tokenSchema).token;
}

/** A page with a token of its own, opened on a device of its own. */
export async function newPage(
  server: TestServer,
  levelName: string,
  options: { readonly userId?: string; readonly accessToken?: string; readonly action?: string } = {},
): Promise<Page> {
  const userId = options.userId ?? newUserId();
  const accessToken = options.accessToken ?? (await flowToken(server, levelName, userId, options.action));
  const device = `device-${randomUUID()}`;
  let generation = 0;
  const send: Page['send'] = (method, path, body, headers = {}) =>
    server.call(method, `/resources/flow/${path}`, {
      as: { accessToken },
      ...(body === undefined ? {} : { body }),
      headers: { 'X-Flow-Device': device, 'X-Flow-Generation': String(generation), ...headers },
    });
  const event: Page['event'] = (sent) => send('POST', 'events', { eventId: eventId(), ...sent });
  return {
    userId,
    accessToken,
    device,
    send,
    open: async (lang) => {
      const body = { deviceId: device, ...(lang === undefined ? {} : { lang }) };
      const view = (await send('POST', 'open', body)).read(viewSchema);
      generation = view.generation;
      return view;
    },
    view: async () => (await send('GET', 'step')).read(viewSchema),
    event,
    answer: async (block, answer = {}) => (await event({ type: 'answer', block, answer })).read(viewSchema),
    picture: async (metadata, file) => {
      const form = multipart([
        { name: 'metadata', content: JSON.stringify(metadata) },
        { name: 'content', content: file, fileName: 'picture.jpg', type: 'image/jpeg' },
      ]);
      return (await send('POST', 'pictures', form.body, form.headers)).read(taken);
    },
  };
}

/** Gives every consent that is asked for. */
export async function consent(page: Page, view: View): Promise<View> {
  if (view.step.kind !== 'consent') throw new Error(`no consent is asked for, but ${view.step.kind}`);
  const accepted = view.step.consents.map(({ key, version }) => ({ key, version }));
  return page.answer(view.step.block, { accepted });
}

/** Frames of a face that comes closer, from a picture of one. */
export async function comingCloser(picture: Buffer, frames = 7): Promise<Buffer[]> {
  const { width = 0, height = 0 } = await sharp(picture).metadata();
  return Promise.all(
    Array.from({ length: frames }, async (_, index) => {
      const share = 1 - (0.45 * index) / (frames - 1);
      const size = { width: Math.round(width * share), height: Math.round(height * share) };
      const left = Math.round((width - size.width) / 2);
      const top = Math.round(((height - size.height) / 2) * 0.8);
      const middle = await sharp(picture)
        .extract({ ...size, left, top })
        .toBuffer();
      return sharp(middle).resize(480, 640, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
    }),
  );
}

/** Sends the frames of one step of a challenge. */
export function sendFrames(
  page: Page,
  challengeId: string,
  metadata: { readonly token: string; readonly index: number },
  frames: readonly Buffer[],
  paceMs = 100,
): Promise<Answer> {
  const named = frames.map((_, index) => ({ part: `frame${index}`, timestampMs: paceMs * index }));
  const form = multipart([
    { name: 'metadata', content: JSON.stringify({ ...metadata, frames: named }) },
    ...frames.map((content, index) => ({
      name: `frame${index}`,
      content,
      fileName: `frame${index}.jpg`,
      type: 'image/jpeg',
    })),
  ]);
  return page.send('POST', `liveness/${challengeId}/frames`, form.body, form.headers);
}

/** Levels that ask for a paper which may be left out (`papers`), and for both sides of a document (`cards`). */
export async function addFlowLevels(server: TestServer): Promise<void> {
  await addLevel(
    server,
    'papers',
    [{ idDocSetType: 'PROOF_OF_RESIDENCE', types: ['UTILITY_BILL'], skipAllowed: true }],
    {
      type: 'standalone',
    },
  );
  await addLevel(
    server,
    'cards',
    [{ idDocSetType: 'IDENTITY', types: ['PASSPORT', 'ID_CARD'], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] }],
    { type: 'standalone' },
  );
}

/** As far as the first picture of the level `cards`. */
export async function atDocument(page: Page): Promise<View> {
  await consent(page, await page.open());
  return page.answer('IDENTITY-choice', { country: 'UTO', idDocType: 'ID_CARD' });
}
