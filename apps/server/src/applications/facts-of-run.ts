import type { Block, BlockOf } from '@aval/core/flow/block';
import type { FlowDefinition } from '@aval/core/flow/definition';
import type { FlowFact, FlowFacts } from '@aval/core/flow/reconcile';
import type { AnswerData, FlowState } from '@aval/core/flow/state';
import { idDocTypeSchema, isDoubleSided } from '@aval/core/level';
import { type CaptureVerdict, captureVerdict } from '@aval/core/rules/capture-verdict';
import { judgeUpload } from '@aval/core/rules/upload-warnings';
import { judgedDocument, stepDocuments } from '@aval/core/steps';
import { isoDay } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { RunImage, World } from './read-world.ts';

const chosenSchema = z.object({ country: z.string(), idDocType: idDocTypeSchema });
export type ChosenDocument = z.infer<typeof chosenSchema>;

/** What is true outside of the run, as the engine wants to know it. */
export async function factsOfRun(
  world: World,
  definition: FlowDefinition,
  state: FlowState,
  now: Date,
): Promise<FlowFacts> {
  const done: Record<string, FlowFact> = {};
  const handedOver = isHandedOver(world, definition, state);
  for (const block of definition.blocks) {
    const fact = await factOf(world, state, block, now, handedOver);
    if (fact !== undefined) done[block.id] = fact;
  }
  return { done, submission: submissionOf(world) };
}

/** Whether the pictures are those that were handed over; not any more once the person began to mend what was refused. */
function isHandedOver(world: World, { blocks }: FlowDefinition, { answers }: FlowState): boolean {
  if (submissionOf(world) === null) return false;
  const submits = blocks.filter(({ kind }) => kind === 'submit').map(({ id }) => answers[id]);
  return submits.every((answer) => answer === undefined || answer.standing);
}

/** The pictures of the step that the answer to what was handed over set aside. */
export function setAside(world: World, step: string): readonly RunImage[] {
  const outcome = submissionOf(world)?.outcome;
  if (outcome !== 'retry' && outcome !== 'rejected') return [];
  return world.images.filter(
    ({ deactivated, idDocSetType, reviewResult }) =>
      deactivated && idDocSetType === step && reviewResult?.reviewAnswer === 'RED',
  );
}

/** The document that the person chose for the step, if the choice stands. */
export function chosenDocument(state: FlowState, choice: string): ChosenDocument | undefined {
  const answer = state.answers[choice];
  return answer?.standing === true ? chosenSchema.safeParse(answer.data).data : undefined;
}

/** The pictures of the chosen document, front first. */
export function capturedDocument(world: World, state: FlowState, block: BlockOf<'capture'>) {
  const chosen = chosenDocument(state, block.choice);
  const active = world.images.filter((image) => !image.deactivated);
  return stepDocuments(world.level.definition.requiredIdDocs, block.step, active).find(
    ({ idDocType, country }) => idDocType === chosen?.idDocType && country === chosen.country,
  );
}

/** What is to be said of a picture that was looked at; one that was not is good until the checks look. */
export async function verdictOn(world: World, image: RunImage, now: Date): Promise<CaptureVerdict> {
  const findings = await world.findingsOf(image);
  if (findings === undefined) return { quality: 'good', reasons: [] };
  const { idDocType, idDocSubType, country } = image;
  const required = world.level.definition.requiredIdDocs;
  const verdict = judgeUpload({ findings, idDocType, idDocSubType, country, required, today: isoDay(now) });
  return captureVerdict({ findings, verdict, idDocSubType, isDoubleSided: isDoubleSided(idDocType) });
}

/** The selfie that is judged, if there is one. */
export function selfieOf(world: World, block: BlockOf<'liveness'>): RunImage | undefined {
  const active = world.images.filter((image) => !image.deactivated);
  return judgedDocument(world.level.definition.requiredIdDocs, block.step, active)?.images.at(-1);
}

