import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, type ErrorName, errorEntry, errorTable } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { confirmByLink } from '../../src/confirmations/confirm-by-link.ts';
import { makeFindLink } from '../../src/confirmations/store.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { endpointOf } from '../../src/providers/find-provider.ts';
import type { KycProvider } from '../../src/providers/ports.ts';
import { actionSchema, addLevel, approvedApplicant, createAction, newActionId } from '../action-steps.ts';
import type { Answer, CallOptions } from '../api-client.ts';
import {
  type Created,
  complete,
  createApplicant,
  errorOf,
  finalRefusal,
  multipart,
  passport,
  readyApplicant,
  submit,
  upload,
} from '../applicant-steps.ts';
import { assemblePdf, plain, plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

// Each entry of the error table is provoked here, through the API wherever it can be. The type of the list makes this file fail to
// compile when the table gets an entry that nobody provokes.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const nobody = '65f0a1b2c3d4e5f60718293b';
const uuid = '7c0b1a2e-4a1f-4c57-9d53-9b8a4a7d0c11';
const time = makeTestClock();
const providers: KycProvider[] = [];
let server: TestServer;
let person: Created;
let unique = 0;

beforeAll(async () => {
  server = await openTestServer({
    ownVision: true,
    clock: time.clock,
    pictureSides: { least: 8, most: 2000 },
    providers: { providers, pauses: { send: [], read: [] } },
  });
  await addLevel(server, 'form', [{ idDocSetType: 'QUESTIONNAIRE' }]);
  person = await createApplicant(server.call);
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
});
afterAll(() => server.close());

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

let addresses = 0;
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

/** What a use case answers that shows its errors in another form than the API's. */
class ErrorOfUseCase {
  readonly error: AppError;
  constructor(result: Result<unknown, AppError>) {
    if (result.ok) throw new Error('the use case succeeded');
    this.error = result.error;
  }
}
/** A test of another file that provokes the entry and names it: GraphQL, the command line, or 160 MB of memory. */
class ProvokedIn {
  readonly file: string;
  constructor(file: string) {
    this.file = file;
  }
}

type Provocation =
  | (() => Promise<Answer | ErrorOfUseCase>)
  /** With what is said in place of the table's text. */
  | readonly [() => Promise<Answer>, RegExp]
  | ProvokedIn;

const withHeader = (name: string, value: string) =>
  call('GET', of(person.id, 'one'), { headers: { [name]: value } });
const lock =
  '/Encrypt << /Filter /Standard /V 1 /R 2 /O <' +
  'ab'.repeat(32) +
  '> /U <' +
  'ab'.repeat(32) +
  '> /P -4 >> ';

const provocations: Readonly<Record<ErrorName, Provocation>> = {
  'duplicate-document': async () => {
    const file = await picture();
    await uploaded(file);
    return uploaded(file);
  },
  'too-many-documents': [
    async () => {
      const noteId = await noteOf(person.id);
      for (let made = 0; made < 20; made += 1)
        expect((await attach(noteId, `text ${made}`)).status).toBe(200);
      return attach(noteId, 'one more');
    },
    /^The note has too many attachments$/,
  ],
  'file-too-big': [
    async () => attach(await noteOf(person.id), Buffer.alloc(10 * 1024 * 1024 + 1, 'a')),
    /^An attachment may have 10 MB$/,
  ],
  'empty-file': () => uploaded(Buffer.alloc(0)),
  'corrupted-file': () => uploaded(Buffer.from('hello')),
  'unsupported-file-format': async () => uploaded(await plain(7, 64, 48).tiff().toBuffer(), 'image/tiff'),
  'no-upload-verification-in-progress': async () => uploaded(await picture(), undefined, await submitted()),
  'incorrect-file-size': async () =>
    uploaded(
      await sharp(await picture())
        .resize(64, 6)
        .jpeg()
        .toBuffer(),
    ),
  'applicant-marked-as-deleted': async () => {
    const { id } = await createApplicant(server.call);
    await call('PATCH', of(id, 'presence/deactivated'));
    return uploaded(await picture(), undefined, id);
  },
  'applicant-with-final-reject': async () => {
    const id = await submitted();
    await complete(server.call, id, finalRefusal);
    return uploaded(await picture(), undefined, id);
  },
  'doc-type-not-in-req-docs': async () =>
    upload(server.call, person.id, {
      metadata: { idDocType: 'UTILITY_BILL', country: 'UTO' },
      file: await picture(),
    }),
  'encrypted-file': () => {
    const pages = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
    const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
    const file = assemblePdf([...pages, page], `${lock} /ID [<00><00>] `);
    return uploaded(file, 'application/pdf');
  },
  'applicant-already-in-the-state': [async () => submit(server.call, await submitted()), /'pending'/],
  'applicant-already-blacklisted': async () => {
    const { id } = await createApplicant(server.call);
    await post(of(id, 'blacklist'));
    return post(of(id, 'blacklist'));
  },
  'applicant-already-whitelisted': () => call('DELETE', of(person.id, 'blacklist')),
  'app-token-invalid-format': () => call('GET', of(person.id, 'one'), { as: 'nobody' }),
  'app-token-not-found': () =>
    call('GET', of(person.id, 'one'), {
      as: { token: `sbx:${'a'.repeat(24)}.${'b'.repeat(32)}`, secret: 'x' },
    }),
  'app-token-private-part-mismatch': () => {
    const [head] = server.sandbox.token.split('.');
    return call('GET', of(person.id, 'one'), { as: { token: `${head}.${'b'.repeat(32)}`, secret: 'x' } });
  },
  'app-token-signature-mismatch': [
    () => call('GET', of(person.id, 'one'), { as: { ...server.sandbox, secret: 'another' } }),
    /^Request signature mismatch: the server signed/,
  ],
  'app-token-request-expired': () =>
    call('GET', of(person.id, 'one'), { signing: { timestamp: '1700000000' } }),
  'app-token-invalid-value': () => withHeader('X-App-Access-Ts', 'yesterday'),
  'app-token-not-all-auth-params-provided': () => withHeader('X-App-Access-Sig', ''),
  'app-token-invalid-params': [
    () => withHeader('X-App-Access-Ts', '1700000000, 1700000000'),
    /^An authentication header was sent more than once$/,
  ],
  'access-token-invalid': () =>
    call('GET', of(person.id, 'one'), { as: { accessToken: '_act-sbx-nobodys' } }),
  'invalid-value': [() => create({ email: 7 }), /^'email' in the body is not valid/],
  'query-too-large': new ProvokedIn('graphql-door.test.ts'),
  'no-permission': async () => {
    const as = await server.sandbox.newToken('level.read');
    return call('GET', of(person.id, 'one'), { as });
  },
  'applicant-not-found': [() => call('GET', of(nobody, 'one')), /not found \(anf\)$/],
  'level-not-found': [() => post('/resources/applicants?levelName=none', {}), /^The level does not exist$/],
  'image-not-found': () => call('GET', `/resources/inspections/${person.inspectionId}/resources/2147483000`),
  'action-not-found': () => call('GET', `/resources/applicantActions/${nobody}/one`),
  'link-not-found': () =>
    call('POST', '/resources/sdkIntegrations/websdkLinks/accessToken', {
      as: 'nobody',
      headers: { 'X-WebSDK-Link': 'A'.repeat(32) },
    }),
  'questionnaire-not-found': () => call('GET', '/resources/api/questionnaires/none'),
  'note-not-found': () => call('DELETE', `/resources/api/applicants/${person.id}/notes/${nobody}`),
  'attachment-not-found': async () => {
    const noteId = await noteOf(person.id);
    return call('GET', `/resources/api/applicants/${person.id}/notes/${noteId}/attachments/${nobody}`);
  },
  'webhook-not-found': () => call('GET', `/resources/api/clientWebhooks/${nobody}`),
  'hit-not-found': () =>
    post(`/resources/api/applicants/${person.id}/amlCase/hits/${uuid}/resolution`, {
      resolution: 'falsePositive',
      comment: 'by eye',
    }),
  'provider-not-found': () =>
    call('POST', `/resources/providers/webhooks/${'0'.repeat(64)}`, { as: 'nobody', body: {} }),
  'provider-digest-mismatch': () => {
    const [provider] = providers;
    if (provider === undefined) throw new Error('there is no provider');
    const endpoint = endpointOf(server.keyring, provider);
    return call('POST', `/resources/providers/webhooks/${endpoint}`, { as: 'nobody', body: {} });
  },
  'source-file-refused': new ProvokedIn('sources.test.ts'),
  'route-not-found': () => call('GET', '/resources/nothing/here'),
  'method-not-allowed': () => call('PUT', of(person.id, 'one')),
  'applicant-already-exists': [
    () => create({ externalUserId: person.externalUserId }),
    /already exists: [a-f0-9]{24}$/,
  ],
  'action-already-exists': async () => {
    const { id } = await approvedApplicant(server.call);
    const body = { externalActionId: newActionId() };
    (await createAction(server.call, id, 'form', body)).read(actionSchema);
    return createAction(server.call, id, 'form', body);
  },
  'applicant-not-approved': () => createAction(server.call, person.id, 'form'),
  'questionnaire-already-exists': async () => {
    const body = { id: 'twice', sections: [{ id: 's', items: [{ id: 'i', type: 'text' }] }] };
    await post('/resources/api/questionnaires', body);
    return post('/resources/api/questionnaires', body);
  },
  'steps-missing': [
    async () => submit(server.call, (await createApplicant(server.call)).id),
    /^Required steps are not complete: \[IDENTITY, SELFIE\]$/,
  ],
  'state-conflict': [
    async () => post(of(await submitted(), '-/approve'), {}),
    /^The checks are still running|^Cannot /,
  ],
  'idempotency-key-in-use': () => remembered('in-use', null),
  'idempotency-key-reused': async () => {
    await create({}, { 'Idempotency-Key': 'reused' });
    return create({ lang: 'de' }, { 'Idempotency-Key': 'reused' });
  },
  'payload-too-large': () => create({ sourceKey: 'a'.repeat(1024 * 1024) }),
  'unsupported-content-type': [
    () => post(of(person.id, 'info/idDoc'), {}),
    /^Send this request as multipart\/form-data$/,
  ],
  'too-many-requests': [
    async () => post(`${(await codeSent()).base}/email`),
    /^A code was sent a moment ago/,
  ],
  'identifier-missing': async () => post(`${(await addressed({})).base}/email`),
  'identifier-invalid': async () => post(`${(await addressed({})).base}/email`, { value: 'nobody' }),
  'already-confirmed': async () => {
    const { base, enter, code } = await codeSent();
    await enter(code);
    return post(`${base}/email`);
  },
  'confirmation-not-started': async () => post(`${(await addressed()).base}/email/code`, { code: '123456' }),
  'code-wrong': [
    async () => {
      const { enter, wrong } = await codeSent();
      return enter(wrong);
    },
    /^The code is wrong: 4 tries are left$/,
  ],
  'code-expired': async () => {
    const { enter, code } = await codeSent();
    time.set(new Date(time.clock().getTime() + 600_000));
    return enter(code);
  },
  'too-many-tries': async () => {
    const { enter, wrong } = await codeSent();
    for (let tried = 0; tried < 4; tried += 1) await enter(wrong);
    return enter(wrong);
  },
  // Links in letters answer with a page.
  'link-invalid': async () => {
    const { db, keyring } = server;
    const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
    const common = { transact, keyring, clock: time.clock, identifiers: randomIdentifiers };
    const confirm = confirmByLink({ ...common, findLink: makeFindLink(db) });
    return new ErrorOfUseCase(await confirm({ token: 'A'.repeat(43) }));
  },
  'file-unavailable': async () => {
    const answer = await uploaded(await picture());
    for (const entry of await readdir(server.filesDir, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), 'altered');
    const imageId = String(answer.headers['x-image-id']);
    return call('GET', `/resources/inspections/${person.inspectionId}/resources/${imageId}`);
  },
  'internal-error': () => remembered('altered', Buffer.from('altered')),
  'message-gateway-missing': async () => {
    const as = server.production;
    const { id } = await createApplicant(server.call, { email: 'production@example.org' }, { as });
    return call('POST', of(id, 'identifierConfirmation/email'), { as });
  },
  'continued-elsewhere': new ProvokedIn('api/flow.test.ts'),
  'flow-not-open': new ProvokedIn('api/flow.test.ts'),
  'challenge-expired': new ProvokedIn('api/flow-faces.test.ts'),
  'upload-offset-mismatch': new ProvokedIn('api/flow.test.ts'),
  'upload-not-found': new ProvokedIn('api/flow.test.ts'),
  'page-not-built': new ProvokedIn('pages/http.test.ts'),
  overloaded: new ProvokedIn('read-body.test.ts'),
  'vision-unavailable': async () => {
    await server.vision.close();
    return uploaded(await picture());
  },
};

const all = Object.entries(provocations).map(([name, provocation]) => ({ name, provocation }));
const nameSchema = z.custom<ErrorName>((name) => typeof name === 'string' && name in errorTable);

test.each(all)('$name', async ({ name: text, provocation }) => {
  const name = nameSchema.parse(text);
  const { status, text: description, ...entry } = errorEntry(name);
  if (provocation instanceof ProvokedIn) {
    expect(await sourceOf(provocation.file)).toContain(`'${name}'`);
    return;
  }
  const [provoke, says] = typeof provocation === 'function' ? [provocation, undefined] : provocation;
  const provoked = await provoke();
  if (provoked instanceof ErrorOfUseCase) {
    expect(provoked.error.name).toBe(name);
    return;
  }
  expect(errorOf(provoked)).toEqual({
    status,
    description: says === undefined ? description : expect.stringMatching(says),
    errorCode: entry.errorCode,
    errorName: entry.errorCode === undefined ? undefined : name,
  });
});

test('every number of the documentation is in the table', () => {
  const documented = [...range(1000, 1011), 3000, ...range(4000, 4007), 5000, 5001];
  const ofThePage = range(7001, 7005);
  const numbers = Object.keys(errorTable).flatMap(
    (name) => errorEntry(nameSchema.parse(name)).errorCode ?? [],
  );
  expect(numbers.sort()).toEqual([...documented, ...ofThePage]);
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function sourceOf(file: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const found = paths.find((path) => path.endsWith(`/${file}`) && !path.includes('node_modules'));
  if (found === undefined) throw new Error(`there is no ${file}`);
  return readFile(found, 'utf8');
}
