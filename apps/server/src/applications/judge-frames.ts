import type { Check } from '@aval/core/check';
import { type AppError, appError } from '@aval/core/errors';
import type { Face, FaceTemplate, FramesComparison, FramesFindings } from '@aval/core/findings';
import { mayGoToPerson } from '@aval/core/flow/block';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result, success } from '@aval/core/result';
import {
  attackKey,
  challengeKey,
  type LivenessKey,
  livenessFixes,
} from '@aval/core/rules/challenge-complaints';
import { portraitSide } from '@aval/core/rules/document-portrait';
import { judgeChallenge } from '@aval/core/rules/judge-challenge';
import { judgeLiveness } from '@aval/core/rules/judge-liveness';
import type { ModelThresholds } from '@aval/core/rules/model-thresholds';
import type { CameraFrame } from '@aval/vision/read-frames';
import { type AddActionImageDependencies, addActionImage } from '../actions/add-action-image.ts';
import { type AddDocumentDependencies, addDocument } from '../documents/add-document.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import { type Advanced, type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import { challengeRules, triesLeft } from './challenge-rules.ts';
import { formChallengeToken, hashChallengeToken, isChallengeToken } from './challenge-token.ts';
import type { Challenge, ChallengeDice, ChallengeStore, FrameReader, RunOwner } from './ports.ts';
import type { World } from './read-world.ts';
import { type AskedStep, expiry } from './start-challenge.ts';
import { selfieType } from './take-picture.ts';

export type JudgeFramesDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly transact: Transact<{ readonly challenges: ChallengeStore; readonly journal: Journal }>;
  readonly challenges: ChallengeStore;
  readonly frames: FrameReader;
  readonly modelThresholds: ModelThresholds;
  /** A known face against the frames whose head is turned as it is; fails across models. */
  readonly compareFrames: (
    known: { readonly template: FaceTemplate; readonly pose: Face['pose'] },
    findings: FramesFindings,
  ) => Result<FramesComparison, 'different-models'>;
  readonly add: AddDocumentDependencies;
  readonly addToAction: AddActionImageDependencies;
  readonly turns: Turns;
  readonly dice: Pick<ChallengeDice, 'token'>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'sign' | 'verify'>;
};
type Input = RunOwner & {
  readonly device: Device;
  readonly challengeId: string;
  readonly token: string;
  readonly index: number;
  /** Times on the page's clock, from 0 when it was told of the step. */
  readonly frames: readonly CameraFrame[];
  readonly signals: Readonly<Record<string, string | number>>;
};
export type LivenessReason = { readonly key: LivenessKey; readonly fix: string };
export type JudgedFrames =
  | { readonly outcome: 'next'; readonly asked: AskedStep }
  | { readonly outcome: 'passed'; readonly run: Advanced }
  | {
      readonly outcome: 'again';
      readonly reasons: readonly LivenessReason[];
      readonly triesLeft: number;
      readonly run: Advanced;
    }
  /** No challenge fits the person: a person will look. */
  | { readonly outcome: 'person'; readonly run: Advanced };

type Judged = { readonly checks: readonly Check[]; readonly reasons: readonly LivenessReason[] };

/**
 * Judges the frames of one step of a challenge. The server chose movement and order, its clock limits the time, every token counts
 * once, and the selfie is a frame of the server's choice, so that film made before and faces from elsewhere do not fit. Errors:
 * `challenge-expired`, `overloaded` and `vision-unavailable` (the token still counts then), and those of taking the selfie.
 */
