import type { AppError, ErrorName } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import { expect } from 'vitest';
import { z } from 'zod';
import type { KycProvider } from '../../src/providers/ports.ts';
import { addLevel } from '../action-steps.ts';
import type { Answer, CallOptions } from '../api-client.ts';
import { createApplicant, multipart, passport, readyApplicant, submit, upload } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

export const nobody = '65f0a1b2c3d4e5f60718293b';
export const uuid = '7c0b1a2e-4a1f-4c57-9d53-9b8a4a7d0c11';

/** What a use case answers that shows its errors in another form than the API's. */
export class ErrorOfUseCase {
  readonly error: AppError;
  constructor(result: Result<unknown, AppError>) {
    if (result.ok) throw new Error('the use case succeeded');
    this.error = result.error;
  }
}
/** A test of another file that provokes the entry and names it: GraphQL, the command line, or 160 MB of memory. */
export class ProvokedIn {
  readonly file: string;
  constructor(file: string) {
    this.file = file;
  }
}

export type Provocation =
  | (() => Promise<Answer | ErrorOfUseCase>)
  /** With what is said in place of the table's text. */
  | readonly [() => Promise<Answer>, RegExp]
  | ProvokedIn;
export type Provocations = Partial<Readonly<Record<ErrorName, Provocation>>>;

export type ErrorWorld = Awaited<ReturnType<typeof openErrorWorld>>;

/** A server on which every error can be provoked, and the steps that lead there. */
export async function openErrorWorld() {
  const time = makeTestClock();
  const providers: KycProvider[] = [];
  let unique = 0;
  let addresses = 0;
  const server = await openTestServer({
    ownVision: true,
    clock: time.clock,
    pictureSides: { least: 8, most: 2000 },
    providers: { providers, pauses: { send: [], read: [] } },
  });
  await addLevel(server, 'form', [{ idDocSetType: 'QUESTIONNAIRE' }]);
  const person = await createApplicant(server.call);
  const { clientId, environment } = server.sandbox.context;
  const never = async () => {
    throw new Error('this provider is never asked');
  };
  providers.push({
    name: 'somebody',
    kind: 'hosted',
    clientId,
    environment,
    submit: never,
    read: never,
    isGenuine: () => false,
    readWebhook: () => ({ kind: 'ignored' }),
  });

  const call = (method: string, target: string, options: CallOptions = {}) =>
    server.call(method, target, options);
  const post = (target: string, body?: unknown, headers: Record<string, string> = {}) =>
    call('POST', target, { headers, ...(body === undefined ? {} : { body }) });
  const of = (id: string, below: string) => `/resources/applicants/${id}/${below}`;
  const create = (body: unknown, headers?: Record<string, string>) =>
    post('/resources/applicants?levelName=basic-kyc-level', body, headers);

  async function uploaded(file: Buffer, type = 'image/jpeg', id = person.id): Promise<Answer> {
    return upload(server.call, id, { metadata: passport, file, type });
  }
  async function picture(): Promise<Buffer> {
    unique += 5;
    return plainJpeg(unique);
  }
  async function submitted(): Promise<string> {
    const { id } = await readyApplicant(server.call);
    expect((await submit(server.call, id)).status).toBe(200);
    return id;
  }

  async function noteOf(applicantId: string): Promise<string> {
    const made = await post('/resources/api/applicants/notes', { applicantId, note: 'text' });
    return made.read(z.object({ id: z.string() })).id;
  }
  function attach(noteId: string, content: Buffer | string): Promise<Answer> {
    const form = multipart([
      { name: 'metadata[id]', content: noteId },
      { name: 'metadata[applicantId]', content: person.id },
      { name: 'content', content, fileName: 'a.txt' },
    ]);
    return call('POST', '/resources/api/applicants/notes/attachments', form);
  }

  /** Somebody with an address of his own, and the base of its confirmation. */
  async function addressed(body: unknown = { email: `table.${++addresses}@example.org` }) {
    const { id } = (await create(body)).read(z.object({ id: z.string() }));
    return { id, base: of(id, 'identifierConfirmation') };
  }
  /** The same, to whom a code was sent. */
  async function codeSent() {
    const { id, base } = await addressed();
    expect((await post(`${base}/email`)).status).toBe(200);
    const outbox = await call('GET', `/resources/sandbox/messages?applicantId=${id}`);
    const [message] = outbox.read(z.object({ items: z.array(z.object({ code: z.string() })) })).items;
    if (message === undefined) throw new Error('nothing was sent');
    const wrong = message.code === '000000' ? '000001' : '000000';
    return { base, wrong, enter: (code: string) => post(`${base}/email/code`, { code }), code: message.code };
  }

  /** Asks once with a key of idempotency, changes what is remembered of it, and asks again. */
  async function remembered(key: string, sealed: Buffer | null): Promise<Answer> {
    expect((await create({}, { 'Idempotency-Key': key })).status).toBe(200);
    await server.db
      .updateTable('idempotency_key')
      .set({ response_sealed: sealed, created_at: time.clock() })
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .execute();
    return create({}, { 'Idempotency-Key': key });
  }
  const withHeader = (name: string, value: string) =>
    call('GET', of(person.id, 'one'), { headers: { [name]: value } });

  return {
    server,
    person,
    time,
    providers,
    call,
    post,
    of,
    create,
    uploaded,
    picture,
    submitted,
    noteOf,
    attach,
    addressed,
    codeSent,
    remembered,
    withHeader,
  };
}
