import { type AppError, appError } from '@aval/core/errors';
import { compileLevel } from '@aval/core/flow/compile-level';
import type { FlowDefinition } from '@aval/core/flow/definition';
import { reconcile } from '@aval/core/flow/reconcile';
import { type FlowEvent, type FlowState, freshState } from '@aval/core/flow/state';
import { effectsAt, step } from '@aval/core/flow/step';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result, success } from '@aval/core/result';
import { type SubmitActionDependencies, submitAction } from '../actions/submit-action.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type SubmitReviewDependencies, submitReview } from '../reviews/submit-review.ts';
import { factsOfRun } from './facts-of-run.ts';
import type { Application, ApplicationStore, RunOwner, StoredFlowEvent } from './ports.ts';
import {
  findingsReader,
  type ReadWorldDependencies,
  readWorld,
  type World,
  type WorldStores,
} from './read-world.ts';

export type RunStores = WorldStores & { readonly applications: ApplicationStore; readonly journal: Journal };
export type AdvanceRunDependencies = Pick<ReadWorldDependencies, 'keyring'> & {
  readonly transact: Transact<RunStores>;
  /** For looking at pictures once the run was moved. */
  readonly stores: Pick<WorldStores, 'images' | 'actionImages'>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly submit: SubmitReviewDependencies & SubmitActionDependencies;
};

/** A device that says it has the run in hand. */
export type Device = { readonly id: string; readonly generation: number };
/** `open` takes the run over for the device. */
export type Hand =
  | { readonly kind: 'open'; readonly device: string; readonly lang: string | undefined }
  | { readonly kind: 'device'; readonly device: Device }
  /** Of the server itself: catches up, whoever has the run in hand. */
  | { readonly kind: 'server' }
  /** Only looks: the run stays where it is. */
  | { readonly kind: 'look' };

export type Run = { readonly application: Application; readonly world: World };
export type Advanced = Run & { readonly taken: boolean };
type Input = RunOwner & { readonly hand: Hand; readonly events: readonly FlowEvent[] };

/** Errors of handing over that only mean that it cannot be done now, or was done by somebody else. */
const awaited: readonly string[] = ['applicant-already-in-the-state', 'steps-missing', 'state-conflict'];

/**
 * Moves a run: it catches up with what happened outside, takes the events, catches up again, and hands over what was gathered
 * once it is whole. A crash at any point is made good by the next call. Errors: `flow-not-open`, `continued-elsewhere`, and
 * those of `readWorld`.
 */
export function advanceRun(deps: AdvanceRunDependencies) {
  const review = submitReview(deps.submit);
  const action = submitAction(deps.submit);
  return async (context: Context, input: Input): Promise<Result<Advanced, AppError>> => {
    let moved = await move(deps, context, input);
    if (input.hand.kind === 'look') return moved;
    // Handing over changes what is outside of the run, which then catches up; twice is more than any flow needs.
    for (let round = 0; moved.ok && round < 2; round += 1) {
      const { application } = moved.value;
      if (!effectsAt(application.definition, application.state).some(({ type }) => type === 'submit')) break;
      const { applicantId, actionId } = input;
      const submitted =
        actionId === undefined
          ? await review(context, { applicantId, reason: undefined })
          : await action(context, actionId);
      if (!submitted.ok && !awaited.includes(submitted.error.name)) return submitted;
      const { taken } = moved.value;
      const caughtUp = await move(deps, context, { ...input, hand: { kind: 'server' }, events: [] });
      moved = caughtUp.ok ? success({ ...caughtUp.value, taken }) : caughtUp;
      if (!submitted.ok) break;
    }
    return moved;
  };
}

async function move(
  deps: AdvanceRunDependencies,
  context: Context,
  input: Input,
): Promise<Result<Advanced, AppError>> {
  const moved = await moveLocked(deps, context, input);
  if (!moved.ok) return moved;
  const { world } = moved.value;
  const findingsOf = findingsReader(deps.stores, context, world.applicant, world.action);
  return success({ ...moved.value, world: { ...world, findingsOf } });
}

