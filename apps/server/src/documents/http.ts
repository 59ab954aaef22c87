import { applicantIdSchema, imageIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { requiredIdDocsSchema } from '@aval/core/level';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type AddDocumentDependencies, addDocument } from './add-document.ts';
import {
  addedDocumentSchema,
  documentMetadataSchema,
  imageResource,
  imageResourceSchema,
} from './document-body.ts';
import { type ReadImageDependencies, readImage } from './read-image.ts';
import { type ReadStepsDependencies, readSteps } from './read-steps.ts';
import { type SetImageActiveDependencies, setImageActive } from './set-image-active.ts';
import { ownSteps, stepsStatus, stepsStatusSchema } from './step-status.ts';

export type DocumentRouteDependencies = {
  readonly add: AddDocumentDependencies;
  readonly steps: ReadStepsDependencies;
  readonly image: ReadImageDependencies;
  readonly setActive: SetImageActiveDependencies;
};

const applicantParams = z.object({ applicantId: applicantIdSchema });
const imageId = z.coerce.number().pipe(imageIdSchema);
const pictures = { contentTypes: ['image/jpeg', 'image/png', 'application/pdf'] };

export function documentRoutes(deps: DocumentRouteDependencies): Route[] {
  const add = addDocument(deps.add);
  const steps = readSteps(deps.steps);
  const read = readImage(deps.image);
  const setActive = setImageActive(deps.setActive);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/info/idDoc',
        access: { permission: 'document.write', accessToken: 'own' },
        summary: 'Add a picture of a document, its data, or both',
        params: applicantParams,
        query: nothing,
        body: documentMetadataSchema,
        multipart: { metadataPart: 'metadata', filePart: 'content' },
        response: addedDocumentSchema,
      },
      async (context, { params, body, files, headers }) => {
        const wantsWarnings = String(headers['x-return-doc-warnings']).toLowerCase() === 'true';
        const input = {
          applicantId: params.applicantId,
          metadata: body,
          file: files.get('content'),
          wantsWarnings,
        };
        const added = await add(context, input);
        if (!added.ok) return added;
        const { imageId: id, metadata, verdict } = added.value;
        return success({
          body: {
            ...metadata,
            ...(body.idDocSubType === undefined ? {} : { idDocSubType: body.idDocSubType }),
            ...(verdict === undefined || verdict.errors.length === 0 ? {} : { errors: [...verdict.errors] }),
            ...(verdict === undefined || verdict.warnings.length === 0
              ? {}
              : { warnings: [...verdict.warnings] }),
          },
          ...(id === undefined ? {} : { headers: { 'X-Image-Id': String(id) } }),
        });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/requiredIdDocsStatus',
        access: { permission: 'applicant.read', accessToken: 'own' },
        summary: 'Where each step of the level stands',
        params: applicantParams,
        query: nothing,
        body: nothing,
        response: stepsStatusSchema,
      },
      async (context, { params }) => {
        const found = await steps(context, params.applicantId);
        if (!found.ok) return found;
        const own = context.actor.kind === 'applicant';
        return success({ body: stepsStatus(own ? ownSteps(found.value) : found.value) });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/requiredIdDocs',
        access: { permission: 'applicant.read', accessToken: 'own' },
        summary: 'What the level requires of the applicant (reads, despite POST)',
        params: applicantParams,
        query: nothing,
        body: nothing,
        response: requiredIdDocsSchema,
      },
      async (context, { params }) => {
        const found = await steps(context, params.applicantId);
        return found.ok ? success({ body: found.value.required }) : found;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/metadata/resources',
        access: { permission: 'document.read', accessToken: 'refused' },
        summary: 'The pictures of an applicant, oldest first',
        params: applicantParams,
        query: z.object({
          limit: z.coerce.number().int().min(1).max(1000).default(1000),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        body: nothing,
        response: z.object({ items: z.array(imageResourceSchema), totalItems: z.number().int() }),
      },
      async (context, { params, query: { limit, offset } }) => {
        const found = await steps(context, params.applicantId);
        if (!found.ok) return found;
        const { images } = found.value;
        const items = images.slice(offset, offset + limit).map(imageResource);
        return success({ body: { items, totalItems: images.length } });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/inspections/:inspectionId/resources/:imageId',
        access: { permission: 'document.read', accessToken: 'refused' },
        summary: 'The bytes of a picture',
        params: z.object({ inspectionId: inspectionIdSchema, imageId }),
        query: nothing,
        body: nothing,
        response: pictures,
      },
      (context, { params }) =>
        read(context, { owner: { inspectionId: params.inspectionId }, imageId: params.imageId }),
    ),
    route(
      {
        method: 'GET',
        path: '/resources/applicants/:applicantId/resources/:imageId',
        access: { permission: 'document.read', accessToken: 'refused' },
        summary: "The bytes of a picture, by the applicant's id",
        params: z.object({ applicantId: applicantIdSchema, imageId }),
        query: nothing,
        body: nothing,
        response: pictures,
      },
      (context, { params }) =>
        read(context, { owner: { applicantId: params.applicantId }, imageId: params.imageId }),
    ),
    route(
      {
        method: 'DELETE',
        path: '/resources/inspections/:inspectionId/resources/:imageId',
        access: { permission: 'document.write', accessToken: 'refused' },
        summary: 'Set a picture aside, or with revert=true take it back',
        params: z.object({ inspectionId: inspectionIdSchema, imageId }),
        query: z.object({ revert: z.enum(['true', 'false']).optional() }),
        body: nothing,
        response: okSchema,
      },
      async (context, { params, query }) => {
        const set = await setActive(context, { ...params, active: query.revert === 'true' });
        return set.ok ? success({ body: okBody }) : set;
      },
    ),
  ];
}
