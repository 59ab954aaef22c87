import { levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { z } from 'zod';
import { bindStores } from '../src/main/bind-stores.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../src/platform/database/transact.ts';
import { importList } from '../src/sources/import-list.ts';
import { lookUpInList } from '../src/sources/look-up-in-list.ts';
import type { ListFormat } from '../src/sources/ports.ts';
import { complete, createApplicant, passport, selfie, submit, uploadImage } from './applicant-steps.ts';
import { openListFolder } from './list-files.ts';
import { plainJpeg } from './pictures.ts';
import { openTestServer } from './test-server.ts';
import { startWebhookReceiver } from './webhook-receiver.ts';

const levelName = 'looked-up';
const caseSchema = z.looseObject({
  id: z.string(),
  hits: z.array(z.looseObject({ id: z.string(), name: z.string(), score: z.number(), source: z.string() })),
  riskLabels: z.array(z.string()),
  review: z.looseObject({ reviewAnswer: z.string().optional() }),
});
const checksSchema = z.object({
  checks: z.array(z.looseObject({ checkType: z.string(), answer: z.string() })),
});
/** Somebody who stands on the list of the level, and somebody who stands on none. */
export const listed = { firstName: 'Vasylisko', lastName: 'Brodianenko', dob: '1961-03-14' };
export const harmless = { firstName: 'Oksana', lastName: 'Kovalenkivska', dob: '1990-01-01' };

export type SourcesWorld = Awaited<ReturnType<typeof openSourcesWorld>>;

/** A server whose level `looked-up` asks the list `ofac`, a folder for files of lists, and a receiver of what cases tell. */
export async function openSourcesWorld() {
  let now = new Date();
  const server = await openTestServer({ clock: () => now });
  const folder = await openListFolder();
  const receiver = await startWebhookReceiver();
  const types = ['amlCaseOnHold', 'amlCaseApproved', 'amlCaseRejected'];
  await server.call('POST', '/resources/api/agent/clientWebhooks', { body: { target: receiver.url, types } });
  const [level] = seededLevels;
  if (level === undefined) throw new Error('there is no level');
  await server.stores.levels.insert(server.sandbox.context.environmentId, {
    id: levelIdSchema.parse(randomIdentifiers.objectId()),
    name: levelName,
    type: 'standalone',
    definition: { ...level.definition, sources: ['ofac'] },
    createdAt: now,
  });

  const transact = makeTransact(server.db, (queries) => bindStores(queries, server.keyring));
  async function runImport(
    name: string,
    files: Record<string, string | Buffer>,
    format: ListFormat | 'auto' = 'auto',
  ) {
    const paths: string[] = [];
    for (const [file, content] of Object.entries(files)) paths.push(await folder.write(file, content));
    const deps = { transact, clock: () => now, identifiers: randomIdentifiers };
    return importList(deps)({ name, files: paths, format, onProgress: () => undefined });
  }
  const look = (
    name: string,
    told: string,
    births: string[] = [],
    kind: 'person' | 'organisation' = 'person',
  ) =>
    lookUpInList({ lists: server.stores.lists, clock: () => now })({
      name,
      subject: { kind, names: [told], births, countries: [], documentNumbers: [] },
      maximumAgeDays: 7,
    });

  async function applicantOf(fixedInfo: Record<string, string>) {
    const { id } = await createApplicant(server.call, { fixedInfo });
    await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=${levelName}`);
    return id;
  }
  async function approved(fixedInfo: Record<string, string>) {
    const id = await applicantOf(fixedInfo);
    await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
    await submit(server.call, id);
    await complete(server.call, id, { reviewAnswer: 'GREEN' });
    await server.drainJobs();
    return id;
  }
  const caseOf = async (id: string) =>
    (await server.call('GET', `/resources/api/applicants/${id}/amlCase`)).read(caseSchema);
  const resolve = (id: string, hitId: string, resolution: string) =>
    server.call('POST', `/resources/api/applicants/${id}/amlCase/hits/${hitId}/resolution`, {
      body: { resolution, comment: 'compared by eye' },
    });
  const eventsOf = (id: string) =>
    receiver.received
      .map(({ body }) =>
        z.looseObject({ type: z.string(), applicantId: z.string() }).parse(JSON.parse(body.toString())),
      )
      .filter(({ applicantId }) => applicantId === id)
      .map(({ type }) => type);
  const recheck = async (id: string) => {
    const answer = await server.call('POST', `/resources/applicants/${id}/recheck/aml`);
    await server.drainJobs();
    return answer;
  };

  async function watchlistOf(fixedInfo: Record<string, string>) {
    const id = await applicantOf(fixedInfo);
    await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(3) });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(4) });
    await submit(server.call, id);
    await server.drainJobs();
    const { checks } = (await server.call('GET', `/resources/applicants/${id}/checks`)).read(checksSchema);
    return { id, check: checks.find(({ checkType }) => checkType === 'WATCHLIST') };
  }

  return {
    server,
    folder,
    runImport,
    look,
    approved,
    caseOf,
    resolve,
    eventsOf,
    recheck,
    watchlistOf,
    /** As if it were so many days later, for as long as `work` takes. */
    daysLater: async (days: number, work: () => Promise<void>) => {
      const before = now;
      now = new Date(before.getTime() + days * 86_400_000);
      await work();
      now = before;
    },
    transact,
    close: async () => {
      await server.close();
      await receiver.close();
      await folder.remove();
    },
  };
}
