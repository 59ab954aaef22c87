import { type AppError, appError } from '@aval/core/errors';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import { challengeRules, triesLeft } from './challenge-rules.ts';
import { formChallengeToken, hashChallengeToken } from './challenge-token.ts';
import type { Challenge, ChallengeDice, ChallengeStore, RunOwner } from './ports.ts';

export type StartChallengeDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly transact: Transact<{ readonly challenges: ChallengeStore; readonly journal: Journal }>;
  readonly dice: ChallengeDice;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly keyring: Pick<Keyring, 'sign'>;
};
export type AskedStep = { readonly challenge: Challenge; readonly token: string };
type Input = RunOwner & { readonly device: Device };

/**
 * Asks the person for movements, in an order of the server's choice. Errors: those of `advanceRun`, `state-conflict` where no
 * challenge is asked for, `too-many-tries` with its seconds.
 */
export function startChallenge(deps: StartChallengeDependencies) {
  const { transact, dice, clock, identifiers, keyring } = deps;
  const advance = advanceRun(deps.advance);
  return async (context: Context, { device, ...owner }: Input): Promise<Result<AskedStep, AppError>> => {
    const now = await advance(context, { ...owner, hand: { kind: 'device', device }, events: [] });
    if (!now.ok) return now;
    const { application, world } = now.value;
    const { block } = walk(application.definition, application.state);
    if (block.kind !== 'liveness' || block.mode !== 'challenge')
      return failure(appError('state-conflict', 'No challenge is asked for here'));
    const issuedAt = clock();
    if (triesLeft(world.challenges, issuedAt) === 0)
      return failure({
        ...appError('too-many-tries', 'Too many challenges were not passed: try again later'),
        retryAfterSeconds: Math.ceil(challengeRules.triesWindowMs / 1000),
      });
    const id = identifiers.uuid();
    const token = formChallengeToken(keyring, id, 0, dice.token());
    const challenge: Challenge = {
      ...owner,
      id,
      block: block.id,
      tokenHash: hashChallengeToken(token),
      status: 'open',
      kinds: dice.kinds(),
      step: 0,
      stepAt: issuedAt,
      findings: [],
      checks: [],
      signals: {},
      imageId: undefined,
      issuedAt,
      expiresAt: expiry(issuedAt),
    };
    const { environmentId, actor } = context;
    const { dataKey } = world.applicant;
    const { applicantId, actionId } = owner;
    return transact(async ({ challenges, journal }) => {
      await challenges.insert(environmentId, challenge, dataKey);
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: issuedAt,
        type: 'livenessChallengeIssued',
        actor,
        payload: { challengeId: id, actionId, kinds: challenge.kinds },
        dataKey,
      });
      return success({ challenge, token });
    });
  };
}

/** The server's own time for a step: that of the movement and that of the upload. */
export function expiry(stepAt: Date): Date {
  return new Date(stepAt.getTime() + challengeRules.windowMs + challengeRules.graceMs);
}
