import { type AppError, appError } from '@aval/core/errors';
import type { Block } from '@aval/core/flow/block';
import { walk } from '@aval/core/flow/walk';
import { docSetOf, type IdDocSubType, type IdDocType } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { type CaptureVerdict, captureReasons } from '@aval/core/rules/capture-verdict';
import { judgeSides } from '@aval/core/rules/judge-sides';
import { type AddActionImageDependencies, addActionImage } from '../actions/add-action-image.ts';
import { type AddDocumentDependencies, addDocument } from '../documents/add-document.ts';
import { type SetImageActiveDependencies, setImageActive } from '../documents/set-image-active.ts';
import type { Context } from '../platform/context.ts';
import type { FilePart } from '../platform/http/read-multipart.ts';
import {
  type Advanced,
  type AdvanceRunDependencies,
  advanceRun,
  type Hand,
  type Run,
} from './advance-run.ts';
import { countriesOf, sidesOf } from './document-bodies.ts';
import { capturedDocument, chosenDocument, selfieOf, verdictOn } from './facts-of-run.ts';
import type { RunOwner } from './ports.ts';
import type { RunImage } from './read-world.ts';

export type TakePictureDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly add: AddDocumentDependencies;
  readonly addToAction: AddActionImageDependencies;
  readonly setActive: SetImageActiveDependencies;
};
/** What a picture is for. */
export type PicturePurpose = {
  readonly block: string;
  readonly side?: IdDocSubType | null | undefined;
  /** Of steps that take papers. */
  readonly idDocType?: IdDocType | undefined;
  readonly country?: string | undefined;
};
type Input = RunOwner & { readonly hand: Hand; readonly purpose: PicturePurpose; readonly file: FilePart };
export type TakenPicture = {
  readonly imageId: number;
  readonly verdict: CaptureVerdict;
  readonly run: Advanced;
};
type Wanted = {
  readonly idDocType: IdDocType;
  readonly country: string;
  readonly idDocSubType: IdDocSubType | null;
  /** What the new picture stands in for. */
  readonly former: readonly RunImage[];
};

/** ICAO's code for a state that is not told: of faces it means nothing. */
const noState = 'XXX';

/**
 * Takes a picture for the block that waits and judges it while the person still has the document in hand. A picture that cannot be
 * used is set aside; one that can stands in for the one before. Errors: those of `advanceRun`, `addDocument` and `addActionImage`, and
 * `state-conflict` when the block does not take this picture now.
 */
export function takePicture(deps: TakePictureDependencies) {
  const advance = advanceRun(deps.advance);
  const add = addDocument(deps.add);
  const addToAction = addActionImage(deps.addToAction);
  const setActive = setImageActive(deps.setActive);
  return async (context: Context, input: Input): Promise<Result<TakenPicture, AppError>> => {
    const { applicantId, actionId, hand, purpose, file } = input;
    const now = await advance(context, { applicantId, actionId, hand, events: [] });
    if (!now.ok) return now;
    const { definition, state } = now.value.application;
    const { block } = walk(definition, state);
    const wanted = wantedPicture(context, now.value, block, purpose);
    if (!wanted.ok) return wanted;
    const { idDocType, country, idDocSubType, former } = wanted.value;
    const metadata = { idDocType, country, ...(idDocSubType === null ? {} : { idDocSubType }) };
    const { inspectionId } = now.value.world.applicant;
    let imageId: number;
    if (actionId === undefined) {
      const added = await add(context, {
        applicantId,
        metadata,
        file,
        wantsWarnings: true,
        keepsOtherSides: true,
      });
      if (!added.ok) return added;
      if (added.value.imageId === undefined) throw new Error('a picture was taken and has no number');
      imageId = added.value.imageId;
    } else {
      const added = await addToAction(context, { actionId, metadata, file });
      if (!added.ok) return added;
      imageId = added.value.imageId;
    }
    // Judged before the run catches up: it goes on by itself only with a good one.
    const looked = await advance(context, { applicantId, actionId, hand: { kind: 'look' }, events: [] });
    if (!looked.ok) return looked;
    const image = looked.value.world.images.find((one) => one.imageId === imageId);
    if (image === undefined) throw new Error(`picture ${imageId} is gone`);
    const verdict = await judged(deps, looked.value, block, image);
    const aside = verdict.quality === 'refused' ? [image] : former;
    if (actionId === undefined)
      for (const { imageId: id, deactivated } of aside) {
        if (deactivated) continue;
        const set = await setActive(context, { inspectionId, imageId: id, active: false });
        if (!set.ok) return set;
      }
    const run = await advance(context, { applicantId, actionId, hand: { kind: 'server' }, events: [] });
    return run.ok ? success({ imageId, verdict, run: run.value }) : run;
  };
}

