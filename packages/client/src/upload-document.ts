import { asForm } from './as-form.ts';
import type { paths } from './generated/api.ts';
import type { AvalClient } from './make-client.ts';
import { type Outcome, outcome } from './outcome.ts';

type Upload = paths['/resources/applicants/{applicantId}/info/idDoc']['post'];
export type DocumentMetadata = Upload['requestBody']['content']['multipart/form-data']['metadata'];
type Stored = Upload['responses'][200]['content']['application/json'];

export type DocumentUpload = {
  readonly applicantId: string;
  readonly metadata: DocumentMetadata;
  /** JPEG, PNG or PDF; absent to tell data only. */
  readonly content?: Blob | Uint8Array<ArrayBuffer>;
  readonly fileName?: string;
  /** Has the picture looked at before the answer: `errors` and `warnings` say what is wrong with it. */
  readonly returnWarnings?: boolean;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/** Hands in a picture of a document, its data, or both. `imageId` is the picture's number. */
export async function uploadDocument(
  client: AvalClient,
  upload: DocumentUpload,
): Promise<Outcome<Stored & { readonly imageId: number | undefined }>> {
  const { applicantId, metadata, content, fileName = 'document', idempotencyKey, signal } = upload;
  const path = '/resources/applicants/{applicantId}/info/idDoc';
  const header = idempotencyKey === undefined ? {} : { header: { 'Idempotency-Key': idempotencyKey } };
  const file = content === undefined ? {} : { content: new File([content], fileName) };
  const stored = await outcome(
    client.POST(path, {
      params: { path: { applicantId }, ...header },
      body: { metadata, ...file },
      bodySerializer: asForm,
      ...(upload.returnWarnings === true ? { headers: { 'X-Return-Doc-Warnings': 'true' } } : {}),
      ...(signal === undefined ? {} : { signal }),
    }),
  );
  if (!stored.ok) return stored;
  const told = stored.response.headers.get('x-image-id');
  const imageId = told === null ? undefined : Number(told);
  return { ...stored, data: { ...stored.data, imageId } };
}
