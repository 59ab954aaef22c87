import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openGlorep } from '@aval/kyc-simulators/glorep';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Call } from '../api-client.ts';
import { newUserId, submit } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { statusOf } from './people.ts';
import { leaveNothing, newDataDir, type RunningAval, runAval, startAval } from './program.ts';

// A server as an operator sets it up: providers named in a file, secrets in the environment.

const origin = 'https://demo.glorep.example';
const organization = {
  id: '65f0a1b2c3d4e5f607182900',
  name: 'Acme',
  mail: 'kyc@acme.example',
  workflowId: '65f0a1b2c3d4e5f607182901',
  tokenSecret: 'a-token-secret-of-the-organisation',
  webhookSecret: 'a-webhook-secret-of-the-organisation',
};
const file = {
  version: 1,
  providers: [
    {
      kind: 'glorep',
      name: 'glorep',
      clientId: 'default',
      environment: 'sandbox',
      url: origin,
      workflowId: organization.workflowId,
      organizationId: organization.id,
      organizationName: organization.name,
      organizationMail: organization.mail,
      tokenSecretVariable: 'GLOREP_TOKEN_SECRET',
      webhookSecretVariable: 'GLOREP_WEBHOOK_SECRET',
    },
  ],
};
const idSchema = z.looseObject({ id: z.string() });
let server: RunningAval;
let call: Call;

beforeAll(async () => {
  const dataDir = await newDataDir();
  const providers = join(dirname(dataDir), 'providers.json');
  await writeFile(providers, JSON.stringify(file));
  server = await startAval([], {
    AVAL_DATA_DIR: dataDir,
    AVAL_PROVIDERS_FILE: providers,
    GLOREP_TOKEN_SECRET: organization.tokenSecret,
    GLOREP_WEBHOOK_SECRET: organization.webhookSecret,
  });
  if (server.printed === undefined) throw new Error('no token was printed');
  call = server.callWith(server.printed);
  for (const by of ['provider', 'shadow']) {
    const body = {
      name: by,
      requiredIdDocs: { docSets: [{ idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName' }] }] },
      verification: { by, provider: 'glorep' },
    };
    expect((await call('POST', '/resources/applicants/-/levels', { body })).status).toBe(200);
  }
});
afterAll(leaveNothing);

/** Somebody who was submitted and opened his link; GloRep's side of it too. */
async function opened(level: string) {
  const listed = await call('GET', '/resources/api/providers');
  const { items } = listed.read(z.object({ items: z.array(z.looseObject({ webhookUrl: z.string() })) }));
  const [{ webhookUrl } = { webhookUrl: '' }] = items;
  const body = { externalUserId: newUserId(), fixedInfo: { firstName: 'Olena' } };
  const made = await call('POST', `/resources/applicants?levelName=${level}`, { body });
  const { id } = made.read(idSchema);
  expect((await submit(call, id)).status).toBe(200);
  const url = await eventually('the link', async () => {
    const answer = await call('GET', `/resources/applicants/${id}/providerLink`);
    return answer.read(z.object({ url: z.string().optional() })).url;
  });
  // The printed address may be another than the one the program answers at here.
  const there = new URL(new URL(webhookUrl).pathname, server.url).href;
  const glorep = openGlorep(origin, { ...organization, webhookUrl: there });
  const { reference } = await glorep.open(url, new Date());
  return { id, glorep, reference };
}

it('leaves the verdict to the provider of the file', async () => {
  const { id, glorep, reference } = await opened('provider');
  expect((await statusOf(call, id)).reviewStatus).toBe('queued');
  expect(await glorep.finish(reference)).toBe(200);
  const status = await eventually('the verdict', async () => {
    const found = await statusOf(call, id);
    return found.reviewStatus === 'completed' ? found : undefined;
  });
  expect(status.reviewResult).toMatchObject({ reviewAnswer: 'GREEN' });
});

it('lists what its own verdict and the shadow disagree about', async () => {
  const { id, glorep, reference } = await opened('shadow');
  // A level of data alone is for an officer, who refuses.
  await eventually('the officer', async () =>
    (await statusOf(call, id)).reviewStatus === 'onHold' ? true : undefined,
  );
  const body = { reasons: { manual: ['riskTeamDecision'] } };
  expect((await call('POST', `/resources/applicants/${id}/-/reject`, { body })).status).toBe(200);
  expect(await glorep.finish(reference)).toBe(200);
  const items = await eventually('the disagreement', async () => {
    const answer = await call('GET', '/resources/api/providers/disagreements');
    const found = answer.read(z.object({ items: z.array(z.looseObject({})) }));
    return found.items.length > 0 ? found.items : undefined;
  });
  expect(items).toMatchObject([
    {
      applicantId: id,
      provider: 'glorep',
      ours: { reviewAnswer: 'RED' },
      theirs: { reviewAnswer: 'GREEN' },
    },
  ]);
});

it('answers requests that `aval request` signs, and tells of those refused', async () => {
  const here = {
    AVAL_DATA_DIR: await newDataDir(),
    AVAL_APP_TOKEN: server.printed?.token ?? '',
    AVAL_SECRET_KEY: server.printed?.secret ?? '',
  };
  const target = '/resources/applicants?levelName=provider';
  const sent = ['request', 'POST', target, '--data', '{"externalUserId":"Їжак"}', '--url', server.url];
  const made = await runAval([...sent, '--json'], here);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const { id } = idSchema.parse(JSON.parse(made.stdout));
  expect((await call('GET', `/resources/applicants/${id}/one`)).json).toMatchObject({
    externalUserId: 'Їжак',
  });
  const again = await runAval(sent, here);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain(`409 Conflict`);
  expect(again.stderr).toContain(id);
  const refused = await runAval(sent, { ...here, AVAL_SECRET_KEY: 'another' });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('app-token-signature-mismatch');
});
