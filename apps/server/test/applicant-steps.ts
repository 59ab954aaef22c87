import { z } from 'zod';
import type { Answer, Call, CallOptions } from './api-client.ts';
import { plainJpeg } from './pictures.ts';

const createdSchema = z.object({ id: z.string(), inspectionId: z.string(), externalUserId: z.string() });
export type Created = z.output<typeof createdSchema>;

let made = 0;

/** A name that no other applicant of this process has. */
export function newUserId(): string {
  made += 1;
  return `user-${process.pid}-${made}`;
}

/** Creates an applicant on `basic-kyc-level`. */
export async function createApplicant(
  call: Call,
  body: Readonly<Record<string, unknown>> = {},
  options: CallOptions = {},
): Promise<Created> {
  const answer = await call('POST', '/resources/applicants?levelName=basic-kyc-level', {
    ...options,
    body: { externalUserId: newUserId(), ...body },
  });
  return answer.read(createdSchema);
}

export type Part = {
  readonly name: string;
  readonly content: Buffer | string;
  readonly fileName?: string;
  readonly type?: string;
};

const boundary = 'X-test-boundary-7MA4YWxkTrZu0gW';

/** A multipart body, part by part as given. */
export function multipart(parts: readonly Part[]): { body: Buffer; headers: Record<string, string> } {
  const chunks = parts.flatMap(({ name, content, fileName, type }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${
        type === undefined ? '' : `Content-Type: ${type}\r\n`
      }\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  };
}

export const passport = { idDocType: 'PASSPORT', country: 'UTO' } as const;
export const selfie = { idDocType: 'SELFIE', country: 'UTO' } as const;

export type Upload = {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly file?: Buffer;
  readonly fileName?: string;
  readonly type?: string;
  readonly warnings?: boolean;
  readonly as?: CallOptions['as'];
};

/** Uploads as the official samples do: `metadata`, then `content`. */
export function upload(call: Call, applicantId: string, sent: Upload): Promise<Answer> {
  const { metadata, file, fileName = 'picture.jpg', type = 'image/jpeg' } = sent;
  const parts: Part[] = [{ name: 'metadata', content: JSON.stringify(metadata) }];
  if (file !== undefined) parts.push({ name: 'content', content: file, fileName, type });
  const { body, headers } = multipart(parts);
  const warnings: Record<string, string> = sent.warnings === true ? { 'X-Return-Doc-Warnings': 'true' } : {};
  return call('POST', `/resources/applicants/${applicantId}/info/idDoc`, {
    ...(sent.as === undefined ? {} : { as: sent.as }),
    body,
    headers: { ...headers, ...warnings },
  });
}

/** Uploads and gives the picture's number. */
export async function uploadImage(call: Call, applicantId: string, sent: Upload): Promise<number> {
  const answer = await upload(call, applicantId, sent);
  if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${answer.bytes.toString('utf8')}`);
  return Number(answer.headers['x-image-id']);
}

/** An applicant with a picture for each step: they depict nothing, so checks would refuse them. */
export async function readyApplicant(call: Call): Promise<Created> {
  const applicant = await createApplicant(call);
  await uploadImage(call, applicant.id, { metadata: passport, file: await plainJpeg(1) });
  await uploadImage(call, applicant.id, { metadata: selfie, file: await plainJpeg(2) });
  return applicant;
}

/** Asks for the check. */
export function submit(call: Call, applicantId: string): Promise<Answer> {
  return call('POST', `/resources/applicants/${applicantId}/status/pending`);
}

/** Completes the review as told. */
export function complete(call: Call, applicantId: string, verdict: unknown): Promise<Answer> {
  return call('POST', `/resources/applicants/${applicantId}/status/testCompleted`, { body: verdict });
}

export const finalRefusal = {
  reviewAnswer: 'RED',
  rejectLabels: ['FORGERY'],
  reviewRejectType: 'FINAL',
} as const;
export const retryRefusal = {
  reviewAnswer: 'RED',
  rejectLabels: ['BAD_SELFIE'],
  reviewRejectType: 'RETRY',
} as const;

const errorShape = {
  description: z.string().min(1),
  code: z.number().int(),
  correlationId: z.string().regex(/^[0-9a-f]{32}$/),
};
const errorSchema = z.union([
  z.strictObject(errorShape),
  z.strictObject({ ...errorShape, errorCode: z.number().int(), errorName: z.string().regex(/^[a-z-]+$/) }),
]);

/** What of an error a test looks at. Throws when the answer is no error in the one form that all errors have. */
export function errorOf(answer: Answer): {
  status: number;
  description: string;
  errorCode: number | undefined;
  errorName: string | undefined;
} {
  const body = errorSchema.parse(answer.json);
  const { 'x-correlation-id': correlationId, 'content-type': contentType } = answer.headers;
  if (answer.status !== body.code) throw new Error(`status ${answer.status}, but code ${body.code}`);
  if (correlationId !== body.correlationId) throw new Error('header and body name different correlation ids');
  if (!String(contentType).startsWith('application/json')) throw new Error('an error that is not JSON');
  const coded = 'errorCode' in body ? body : undefined;
  return {
    status: answer.status,
    description: body.description,
    errorCode: coded?.errorCode,
    errorName: coded?.errorName,
  };
}
