import { randomBytes } from 'node:crypto';
import { levelIdSchema } from '@aval/core/ids';
import type { LevelDefinition } from '@aval/core/level';
import { reviewResultSchema } from '@aval/core/review';
import { z } from 'zod';
import type { Answer, Call, CallOptions } from './api-client.ts';
import { complete, multipart, readyApplicant, selfie, submit } from './applicant-steps.ts';
import { plainJpeg } from './pictures.ts';
import type { TestServer, TestSide } from './test-server.ts';

export const actionSchema = z.looseObject({
  id: z.string(),
  applicantId: z.string(),
  externalActionId: z.string(),
  type: z.string(),
  review: z.looseObject({
    reviewStatus: z.string(),
    attemptId: z.string(),
    attemptCnt: z.number(),
    levelName: z.string(),
    reviewResult: reviewResultSchema.optional(),
  }),
  reviewResult: reviewResultSchema.optional(),
  checks: z.array(z.looseObject({ checkType: z.string(), answer: z.string() })).optional(),
  images: z.array(z.looseObject({ imageId: z.number(), answer: z.string().optional() })).optional(),
});
export type ActionBody = z.output<typeof actionSchema>;

type DocSets = LevelDefinition['requiredIdDocs']['docSets'];

/** Puts a level into the environment; of the type `actions` unless told. */
export async function addLevel(
  { stores, sandbox }: TestServer,
  name: string,
  docSets: DocSets,
  options: {
    readonly type?: 'standalone' | 'actions';
    readonly sources?: string[];
    readonly side?: TestSide;
    readonly rules?: Omit<LevelDefinition['rules'], 'minimumAge'>;
  } = {},
): Promise<void> {
  const { type = 'actions', sources = [], side = sandbox } = options;
  await stores.levels.insert(side.context.environmentId, {
    id: levelIdSchema.parse(randomBytes(12).toString('hex')),
    name,
    type,
    createdAt: new Date(),
    definition: {
      version: 2,
      applicantType: 'individual',
      requiredIdDocs: { docSets },
      rules: { minimumAge: 18, ...options.rules },
      verification: { by: 'internal' },
      sources,
    },
  });
}

export const faceSteps: DocSets = [
  { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired: 'passiveLiveness' },
];

let made = 0;
export function newActionId(): string {
  made += 1;
  return `action-${process.pid}-${made}`;
}

export function createAction(
  call: Call,
  applicantId: string,
  levelName: string,
  body: unknown = { externalActionId: newActionId() },
  options: CallOptions = {},
): Promise<Answer> {
  const target = `/resources/applicantActions/-/forApplicant/${applicantId}?levelName=${encodeURIComponent(levelName)}`;
  return call('POST', target, { ...options, body });
}

export function uploadToAction(
  call: Call,
  actionId: string,
  file: Buffer,
  options: { readonly as?: CallOptions['as']; readonly metadata?: unknown; readonly type?: string } = {},
): Promise<Answer> {
  const { as, metadata = selfie, type = 'image/jpeg' } = options;
  const form = multipart([
    { name: 'metadata', content: JSON.stringify(metadata) },
    { name: 'content', content: file, fileName: 'face.jpg', type },
  ]);
  return call('POST', `/resources/applicantActions/${actionId}/images`, {
    ...(as === undefined ? {} : { as }),
    ...form,
  });
}

export function submitAction(call: Call, actionId: string, as?: CallOptions['as']): Promise<Answer> {
  const target = `/resources/applicantActions/${actionId}/review/status/pending`;
  return call('POST', target, as === undefined ? {} : { as });
}

export async function readAction(call: Call, actionId: string): Promise<ActionBody> {
  return (await call('GET', `/resources/applicantActions/${actionId}/one`)).read(actionSchema);
}

/** Submits the applicant and approves him as the sandbox may. */
export async function approve(call: Call, applicantId: string): Promise<void> {
  const answers = [
    await submit(call, applicantId),
    await complete(call, applicantId, { reviewAnswer: 'GREEN' }),
  ];
  for (const { status, bytes } of answers) if (status !== 200) throw new Error(bytes.toString());
}

/** An approved applicant whose pictures depict nothing. */
export async function approvedApplicant(call: Call) {
  const applicant = await readyApplicant(call);
  await approve(call, applicant.id);
  return applicant;
}

/** For tests that walk all routes: an action with a picture, and what stands for its path parameters. */
export async function approvedWithAction(server: TestServer, applicantId: string) {
  const { call } = server;
  await addLevel(server, 'face-auth', faceSteps);
  const holder = await approvedApplicant(call);
  const action = (await createAction(call, holder.id, 'face-auth')).read(actionSchema);
  const image = await uploadToAction(call, action.id, await plainJpeg(77));
  if (image.status !== 200) throw new Error(image.bytes.toString());
  return {
    actionId: action.id,
    selector: `-;applicantId=${applicantId}`,
    actionImageId: String(image.headers['x-image-id']),
  };
}
