import { appError } from '@aval/core/errors';
import { failure, success } from '@aval/core/result';
import { frameLimits } from '@aval/vision/frame-limits';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { challengeRules } from './challenge-rules.ts';
import { heldBy } from './flow-headers.ts';
import { type JudgedFrames, type JudgeFramesDependencies, judgeFrames } from './judge-frames.ts';
import type { showRun } from './show-run.ts';
import { type AskedStep, type StartChallengeDependencies, startChallenge } from './start-challenge.ts';
import { viewSchema } from './view-schema.ts';

export type LivenessRouteDependencies = StartChallengeDependencies & JudgeFramesDependencies;

const path = '/resources/flow/liveness';
const access = { permission: 'applicant.write', accessToken: 'bound' } as const;
const askedSchema = z.object({
  token: z.string(),
  step: z.object({
    index: z.number().int(),
    count: z.number().int(),
    kind: z.string(),
    windowMs: z.number().int(),
  }),
  expiresAt: z.string(),
});
const frameSchema = z.object({
  part: z.string().regex(/^frame[0-7]$/, 'must be frame0 to frame7'),
  timestampMs: z.number().min(0).max(1_000_000),
});
const signalsSchema = z
  .record(z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/), z.union([z.string().max(200), z.number()]))
  .refine((signals) => Object.keys(signals).length <= 20, 'must be at most 20');

/** Liveness: the server asks for movements, and judges the frames that show them. */
export function livenessRoutes(deps: LivenessRouteDependencies, show: ReturnType<typeof showRun>): Route[] {
  const start = startChallenge(deps);
  const judge = judgeFrames(deps);
  return [
    route(
      {
        method: 'POST',
        path,
        access,
        summary: 'Ask for a liveness challenge',
        params: nothing,
        query: nothing,
        body: nothing,
        response: askedSchema.extend({ challengeId: z.string() }),
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const asked = await start(context, held.value);
        if (!asked.ok) return asked;
        return success({ body: { challengeId: asked.value.challenge.id, ...askedBody(asked.value) } });
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/:challengeId/frames`,
        access,
        summary: 'The frames of one step of a challenge; answers whether they show it',
        params: z.object({ challengeId: z.uuid() }),
        query: nothing,
        body: z.object({
          token: z.string().min(1).max(300),
          index: z.number().int().min(0).max(9),
          frames: z.array(frameSchema).min(challengeRules.minimumFrames).max(challengeRules.maximumFrames),
          signals: signalsSchema.default({}),
        }),
        multipart: { metadataPart: 'metadata', filePart: 'frame0' },
        response: z.object({
          outcome: z.enum(['next', 'passed', 'again', 'person']),
          ...askedSchema.partial().shape,
          reasons: z.array(z.object({ key: z.string(), fix: z.string() })).optional(),
          triesLeft: z.number().int().optional(),
          view: viewSchema.optional(),
        }),
      },
      async (context, { params, body, files, ...request }) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const frames = body.frames.flatMap(({ part, timestampMs }) => {
          const file = files.get(part);
          return file === undefined ? [] : [{ bytes: file.bytes, timestampMs }];
        });
        if (frames.length !== body.frames.length)
          return failure(appError('invalid-value', 'A frame is named that is not there'));
        if (new Set(body.frames.map(({ part }) => part)).size !== frames.length)
          return failure(appError('invalid-value', 'A frame is named twice'));
        if (frames.some(({ bytes }) => bytes.length > frameLimits.frameBytes))
          return failure(appError('file-too-big', 'A frame is larger than 4 MB'));
        const { challengeId } = params;
        const { token, index, signals } = body;
        const judged = await judge(context, { ...held.value, challengeId, token, index, frames, signals });
        if (!judged.ok) return judged;
        const { outcome } = judged.value;
        if (outcome === 'next') return success({ body: { outcome, ...askedBody(judged.value.asked) } });
        const shown = await show(context, judged.value.run);
        if (!shown.ok) return shown;
        return success({ body: { outcome, ...triedBody(judged.value), view: shown.value } });
      },
    ),
  ];
}

function askedBody({ challenge, token }: AskedStep): z.input<typeof askedSchema> {
  const { step, kinds, expiresAt } = challenge;
  const kind = kinds[step];
  if (kind === undefined) throw new Error(`the challenge has no step ${step}`);
  return {
    token,
    step: { index: step, count: kinds.length, kind, windowMs: challengeRules.windowMs },
    expiresAt: expiresAt.toISOString(),
  };
}

function triedBody(judged: JudgedFrames) {
  return judged.outcome === 'again'
    ? { reasons: judged.reasons.map(({ key, fix }) => ({ key, fix })), triesLeft: judged.triesLeft }
    : {};
}
