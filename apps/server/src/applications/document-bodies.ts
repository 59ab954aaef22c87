import { isoCountryCodes } from '@aval/core/countries';
import type { BlockOf } from '@aval/core/flow/block';
import type { FlowState } from '@aval/core/flow/state';
import { type IdDocSubType, type IdDocType, isDoubleSided } from '@aval/core/level';
import type { CaptureReason } from '@aval/core/rules/capture-verdict';
import { maximumFileBytes } from '../platform/http/read-multipart.ts';
import { capturedDocument, chosenDocument, verdictOn } from './facts-of-run.ts';
import type { World } from './read-world.ts';
import type { StepBody } from './view-schema.ts';

/** Bytes of one piece of an upload: what the door takes as a body that is no form. */
export const chunkBytes = 1024 * 1024;
/** Pictures one applicant and one action may have, as the use cases that take them count. */
const maximumImages = { applicant: 60, action: 30 };
/** The state of specimens: taken in the sandbox only. */
const specimenState = 'UTO';

type Own<Kind extends StepBody['kind']> = Omit<
  Extract<StepBody, { kind: Kind }>,
  'block' | 'group' | 'skippable' | 'again'
>;
type Choosing = BlockOf<'document-choice'> | BlockOf<'capture'> | BlockOf<'upload'>;

/** What the page has to know of files. */
export function fileLimits({ images, action }: World) {
  const most = action === undefined ? maximumImages.applicant : maximumImages.action;
  return {
    fileBytes: maximumFileBytes,
    chunkBytes,
    formats: ['image/jpeg', 'image/png', 'application/pdf'],
    picturesLeft: Math.max(0, most - images.length),
  };
}

/** States whose documents the level takes. */
export function countriesOf(
  { includedCountries, excludedCountries = [] }: Pick<Choosing, 'includedCountries' | 'excludedCountries'>,
  isSandbox: boolean,
): string[] {
  const all = isSandbox ? [...isoCountryCodes, specimenState] : isoCountryCodes;
  const included = includedCountries ?? all;
  return all.filter((code) => included.includes(code) && !excludedCountries.includes(code));
}

/** Sides of a document that are photographed; null is the whole document. */
export function sidesOf(
  idDocType: IdDocType,
  subTypes: readonly IdDocSubType[] | undefined,
): (IdDocSubType | null)[] {
  if (!isDoubleSided(idDocType)) return [null];
  const sides: readonly IdDocSubType[] = subTypes ?? ['FRONT_SIDE', 'BACK_SIDE'];
  return sides.length === 0 ? [null] : [...sides];
}

export function choiceBody(
  block: BlockOf<'document-choice'>,
  world: World,
  state: FlowState,
  isSandbox: boolean,
): Own<'document-choice'> {
  const subTypes = world.level.definition.requiredIdDocs.docSets.find(
    ({ idDocSetType }) => idDocSetType === block.step,
  )?.subTypes;
  const chosen = chosenDocument(state, block.id);
  return {
    kind: 'document-choice',
    ...choosing(block, world, isSandbox, subTypes),
    ...(chosen === undefined ? {} : { chosen }),
  };
}

export async function captureBody(
  block: BlockOf<'capture'>,
  world: World,
  state: FlowState,
  now: Date,
): Promise<Own<'capture'>> {
  const chosen = chosenDocument(state, block.choice);
  if (chosen === undefined) throw new Error(`the run takes pictures of no document at '${block.id}'`);
  const images = capturedDocument(world, state, block)?.images ?? [];
  const whole = images.findLast(({ idDocSubType }) => idDocSubType === null);
  const wanted = sidesOf(chosen.idDocType, block.subTypes);
  const sides = await Promise.all(
    wanted.map(async (side): Promise<Own<'capture'>['sides'][number]> => {
      const image = images.findLast(({ idDocSubType }) => idDocSubType === side) ?? whole;
      const frame = frameOf(chosen.idDocType);
      if (image === undefined) return { side, frame, state: 'wanted' };
      const { quality, reasons } = await verdictOn(world, image, now);
      return {
        side,
        frame,
        state: 'done',
        imageId: image.imageId,
        quality,
        reasons: reasons.map(pictureReason),
      };
    }),
  );
  const next = sides.find((one) => one.state === 'wanted');
  return {
    kind: 'capture',
    idDocSetType: block.step,
    ...chosen,
    sides,
    ...(next === undefined ? {} : { next: next.side }),
    ...taking(block, world),
  };
}

export function uploadBody(block: BlockOf<'upload'>, world: World, isSandbox: boolean): Own<'upload'> {
  const files = world.images.filter(
    (image) =>
      !image.deactivated && image.idDocSetType === block.step && block.types.includes(image.idDocType),
  );
  return {
    kind: 'upload',
    ...choosing(block, world, isSandbox, []),
    files: files.map(({ imageId, idDocType, country }) => ({ imageId, idDocType, country })),
    ...taking(block, world),
  };
}

/** A reason as the page gets it. */
export function pictureReason({ key, fix, box }: CaptureReason) {
  return { key, fix, ...(box === null ? {} : { box }) };
}

function choosing(
  block: BlockOf<'document-choice'> | BlockOf<'upload'>,
  { applicant: { profile } }: World,
  isSandbox: boolean,
  subTypes: readonly IdDocSubType[] | undefined,
) {
  const countries = countriesOf(block, isSandbox);
  const told = profile.fixedInfo?.country ?? profile.fixedInfo?.nationality ?? profile.info?.country;
  return {
    idDocSetType: block.step,
    countries,
    ...(told !== undefined && countries.includes(told) ? { suggestedCountry: told } : {}),
    types: block.types.map((idDocType) => ({
      idDocType,
      sides: block.kind === 'upload' ? [null] : sidesOf(idDocType, subTypes),
      frame: frameOf(idDocType),
    })),
  };
}

function taking(block: Choosing, world: World) {
  return {
    camera: block.camera ?? 'manualAndAuto',
    uploader: block.uploader ?? 'fallback',
    limits: fileLimits(world),
  } as const;
}

/** Formats of ISO/IEC 7810: cards and data pages; everything else is paper. */
function frameOf(idDocType: IdDocType): 'ID-1' | 'ID-3' | 'A4' {
  if (idDocType === 'PASSPORT' || idDocType === 'TRAVEL_PASSPORT') return 'ID-3';
  return isDoubleSided(idDocType) || idDocType === 'BANK_CARD' ? 'ID-1' : 'A4';
}
