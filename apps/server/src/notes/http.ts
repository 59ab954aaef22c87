import { tagsSchema } from '@aval/core/applicant';
import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { ApplicantStore } from '../applicants/ports.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type AttachFileDependencies, attachFile } from './attach-file.ts';
import { attachmentContentTypes } from './attachment-format.ts';
import { type ChangeNotesDependencies, changeNotes } from './change-notes.ts';
import type { Attachment, Note, NoteStore } from './ports.ts';
import { type ReadAttachmentDependencies, readAttachment } from './read-attachment.ts';

export type NoteRouteDependencies = {
  readonly change: ChangeNotesDependencies;
  readonly attach: AttachFileDependencies;
  readonly readAttachment: ReadAttachmentDependencies;
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly notes: Pick<NoteStore, 'list' | 'attachments'>;
};

const noteId = z.string().regex(/^[a-f0-9]{24}$/, 'must be 24 lower-case hex characters');
const attachmentBodySchema = z.object({
  id: z.string(),
  fileName: z.string().optional(),
  fileType: z.string(),
  fileSize: z.number().int(),
  createdAt: z.string(),
});
const noteBodySchema = z.object({
  id: z.string(),
  applicantId: z.string(),
  note: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string().optional(),
  updatedBy: z.string().optional(),
  tags: z.array(z.string()).optional(),
  attachments: z.array(attachmentBodySchema).optional(),
});
const text = z.string().min(1).max(8192);
const noteSchema = z.object({ applicantId: applicantIdSchema, note: text, tags: tagsSchema.optional() });
const path = '/resources/api/applicants/notes';
const write = { permission: 'applicant.write', accessToken: 'refused' } as const;
const read = { permission: 'applicant.read', accessToken: 'refused' } as const;

export function noteRoutes(deps: NoteRouteDependencies): Route[] {
  const change = changeNotes(deps.change);
  const attach = attachFile(deps.attach);
  const open = readAttachment(deps.readAttachment);
  return [
    route(
      {
        method: 'POST',
        path,
        access: write,
        summary: 'Write a note about an applicant',
        params: nothing,
        query: nothing,
        body: noteSchema,
        response: noteBodySchema,
      },
      async (context, { body: { applicantId, note, tags = [] } }) => {
        const added = await change(context, { applicantId, change: { kind: 'add', note, tags } });
        return added.ok ? success({ body: noteBody(added.value.note, []) }) : added;
      },
    ),
    route(
      {
        method: 'PATCH',
        path,
        access: write,
        summary: 'Change a note',
        params: nothing,
        query: nothing,
        body: noteSchema.extend({ id: noteId }),
        response: noteBodySchema,
      },
      async (context, { body: { applicantId, id, note, tags } }) => {
        const changed = await change(context, { applicantId, change: { kind: 'change', id, note, tags } });
        return changed.ok
          ? success({ body: noteBody(changed.value.note, changed.value.attachments) })
          : changed;
      },
    ),
    route(
      {
        method: 'GET',
        path,
        access: read,
        summary: 'The notes about an applicant, newest first',
        params: nothing,
        query: z.object({
          applicantId: applicantIdSchema,
          limit: z.coerce.number().int().min(1).max(100).default(100),
          offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        }),
        body: nothing,
        response: z.object({
          list: z.object({
            items: z.array(noteBodySchema),
            totalItems: z.number().int(),
            pageInfo: z.object({ limit: z.number().int(), offset: z.number().int() }),
          }),
        }),
      },
      async ({ environmentId }, { query: { applicantId, limit, offset } }) => {
        const applicant = await deps.applicants.find(environmentId, applicantId);
        if (applicant === undefined) return failure(appError('applicant-not-found'));
        const { dataKey } = applicant;
        const page = { limit, offset };
        const { items, total } = await deps.notes.list(environmentId, applicantId, dataKey, page);
        const ids = items.map(({ id }) => id);
        const attachments = await deps.notes.attachments(environmentId, applicantId, ids, dataKey);
        const bodies = items.map((note) => noteBody(note, attachments));
        return success({ body: { list: { items: bodies, totalItems: total, pageInfo: page } } });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: '/resources/api/applicants/:applicantId/notes/:noteId',
        access: write,
        summary: 'Remove a note and what hangs on it',
        params: z.object({ applicantId: applicantIdSchema, noteId }),
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params }) => {
        const removed = await change(context, {
          applicantId: params.applicantId,
          change: { kind: 'remove', id: params.noteId },
        });
        return removed.ok ? success({ body: okBody }) : removed;
      },
    ),
    route(
      {
        method: 'POST',
        path: `${path}/attachments`,
        access: write,
        summary: 'Hang a file on a note',
        params: nothing,
        query: nothing,
        body: z.object({ 'metadata[id]': noteId, 'metadata[applicantId]': applicantIdSchema }),
        multipart: { textParts: ['metadata[id]', 'metadata[applicantId]'], filePart: 'content' },
        response: noteBodySchema,
      },
      async (context, { body, files }) => {
        const file = files.get('content');
        if (file === undefined) return failure(appError('invalid-value', "The part 'content' is missing"));
        const attached = await attach(context, {
          applicantId: body['metadata[applicantId]'],
          noteId: body['metadata[id]'],
          file,
        });
        return attached.ok
          ? success({ body: noteBody(attached.value.note, attached.value.attachments) })
          : attached;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/api/applicants/:applicantId/notes/:noteId/attachments/:attachmentId',
        access: read,
        summary: 'The bytes of a file that hangs on a note',
        params: z.object({ applicantId: applicantIdSchema, noteId, attachmentId: noteId }),
        query: nothing,
        body: nothing,
        response: { contentTypes: Object.values(attachmentContentTypes) },
      },
      async (context, { params }) => {
        const found = await open(context, params);
        if (!found.ok) return found;
        const { attachment, bytes } = found.value;
        const type = Object.entries(attachmentContentTypes).find(([format]) => format === attachment.format);
        return success({
          bytes,
          contentType: type?.[1] ?? 'application/octet-stream',
          headers: { 'Content-Disposition': `attachment; filename="${attachment.id}.${attachment.format}"` },
        });
      },
    ),
  ];
}

function noteBody(note: Note, attachments: readonly Attachment[]): z.infer<typeof noteBodySchema> {
  const own = attachments.filter((attachment) => attachment.noteId === note.id);
  return {
    id: note.id,
    applicantId: note.applicantId,
    note: note.note,
    createdAt: plainDateTime(note.createdAt),
    createdBy: note.createdBy,
    ...(note.updatedAt === undefined ? {} : { updatedAt: plainDateTime(note.updatedAt) }),
    ...(note.updatedBy === undefined ? {} : { updatedBy: note.updatedBy }),
    ...(note.tags.length === 0 ? {} : { tags: [...note.tags] }),
    ...(own.length === 0
      ? {}
      : {
          attachments: own.map(({ id, fileName, format, bytes, createdAt }) => ({
            id,
            ...(fileName === undefined ? {} : { fileName }),
            fileType: format,
            fileSize: bytes,
            createdAt: plainDateTime(createdAt),
          })),
        }),
  };
}