export function judgeFrames(deps: JudgeFramesDependencies) {
  const { clock, keyring, dice } = deps;
  const advance = advanceRun(deps.advance);
  return async (context: Context, input: Input): Promise<Result<JudgedFrames, AppError>> => {
    const { applicantId, actionId, device, challengeId, token, index, frames } = input;
    const owner = { applicantId, actionId };
    if (!isChallengeToken(keyring, challengeId, index, token)) return failure(appError('challenge-expired'));
    const now = await advance(context, { ...owner, hand: { kind: 'device', device }, events: [] });
    if (!now.ok) return now;
    const { world, application } = now.value;
    const { dataKey } = world.applicant;
    const { environmentId } = context;
    const at = clock();
    const tokenHash = hashChallengeToken(token);
    const named = { id: challengeId, tokenHash, at };
    const challenge = await deps.challenges.take(environmentId, owner, named, dataKey);
    if (challenge === undefined || challenge.step !== index || challenge.block !== application.block)
      return failure(appError('challenge-expired'));
    const read = await deps.turns(applicantId, () => deps.frames.readFrames(frames));
    if (!read.ok && (read.error === 'busy' || read.error === 'closed')) {
      // Nothing was looked at: the same frames may come again, in what is left of the time.
      await deps.challenges.save(environmentId, { ...challenge, tokenHash }, dataKey);
      const name = read.error === 'busy' ? 'overloaded' : 'vision-unavailable';
      return failure({ ...appError(name), retryAfterSeconds: 2 });
    }
    const findings = read.ok ? read.value : null;
    const judged = await judge(deps, world, challenge, findings);
    const signals = { ...challenge.signals, ...input.signals };
    const done = {
      ...challenge,
      tokenHash: undefined,
      signals,
      checks: [...challenge.checks, ...judged.checks],
    };
    if (judged.reasons.length > 0 || findings === null) {
      const failed: Challenge = { ...done, status: 'failed', findings: [] };
      return again(deps, advance, context, { input, world, challenge: failed, reasons: judged.reasons });
    }
    if (challenge.step + 1 < challenge.kinds.length) {
      const step = challenge.step + 1;
      const next = formChallengeToken(keyring, challengeId, step, dice.token());
      const stepAt = clock();
      const asked: Challenge = {
        ...done,
        tokenHash: hashChallengeToken(next),
        step,
        stepAt,
        findings: [...challenge.findings, findings],
        expiresAt: expiry(stepAt),
      };
      const saved = await save(deps, context, world, asked, 'livenessStepDone');
      return saved.ok ? success({ outcome: 'next', asked: { challenge: asked, token: next } }) : saved;
    }
    const selfie = findings.reference === null ? undefined : frames[findings.reference];
    if (selfie === undefined) throw new Error('frames were judged and none shows a face');
    const taken = await takeSelfie(deps, context, world, challenge.block, application, selfie);
    if (!taken.ok) {
      const failed: Challenge = { ...done, status: 'failed', findings: [] };
      await save(deps, context, world, failed, 'livenessChallengeFailed');
      return taken;
    }
    const passed: Challenge = { ...done, status: 'passed', findings: [], imageId: taken.value };
    const saved = await save(deps, context, world, passed, 'livenessChallengePassed');
    if (!saved.ok) return saved;
    const run = await advance(context, { ...owner, hand: { kind: 'server' }, events: [] });
    return run.ok ? success({ outcome: 'passed', run: run.value }) : run;
  };
}

async function judge(
  { compareFrames, modelThresholds }: JudgeFramesDependencies,
  world: World,
  { kinds, step, findings: before }: Challenge,
  findings: FramesFindings | null,
): Promise<Judged> {
  const kind = kinds[step];
  if (kind === undefined) throw new Error(`the challenge has no step ${step}`);
  const asked = { kind, issuedAtMs: 0, windowMs: challengeRules.windowMs };
  const moved = judgeChallenge(asked, findings, undefined, { modelThresholds });
  const first = before[0] === undefined ? undefined : knownFace(before[0]);
  const portrait = await portraitOf(world);
  const compare = (known: typeof first) => {
    if (known === undefined || findings === null) return undefined;
    const compared = compareFrames(known, findings);
    return compared.ok ? compared.value : null;
  };
  const live = judgeLiveness(findings, undefined, {
    modelThresholds,
    // The face of the first step: nobody takes the person's place between two.
    ...(first === undefined ? {} : { selfie: compare(first) ?? null }),
    // A portrait that other models saw is compared by the checks, which read it anew.
    ...(portrait === undefined ? {} : withoutNull(compare(portrait))),
  });
  const complaint = challengeKey(moved);
  const keys = [
    complaint,
    // Faces that left the picture are nobody's.
    live.check.answer === 'RED' && complaint !== 'tooClose' ? attackKey(live.suspected) : undefined,
    live.check.answer === 'ERROR' && complaint === undefined ? ('unclear' as const) : undefined,
  ].filter((key) => key !== undefined);
  return {
    checks: [moved, live.check],
    reasons: [...new Set(keys)].map((key) => ({ key, fix: livenessFixes[key] })),
  };
}

function withoutNull(portrait: FramesComparison | null | undefined): { portrait?: FramesComparison } {
  return portrait === null || portrait === undefined ? {} : { portrait };
}