async function factOf(
  world: World,
  state: FlowState,
  block: Block,
  now: Date,
  handedOver: boolean,
): Promise<FlowFact | undefined> {
  const { steps, action } = world;
  const standing = state.answers[block.id]?.standing === true;
  const active = world.images.filter((image) => !image.deactivated);
  const required = world.level.definition.requiredIdDocs;
  switch (block.kind) {
    case 'consent':
      return {
        done: block.consents.every(({ key, version }) => world.consents.has(`${key}@${version}`)),
        data: {},
      };
    case 'document-choice': {
      // Documents that came by another way choose for the person; he may choose otherwise.
      if (standing || state.answers[block.id] !== undefined) return undefined;
      const aside = handedOver ? setAside(world, block.step) : [];
      const there = judgedDocument(required, block.step, active) ?? aside.at(-1);
      return there === undefined
        ? undefined
        : { done: true, data: { country: there.country, idDocType: there.idDocType } };
    }
    case 'capture': {
      const document = capturedDocument(world, state, block);
      if (document === undefined || !document.complete)
        return missing(handedOver ? setAside(world, block.step) : []);
      const data = imagesData(document.images);
      if (standing) return { done: true, data };
      for (const image of document.images)
        if ((await verdictOn(world, image, now)).quality !== 'good') return undefined;
      return { done: true, data };
    }
    case 'upload': {
      const there = judgedDocument(required, block.step, active);
      if (there === undefined) return missing(handedOver ? setAside(world, block.step) : []);
      return { done: true, data: imagesData(there.images) };
    }
    case 'data-check': {
      if (standing) return undefined;
      // Handed over by another way: it is looked at as it was read.
      if (handedOver) return { done: true, data: {} };
      const documents = stepDocuments(required, block.step, active);
      const findings = await Promise.all(
        documents.flatMap(({ images }) => images).map((image) => world.findingsOf(image)),
      );
      // Nobody can check what was not read yet.
      const isUnread = findings.length > 0 && findings.every((one) => one === undefined);
      return isUnread ? { done: true, data: {} } : undefined;
    }
    case 'liveness':
      return livenessFact(world, state, block, now, handedOver);
    case 'code':
      return { done: steps.confirmed[block.channel], data: {} };
    case 'questionnaire':
      return { done: steps.questionnaires.has(block.questionnaireId), data: {} };
    case 'data':
      return {
        done:
          action !== undefined ||
          block.fields.every(({ name, required: needed }) => !needed || steps.fields.has(name)),
        data: {},
      };
    default:
      return undefined;
  }
}

async function livenessFact(
  world: World,
  state: FlowState,
  block: BlockOf<'liveness'>,
  now: Date,
  handedOver: boolean,
): Promise<FlowFact | undefined> {
  const answer = state.answers[block.id];
  if (answer?.standing === true && answer.outcome === 'manual') return undefined;
  const selfie = selfieOf(world, block);
  if (selfie === undefined) return missing(handedOver ? setAside(world, block.step) : []);
  const data = imagesData([selfie]);
  if (block.mode === 'photo') {
    const isGood = answer?.standing === true || (await verdictOn(world, selfie, now)).quality === 'good';
    return isGood ? { done: true, data } : undefined;
  }
  const passed = world.challenges.some(
    ({ status, imageId }) => status === 'passed' && imageId === selfie.imageId,
  );
  // A selfie that the customer's own program sent counts where the level does not insist; one slipped past a challenge never does.
  const isForeign = !block.strict && world.challenges.length === 0;
  return { done: passed || isForeign, data };
}

function missing(aside: readonly RunImage[]): FlowFact {
  return { done: false, data: imagesData(aside), ...(aside.length > 0 ? { setAside: true } : {}) };
}

function imagesData(images: readonly RunImage[]): AnswerData {
  return { images: images.map(({ imageId }) => imageId) };
}

/** How what was handed over stands. */
export function submissionOf({ review, action }: Pick<World, 'review' | 'action'>): FlowFacts['submission'] {
  const { state, attemptId } = action ?? review;
  switch (state.status) {
    case 'init':
    case 'awaitingUser':
      return null;
    case 'completed': {
      const { result } = state;
      if (result.reviewAnswer === 'GREEN') return { reference: attemptId, outcome: 'approved' };
      return { reference: attemptId, outcome: result.reviewRejectType === 'RETRY' ? 'retry' : 'rejected' };
    }
    default:
      return { reference: attemptId, outcome: null };
  }
}
