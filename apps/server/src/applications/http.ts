import { type AppError, appError } from '@aval/core/errors';
import { imageIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { type Credentials, identifyCaller } from '../platform/http/authenticate.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type Advanced, advanceRun } from './advance-run.ts';
import { type AppealDependencies, appeal } from './appeal.ts';
import { eventLines } from './event-lines.ts';
import { deviceNameSchema, heldBy, ownerOf } from './flow-headers.ts';
import { type FollowRunDependencies, followRun } from './follow-run.ts';
import { type LivenessRouteDependencies, livenessRoutes } from './http-liveness.ts';
import { type UploadRouteDependencies, uploadRoutes } from './http-uploads.ts';
import { personEventSchema } from './person-events.ts';
import { pictureSchema } from './picture-body.ts';
import { purposeSchema } from './purpose-schema.ts';
import { type SendCodeDependencies, sendCode } from './send-code.ts';
import { type ShowCropDependencies, showCrop } from './show-crop.ts';
import { showRun } from './show-run.ts';
import { type TakeEventDependencies, takeEvent } from './take-event.ts';
import { type TakePictureDependencies, takePicture } from './take-picture.ts';
import { viewSchema } from './view-schema.ts';

export type FlowRouteDependencies = FollowRunDependencies &
  AppealDependencies &
  SendCodeDependencies & {
    readonly events: TakeEventDependencies;
    readonly take: TakePictureDependencies;
    readonly crop: ShowCropDependencies;
    readonly uploads: UploadRouteDependencies;
    readonly liveness: LivenessRouteDependencies;
    readonly credentials: Credentials;
    readonly clock: Clock;
  };

const base = '/resources/flow';
const reading = { permission: 'applicant.read', accessToken: 'bound' } as const;
const writing = { permission: 'applicant.write', accessToken: 'bound' } as const;
const lang = z.string().max(16).optional();
/** How often a comment line goes to whoever listens and hears nothing. */
const keepAliveMs = 20_000;

/** What the applicant's page talks to: see docs/flow-api.md. No address names a person: the access token does. */
export function flowRoutes(deps: FlowRouteDependencies): Route[] {
  const advance = advanceRun(deps.advance);
  const show = showRun(deps.show);
  const take = takePicture(deps.take);
  const event = takeEvent(deps.events);
  const code = sendCode(deps);
  const object = appeal(deps);
  const crop = showCrop(deps.crop);
  const follow = followRun(deps);
  const view = async (context: Context, run: Result<Advanced, AppError>) => {
    if (!run.ok) return run;
    const shown = await show(context, run.value);
    return shown.ok ? success({ body: shown.value }) : shown;
  };
  return [
    route(
      {
        method: 'POST',
        path: `${base}/open`,
        access: writing,
        summary: 'Begin or continue the application on this device',
        params: nothing,
        query: nothing,
        body: z.object({ deviceId: deviceNameSchema, lang }),
        response: viewSchema,
      },
      async (context, { body, ...request }) => {
        const owner = ownerOf(request);
        if (!owner.ok) return owner;
        const hand = { kind: 'open', device: body.deviceId, lang: body.lang } as const;
        return view(context, await advance(context, { ...owner.value, hand, events: [] }));
      },
    ),
    route(
      {
        method: 'GET',
        path: `${base}/step`,
        access: reading,
        summary: 'What the page shows now',
        params: nothing,
        query: nothing,
        body: nothing,
        response: viewSchema,
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const { device, ...owner } = held.value;
        return view(
          context,
          await advance(context, { ...owner, hand: { kind: 'device', device }, events: [] }),
        );
      },
    ),
    route(
      {
        method: 'POST',
        path: `${base}/events`,
        access: writing,
        summary: 'An answer, going back, trying again',
        params: nothing,
        query: nothing,
        body: personEventSchema,
        response: viewSchema,
      },
      async (context, request) => {
        const held = heldBy(request);
        return held.ok ? view(context, await event(context, { ...held.value, event: request.body })) : held;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${base}/codes`,
        access: writing,
        summary: 'Send a code by e-mail or short message',
        params: nothing,
        query: nothing,
        body: z.object({
          channel: z.enum(['email', 'phone']),
          value: z.string().min(1).max(320).optional(),
          lang,
        }),
        response: z.object({
          channel: z.enum(['email', 'phone']),
          maskedValue: z.string(),
          expiresAt: z.string(),
          resendAfter: z.string(),
        }),
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const { channel, value, lang: asked } = request.body;
        const sent = await code(context, { ...held.value, channel, value, lang: asked });
        if (!sent.ok) return sent;
        const { maskedValue, expiresAt, resendAfter } = sent.value;
        const times = { expiresAt: expiresAt.toISOString(), resendAfter: resendAfter.toISOString() };
        return success({ body: { channel, maskedValue, ...times } });
      },
    ),
    route(
      {
        method: 'POST',
        path: `${base}/pictures`,
        access: writing,
        summary: 'A picture for the present step; answers how good it is',
        params: nothing,
        query: nothing,
        body: purposeSchema,
        multipart: { metadataPart: 'metadata', filePart: 'content' },
        response: z.object({ picture: pictureSchema, view: viewSchema }),
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const { device, ...owner } = held.value;
        const file = request.files.get('content');
        if (file === undefined)
          return failure(appError('invalid-value', "The part 'content' with the picture is missing"));
        const hand = { kind: 'device', device } as const;
        const taken = await take(context, { ...owner, hand, purpose: request.body, file });
        if (!taken.ok) return taken;
        const { imageId, verdict, run } = taken.value;
        const shown = await show(context, run);
        if (!shown.ok) return shown;
        const reasons = verdict.reasons.map(({ key, fix, box }) => ({
          key,
          fix,
          ...(box === null ? {} : { box }),
        }));
        return success({
          body: { picture: { imageId, quality: verdict.quality, reasons }, view: shown.value },
        });
      },
    ),
    route(
      {
        method: 'GET',
        path: `${base}/pictures/:imageId/crop`,
        access: reading,
        summary: 'The part of a refused picture that is to blame',
        params: z.object({ imageId: z.coerce.number().pipe(imageIdSchema) }),
        query: nothing,
        body: nothing,
        response: { contentTypes: ['image/jpeg'] },
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const shown = await crop(context, { ...held.value, imageId: request.params.imageId });
        return shown.ok ? success({ bytes: shown.value, contentType: 'image/jpeg' }) : shown;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${base}/appeal`,
        access: writing,
        summary: 'Object to a final refusal: an officer looks again',
        params: nothing,
        query: nothing,
        body: z.object({ text: z.string().trim().min(1).max(2000) }),
        response: viewSchema,
      },
      async (context, request) => {
        const held = heldBy(request);
        return held.ok
          ? view(context, await object(context, { ...held.value, text: request.body.text }))
          : held;
      },
    ),
    route(
      {
        method: 'GET',
        path: `${base}/progress`,
        access: reading,
        summary: 'Server-sent events: the view, and again whenever it changed',
        params: nothing,
        query: nothing,
        body: nothing,
        response: { contentTypes: ['text/event-stream'] },
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const gone = new AbortController();
        const stillMay = async () => (await identifyCaller(deps.credentials, deps.clock, request.headers)).ok;
        const news = await follow(context, { ...held.value, gone: gone.signal, stillMay });
        if (!news.ok) return news;
        const stream = eventLines(news.value, { onGone: () => gone.abort(), keepAliveMs });
        // A proxy that gathers answers would hold every event back.
        return success({ stream, contentType: 'text/event-stream', headers: { 'X-Accel-Buffering': 'no' } });
      },
    ),
    ...uploadRoutes(deps.uploads, show),
    ...livenessRoutes(deps.liveness, show),
  ];
}
