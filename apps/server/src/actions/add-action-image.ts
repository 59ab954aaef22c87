import { documentRefusal } from '@aval/core/accepted-countries';
import { actionChangeRefusal } from '@aval/core/action';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { docSetOf, type IdDocSubType, type IdDocType, type Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import { examineUpload } from '../documents/examine-upload.ts';
import type { PictureExaminer } from '../documents/ports.ts';
import type { InstallationStore, Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type FilePart, maximumFileBytes } from '../platform/http/read-multipart.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import { hashImage, signImageHash } from './image-signature.ts';
import { loadAction, type OwnedAction } from './load-action.ts';
import type { ActionImage, ActionImageStore, ActionStore } from './ports.ts';

/** Pictures one action may have, set aside ones included. */
const maximumImages = 30;
/** Longer side of the smaller copy, in pixels. */
const previewSide = 512;

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly actions: ActionStore;
  readonly actionImages: ActionImageStore;
  readonly journal: Journal;
};
export type AddActionImageDependencies = {
  readonly transact: Transact<Stores>;
  readonly stores: Stores;
  readonly installation: Pick<InstallationStore, 'signingKey'>;
  readonly blobs: BlobStore;
  readonly examiner: PictureExaminer;
  readonly keyring: Keyring;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
export type AddActionImageInput = {
  readonly actionId: ActionId;
  readonly metadata: {
    readonly idDocType: IdDocType;
    readonly country: string;
    readonly idDocSubType?: IdDocSubType | null | undefined;
  };
  readonly file: FilePart | undefined;
};

/** Takes a picture for an action. Examined before anything is written; its bytes are stored before the row that names them. */
export function addActionImage(deps: AddActionImageDependencies) {
  return async (context: Context, input: AddActionImageInput): Promise<Result<ActionImage, AppError>> => {
    const { file, metadata } = input;
    const found = await loadOpen(deps.stores, context, input, 'read');
    if (!found.ok) return found;
    const { applicant, level } = found.value;
    if (file === undefined)
      return failure(appError('invalid-value', "The part 'content' with the picture is missing"));
    if (file.bytes.length === 0) return failure(appError('empty-file'));
    if (file.bytes.length > maximumFileBytes) return failure(appError('file-too-big'));
    const fileHash = deps.keyring.fingerprint(file.bytes);
    const { environmentId } = context;
    if (await deps.stores.actionImages.isKnownFile(environmentId, applicant.id, fileHash))
      return failure(appError('duplicate-document'));
    const examined = await deps.turns(applicant.id, () =>
      examineUpload(deps.examiner, deps.clock, level, {
        metadata,
        file,
        wantsWarnings: false,
        previewSide,
      }),
    );
    if (!examined.ok) return examined;
    const { format, width, height, preview } = examined.value;
    if (preview === null) throw new Error('no preview was made');
    const imageHash = hashImage(file.bytes);
    const { privateKey } = await deps.installation.signingKey();
    const blobKey = `${environmentId}/${applicant.id}/${deps.identifiers.objectId()}`;
    const previewBlobKey = `${environmentId}/${applicant.id}/${deps.identifiers.objectId()}`;
    await deps.blobs.write(blobKey, file.bytes, applicant.dataKey);
    await deps.blobs.write(previewBlobKey, Buffer.from(preview), applicant.dataKey);
    const saved = await save(deps, context, input, {
      blobKey,
      previewBlobKey,
      format,
      width,
      height,
      fileName: file.fileName,
      fileHash,
      imageHash,
      sigHash: signImageHash(privateKey, imageHash),
    });
    if (!saved.ok) {
      await deps.blobs.remove(blobKey);
      await deps.blobs.remove(previewBlobKey);
    }
    return saved;
  };
}

type Upload = {
  readonly blobKey: string;
  readonly previewBlobKey: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly fileName: string | undefined;
  readonly fileHash: string;
  readonly imageHash: string;
  readonly sigHash: string;
};

function save(
  { transact, clock }: AddActionImageDependencies,
  context: Context,
  input: AddActionImageInput,
  upload: Upload,
): Promise<Result<ActionImage, AppError>> {
  const { environmentId, actor } = context;
  return transact(async (stores) => {
    // What was allowed a moment ago may not be any more.
    const found = await loadOpen(stores, context, input, 'lock');
    if (!found.ok) return found;
    const { applicant, action, level } = found.value;
    const { idDocType, idDocSubType, country } = input.metadata;
    const docSet = docSetOf(level.definition.requiredIdDocs, idDocType);
    if (docSet === undefined) return failure(appError('doc-type-not-in-req-docs'));
    if ((await stores.actionImages.count(environmentId, action.id)) >= maximumImages)
      return failure(appError('too-many-documents'));
    if (await stores.actionImages.isKnownFile(environmentId, applicant.id, upload.fileHash))
      return failure(appError('duplicate-document'));
    const image = await stores.actionImages.insert(environmentId, applicant.dataKey, {
      ...upload,
      applicantId: applicant.id,
      actionId: action.id,
      attemptId: action.attemptId,
      idDocSetType: docSet.idDocSetType,
      idDocType,
      idDocSubType: idDocSubType ?? null,
      country,
      deactivated: false,
      addedAt: clock(),
    });
    if (image === undefined) return failure(appError('duplicate-document'));
    await stores.journal.append({
      environmentId,
      subjectId: applicant.id,
      at: clock(),
      type: 'actionImageAdded',
      actor,
      payload: { actionId: action.id, imageId: image.imageId, idDocType, fileHash: upload.fileHash },
      dataKey: applicant.dataKey,
    });
    return success(image);
  });
}

/** The action with its level, if a picture of this type may be added to it now. */
async function loadOpen(
  stores: Pick<Stores, 'applicants' | 'actions' | 'levels'>,
  context: Context,
  { actionId, metadata }: AddActionImageInput,
  how: 'read' | 'lock',
): Promise<Result<OwnedAction & { readonly level: Level }, AppError>> {
  const loaded = await loadAction(stores, context, actionId, how);
  if (!loaded.ok) return loaded;
  const { applicant, action } = loaded.value;
  if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
  const refusal = actionChangeRefusal(action.state);
  if (refusal !== undefined) return failure(refusal);
  const level = await stores.levels.find(context.environmentId, action.levelId);
  if (level === undefined) throw new Error(`action ${actionId} has no level`);
  const { idDocType, country } = metadata;
  const unwanted = documentRefusal(level.definition.requiredIdDocs, idDocType, country);
  return unwanted === undefined ? success({ applicant, action, level }) : failure(unwanted);
}