function moveLocked(
  { transact, clock, identifiers, keyring }: AdvanceRunDependencies,
  context: Context,
  { applicantId, actionId, hand, events }: Input,
): Promise<Result<Advanced, AppError>> {
  const { environmentId } = context;
  const owner = { applicantId, actionId };
  return transact(async (stores) => {
    const at = clock();
    if (hand.kind === 'open') {
      const opened = await readWorld({ stores, keyring }, context, owner);
      if (!opened.ok) return opened;
      await begin(stores, environmentId, opened.value, identifiers, at);
    }
    const applicant = await stores.applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { dataKey } = applicant;
    const found = await stores.applications.lock(environmentId, owner, dataKey);
    if (found === undefined) return failure(appError('flow-not-open'));
    // Read under the lock: what was there before may be behind what the last move saw.
    const read = await readWorld({ stores, keyring }, context, owner);
    if (!read.ok) return read;
    const world = read.value;
    if (hand.kind === 'look') return success({ application: found, world, taken: false });
    const held = take(found, hand);
    if (!held.ok) return held;
    const definition = definitionFor(found, world);
    const taken: FlowEvent[] = [];
    let state = held.value.state;
    const apply = (event: FlowEvent) => {
      const stepped = step(definition, state, event);
      state = stepped.state;
      if (stepped.taken) taken.push(event);
      return stepped.taken;
    };
    const catchUp = async () => {
      for (const event of reconcile(definition, state, await factsOfRun(world, definition, state, at)))
        apply(event);
    };
    // What the person did comes first: carrying it out made it true outside, and found there it would be nobody's answer.
    const early = events.map(apply);
    await catchUp();
    const late = events.filter((_, index) => early[index] !== true).map(apply);
    if (late.includes(true)) await catchUp();
    const isTaken = [...early, ...late].includes(true);
    const application: Application = {
      ...held.value,
      definition,
      state,
      ...placeOf(definition, state),
      levelId: world.level.id,
    };
    const isChanged =
      taken.length > 0 ||
      definition !== found.definition ||
      held.value !== found ||
      application.levelId !== found.levelId;
    if (!isChanged) return success({ application: found, world, taken: isTaken });
    const changed = { ...application, changedAt: at };
    await stores.applications.save(environmentId, changed, dataKey);
    const stored = taken.map(
      (event, index): StoredFlowEvent => ({ sequence: found.state.sequence + index + 1, event, at }),
    );
    await stores.applications.addEvents(environmentId, changed, stored, dataKey);
    await stores.journal.append({
      environmentId,
      subjectId: applicantId,
      at,
      type: entryType(found, changed, taken),
      actor: context.actor,
      payload: {
        applicationId: found.id,
        actionId,
        block: changed.block,
        generation: changed.generation,
        events: taken.map(told),
      },
      dataKey,
    });
    return success({ application: changed, world, taken: isTaken });
  });
}

async function begin(
  { applications }: Pick<RunStores, 'applications'>,
  environmentId: Context['environmentId'],
  { owner, applicant, level }: World,
  identifiers: Identifiers,
  at: Date,
): Promise<void> {
  const definition = compileLevel(level);
  await applications.insert(
    environmentId,
    {
      ...owner,
      id: identifiers.objectId(),
      levelId: level.id,
      definition,
      state: freshState,
      ...placeOf(definition, freshState),
      device: undefined,
      generation: 0,
      lang: undefined,
      createdAt: at,
      changedAt: at,
    },
    applicant.dataKey,
  );
}

/** The run in the hand of who asks; the same object when nothing changes by that. */
function take(
  application: Application,
  hand: Exclude<Hand, { kind: 'look' }>,
): Result<Application, AppError> {
  if (hand.kind === 'server') return success(application);
  if (hand.kind === 'open') {
    const lang = hand.lang ?? application.lang;
    if (application.device === hand.device)
      return success(lang === application.lang ? application : { ...application, lang });
    return success({ ...application, device: hand.device, generation: application.generation + 1, lang });
  }
  const { id, generation } = hand.device;
  if (application.device === undefined) return failure(appError('flow-not-open'));
  return application.device === id && application.generation === generation
    ? success(application)
    : failure(appError('continued-elsewhere'));
}

/** A level that was changed, or exchanged for another, is followed as long as the run goes on; what was answered stays answered. */
function definitionFor(application: Application, { level }: World): FlowDefinition {
  const compiled = compileLevel(level);
  const isSame = canonical(compiled) === canonical(application.definition);
  if (isSame || (application.status === 'ended' && application.levelId === level.id))
    return application.definition;
  return compiled;
}

function placeOf(definition: FlowDefinition, state: FlowState): Pick<Application, 'block' | 'status'> {
  const { block } = walk(definition, state);
  return { block: block.id, status: block.kind === 'end' && block.result !== 'retry' ? 'ended' : 'running' };
}

function entryType(before: Application, after: Application, events: readonly FlowEvent[]): string {
  if (before.generation === 0 && after.generation === 1) return 'applicationBegun';
  if (before.generation !== after.generation) return 'applicationTakenOver';
  if (after.status === 'ended' && before.status !== 'ended') return 'applicationEnded';
  return events.length === 0 ? 'applicationFlowChanged' : 'applicationMoved';
}

/** Names only: what was answered is in the run's own events. */
function told(event: FlowEvent): Record<string, unknown> {
  switch (event.type) {
    case 'answer':
      return { type: event.type, block: event.block, outcome: event.outcome, by: event.by };
    case 'back':
      return { type: event.type, block: event.block };
    case 'reopen':
      return { type: event.type, blocks: event.blocks };
    case 'signal':
      return { type: event.type, name: event.name, reference: event.reference, outcome: event.outcome };
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
