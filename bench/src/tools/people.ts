import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describeFailure, expectData } from '@aval/client/outcome';
import { type DocumentUpload, uploadDocument } from '@aval/client/upload-document';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';
import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import type { Scenario } from '@aval/specimens/scenarios';
import type { SignedClient } from './signed-client.ts';

const cache = {
  cacheDir: process.env['AVAL_CACHE_DIR'] ?? join(homedir(), '.cache', 'aval'),
  registry: process.env['npm_config_registry'] ?? 'https://registry.npmjs.org',
};

/** Day that specimens are drawn for. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

export async function portraits(): Promise<Portraits> {
  const opened = await openPortraits(cache);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** Files of the models, as the eyes want them. */
export async function modelFiles(): Promise<ReadonlyMap<string, string>> {
  const lock = await readPinnedLock(new URL(import.meta.resolve('@aval/vision/models.lock.json')));
  if (!lock.ok) throw new Error(lock.error);
  const fetched = await fetchPinnedFiles({ ...cache, lock: lock.value });
  if (!fetched.ok) throw new Error(fetched.error.message);
  return fetched.value;
}

/** Creates an applicant with everything the level asks for; what is left is to submit. */
export async function handIn(
  client: SignedClient,
  { fixedInfo, documents, selfie }: Scenario,
  externalUserId: string,
): Promise<string> {
  const { id: applicantId } = await expectData(
    client.POST('/resources/applicants', {
      params: { query: { levelName: 'id-and-liveness' } },
      body: { externalUserId, fixedInfo },
    }),
  );
  for (const { file, fileName, ...metadata } of documents)
    await upload(client, { applicantId, metadata, content: new Uint8Array(file), fileName });
  const metadata = { idDocType: 'SELFIE', country: 'UTO' } as const;
  await upload(client, { applicantId, metadata, content: new Uint8Array(selfie), fileName: 'selfie.jpg' });
  return applicantId;
}

/** With a key, so that an upload which the server was too busy for is sent again. */
async function upload(client: SignedClient, document: DocumentUpload): Promise<void> {
  const stored = await uploadDocument(client, { ...document, idempotencyKey: randomUUID() });
  if (!stored.ok) throw new Error(describeFailure(stored.error));
}

export async function submit(client: SignedClient, applicantId: string): Promise<void> {
  await expectData(
    client.POST('/resources/applicants/{applicantId}/status/pending', { params: { path: { applicantId } } }),
  );
}

/** Runs `work` for every item, `width` of them at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) await work(item, index);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