function wantedPicture(
  { environment }: Context,
  { application, world }: Run,
  block: Block,
  purpose: PicturePurpose,
): Result<Wanted, AppError> {
  if (block.id !== purpose.block) return refusal('The step is another one by now');
  const side = purpose.side ?? null;
  switch (block.kind) {
    case 'capture': {
      const chosen = chosenDocument(application.state, block.choice);
      if (chosen === undefined) return refusal('No document was chosen');
      if (side !== null && !sidesOf(chosen.idDocType, block.subTypes).includes(side))
        return failure(appError('invalid-value', 'The document has no such side'));
      const images = capturedDocument(world, application.state, block)?.images ?? [];
      // The whole document stands in for its sides, and a side for the whole.
      const former = images.filter(
        ({ idDocSubType }) => idDocSubType === side || idDocSubType === null || side === null,
      );
      return success({ ...chosen, idDocSubType: side, former });
    }
    case 'upload': {
      const [only] = block.types;
      const idDocType = purpose.idDocType ?? (block.types.length === 1 ? only : undefined);
      const { country } = purpose;
      if (idDocType === undefined || !block.types.includes(idDocType))
        return failure(appError('doc-type-not-in-req-docs'));
      if (country === undefined || !countriesOf(block, environment === 'sandbox').includes(country))
        return failure(appError('invalid-value', "'country' is missing, or not taken"));
      return success({ idDocType, country, idDocSubType: null, former: [] });
    }
    case 'liveness': {
      if (block.mode !== 'photo') return refusal('Here the camera is asked, not a picture');
      const selfie = selfieOf(world, block);
      return success({
        ...selfieType(world.level, block.step, selfie),
        idDocSubType: null,
        former: selfie === undefined ? [] : [selfie],
      });
    }
    default:
      return refusal('No picture is asked for here');
  }
}

/** The type that the level has for a selfie, and the state that earlier ones of the person carry. */
export function selfieType(
  { definition }: Run['world']['level'],
  step: string,
  former: Pick<RunImage, 'country'> | undefined,
): { readonly idDocType: IdDocType; readonly country: string } {
  const { requiredIdDocs } = definition;
  const own = requiredIdDocs.docSets.find(({ idDocSetType }) => idDocSetType === step);
  const idDocType = own?.types?.[0] ?? docSetOf(requiredIdDocs, 'SELFIE')?.types?.[0] ?? 'SELFIE';
  return { idDocType, country: former?.country ?? noState };
}

async function judged(
  { advance: { clock } }: TakePictureDependencies,
  { world, application }: Run,
  block: Block,
  image: RunImage,
): Promise<CaptureVerdict> {
  const verdict = await verdictOn(world, image, clock());
  // Papers are looked at by people: what is known of identity documents and faces would find fault with every bill.
  if (block.kind === 'upload') return { quality: 'good', reasons: [] };
  if (verdict.quality === 'refused' || block.kind !== 'capture') return verdict;
  const sides = await Promise.all(
    (capturedDocument(world, application.state, block)?.images ?? []).map(async (one) => {
      const findings = await world.findingsOf(one);
      return {
        imageId: one.imageId,
        idDocSubType: one.idDocSubType,
        findings: findings?.kind === 'document' ? findings : null,
      };
    }),
  );
  const newest = sides.filter(
    (one) => one.imageId === image.imageId || one.idDocSubType !== image.idDocSubType,
  );
  const same = judgeSides(newest).answer === 'RED';
  if (!same) return verdict;
  const wrong = { key: 'wrongSide' as const, fix: captureReasons.wrongSide, box: null };
  return { quality: 'refused', reasons: [wrong, ...verdict.reasons] };
}

function refusal(description: string): Result<never, AppError> {
  return failure(appError('state-conflict', description));
}