/** The face of the frame that looks straight at the camera. */
function knownFace({ frames, reference }: FramesFindings) {
  const frame = reference === null ? undefined : frames[reference];
  const [face] = frame?.faces ?? [];
  if (frame === undefined || frame.template === null || face === undefined) return undefined;
  return { template: frame.template, pose: face.pose };
}

/** The document's own photo, as far as it was looked at. */
async function portraitOf(world: World) {
  const sides = world.images.filter(
    (image) => !image.deactivated && image.idDocSetType.startsWith('IDENTITY'),
  );
  const read = await Promise.all(
    sides.map(async (image) => {
      const findings = await world.findingsOf(image);
      return findings?.kind === 'document' ? [{ imageId: image.imageId, findings }] : [];
    }),
  );
  const found = portraitSide(read.flat());
  const template = found?.side.findings.portrait;
  if (found === undefined || template === null || template === undefined) return undefined;
  return { template, pose: found.face.pose };
}

async function again(
  deps: JudgeFramesDependencies,
  advance: ReturnType<typeof advanceRun>,
  context: Context,
  given: {
    readonly input: Input;
    readonly world: World;
    readonly challenge: Challenge;
    readonly reasons: readonly LivenessReason[];
  },
): Promise<Result<JudgedFrames, AppError>> {
  const { input, world, challenge } = given;
  const saved = await save(deps, context, world, challenge, 'livenessChallengeFailed');
  if (!saved.ok) return saved;
  const owner = { applicantId: input.applicantId, actionId: input.actionId };
  const run = await advance(context, { ...owner, hand: { kind: 'server' }, events: [] });
  if (!run.ok) return run;
  const left = triesLeft(run.value.world.challenges, deps.clock());
  const { definition, state } = run.value.application;
  const { block } = walk(definition, state);
  if (left === 0 && block.kind === 'liveness' && mayGoToPerson(block)) {
    const event = {
      type: 'answer',
      eventId: challenge.id,
      block: block.id,
      outcome: 'manual',
      data: {},
      by: 'server',
    } as const;
    const moved = await advance(context, { ...owner, hand: { kind: 'server' }, events: [event] });
    return moved.ok ? success({ outcome: 'person', run: moved.value }) : moved;
  }
  const reasons =
    given.reasons.length > 0 ? given.reasons : [{ key: 'unclear' as const, fix: livenessFixes.unclear }];
  return success({ outcome: 'again', reasons, triesLeft: left, run: run.value });
}

function save(
  { transact, clock }: JudgeFramesDependencies,
  { environmentId, actor }: Context,
  { applicant }: World,
  challenge: Challenge,
  type: string,
): Promise<Result<undefined, AppError>> {
  return transact(async ({ challenges, journal }) => {
    await challenges.save(environmentId, challenge, applicant.dataKey);
    await journal.append({
      environmentId,
      subjectId: applicant.id,
      at: clock(),
      type,
      actor,
      payload: {
        challengeId: challenge.id,
        actionId: challenge.actionId,
        imageId: challenge.imageId,
        checks: challenge.checks.map(({ answer, sentence, numbers, modelIds }) => ({
          answer,
          sentence,
          numbers,
          modelIds,
        })),
      },
      dataKey: applicant.dataKey,
    });
    return success(undefined);
  });
}

async function takeSelfie(
  { add, addToAction }: JudgeFramesDependencies,
  context: Context,
  world: World,
  blockId: string,
  application: Advanced['application'],
  { bytes }: CameraFrame,
): Promise<Result<number, AppError>> {
  const block = application.definition.blocks.find(({ id }) => id === blockId);
  const step = block?.kind === 'liveness' ? block.step : 'SELFIE';
  const { applicantId, actionId } = world.owner;
  const metadata = selfieType(world.level, step, undefined);
  const file = { bytes: Buffer.from(bytes), fileName: undefined, mimeType: 'image/jpeg' };
  if (actionId !== undefined) {
    const added = await addActionImage(addToAction)(context, { actionId, metadata, file });
    return added.ok ? success(added.value.imageId) : added;
  }
  const added = await addDocument(add)(context, { applicantId, metadata, file, wantsWarnings: true });
  if (!added.ok) return added;
  if (added.value.imageId === undefined) throw new Error('a selfie was taken and has no number');
  return success(added.value.imageId);
}
