import { success } from '@aval/core/result';
import { z } from 'zod';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type AddChunkDependencies, addChunk } from './add-chunk.ts';
import { type BeginUploadDependencies, beginUpload } from './begin-upload.ts';
import { chunkBytes } from './document-bodies.ts';
import { type DropUploadDependencies, dropUpload } from './drop-upload.ts';
import { type FinishUploadDependencies, finishUpload } from './finish-upload.ts';
import { heldBy, ownerOf } from './flow-headers.ts';
import { loadUpload } from './load-upload.ts';
import { pictureSchema } from './picture-body.ts';
import type { Upload } from './ports.ts';
import { purposeSchema } from './purpose-schema.ts';
import type { showRun } from './show-run.ts';
import { viewSchema } from './view-schema.ts';

export type UploadRouteDependencies = BeginUploadDependencies &
  AddChunkDependencies &
  DropUploadDependencies &
  FinishUploadDependencies;

const path = '/resources/flow/uploads';
const access = { permission: 'applicant.write', accessToken: 'bound' } as const;
const named = z.object({
  uploadId: z.string().regex(/^[a-f0-9]{24}$/, 'must be 24 lower-case hex characters'),
});
const stateSchema = z.object({
  uploadId: z.string(),
  offset: z.number().int(),
  bytes: z.number().int(),
  chunkBytes: z.number().int(),
  expiresAt: z.string(),
});

/** A file in pieces: begun, continued after whatever broke off, put together at the end. */
export function uploadRoutes(deps: UploadRouteDependencies, show: ReturnType<typeof showRun>): Route[] {
  const begin = beginUpload(deps);
  const add = addChunk(deps);
  const finish = finishUpload(deps);
  const drop = dropUpload(deps);
  return [
    route(
      {
        method: 'POST',
        path,
        access,
        summary: 'Begin a file that comes in pieces',
        params: nothing,
        query: nothing,
        body: purposeSchema.extend({
          bytes: z.number().int().min(1),
          mimeType: z.string().max(100).default('application/octet-stream'),
        }),
        response: stateSchema,
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const { bytes, ...purpose } = request.body;
        const begun = await begin(context, { ...held.value, purpose, bytes });
        return begun.ok ? success({ body: stateOf(begun.value) }) : begun;
      },
    ),
    route(
      {
        method: 'GET',
        path: `${path}/:uploadId`,
        access,
        summary: 'How far an upload is',
        params: named,
        query: nothing,
        body: nothing,
        response: stateSchema,
      },
      async (context, request) => {
        const owner = ownerOf(request);
        if (!owner.ok) return owner;
        const loaded = await loadUpload(deps, context, owner.value, request.params.uploadId);
        return loaded.ok ? success({ body: stateOf(loaded.value.upload) }) : loaded;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: `${path}/:uploadId`,
        access,
        summary: 'Add a piece at the end of an upload; the body is its bytes',
        params: named,
        query: z.object({ offset: z.coerce.number().int().min(0) }),
        body: nothing,
        takesBytes: true,
        response: z.object({ offset: z.number().int() }),
      },
      async (context, request) => {
        const owner = ownerOf(request);
        if (!owner.ok) return owner;
        const { uploadId } = request.params;
        const { offset } = request.query;
        const added = await add(context, { ...owner.value, uploadId, offset, bytes: request.bytes });
        return added.ok ? success({ body: added.value }) : added;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/:uploadId/finish`,
        access,
        summary: 'Take the pieces as one picture; answers how good it is',
        params: named,
        query: nothing,
        body: nothing,
        response: z.object({ picture: pictureSchema, view: viewSchema }),
      },
      async (context, request) => {
        const held = heldBy(request);
        if (!held.ok) return held;
        const finished = await finish(context, { ...held.value, uploadId: request.params.uploadId });
        if (!finished.ok) return finished;
        const shown = await show(context, finished.value.run);
        return shown.ok ? success({ body: { picture: finished.value.picture, view: shown.value } }) : shown;
      },
    ),
    route(
      {
        method: 'DELETE',
        path: `${path}/:uploadId`,
        access,
        summary: 'Give an upload up',
        params: named,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, request) => {
        const owner = ownerOf(request);
        if (!owner.ok) return owner;
        const dropped = await drop(context, { ...owner.value, uploadId: request.params.uploadId });
        return dropped.ok ? success({ body: okBody }) : dropped;
      },
    ),
  ];
}

function stateOf({ id, received, bytes, expiresAt }: Upload): z.input<typeof stateSchema> {
  return { uploadId: id, offset: received, bytes, chunkBytes, expiresAt: expiresAt.toISOString() };
}
