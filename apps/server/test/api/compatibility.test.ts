import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { describeEvents } from '../../src/webhooks/describe-events.ts';
import { subscribableTypes } from '../../src/webhooks/subscribable-types.ts';
import { composeOnNothing } from '../compose-on-nothing.ts';

const docs = new URL('../../../../docs/', import.meta.url);
const page = await readFile(new URL('api/compatibility.md', docs), 'utf8');
const { routes } = composeOnNothing();

/** A call with the names of its parameters left out: pages and routes name them as they please. */
function plain(method: string, path: string): string {
  const whole = path.replace(/^…/, '/resources/applicants/{id}').replace(/(\[\?.*|\?.*)$/, '');
  return `${method} ${whole.replace(/-;[^/]+|:[A-Za-z]+|\{[A-Za-z]+\}/g, '{}')}`;
}

/** Calls named in one line; several methods may stand before one address. */
function callsIn(line: string): string[] {
  const spans = [...line.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  let waiting: string[] = [];
  return spans.flatMap((span) => {
    const [, method = '', path] = /^(GET|POST|PUT|PATCH|DELETE)(?: ([/…]\S*))?$/.exec(span) ?? [];
    if (method === '') return [];
    if (path === undefined) {
      waiting.push(method);
      return [];
    }
    const methods = [...waiting, method];
    waiting = [];
    return methods.map((one) => plain(one, path));
  });
}

const lines = page.split('\n');
const isAbsent = (line: string) => /\| absent \|/.test(line);
const named = lines.filter((line) => !isAbsent(line)).flatMap(callsIn);
const absent = lines.filter(isAbsent).flatMap(callsIn);
/** Addresses where something is chosen by its kind are one line of the table. */
const kinds = /identifierConfirmation\/(email|phone)/;
const there = routes.map(({ method, path }) =>
  plain(method, path)
    .replace(kinds, 'identifierConfirmation/{}')
    .replace(/^GET \/docs\/.+/, 'GET /docs/{}'),
);

/** Every call that integrators of the wire format make, but for transactions. */
const documented = [
  'GET /resources/status/api',
  'POST /resources/applicants',
  'GET …/one',
  'GET /resources/applicants/-/byExternalUserId/{x}',
  'GET /resources/applicants/-/count',
  'PATCH /resources/applicants',
  'PATCH …/fixedInfo',
  'PATCH …/info',
  'PATCH …/presence/{presence}',
  'POST …/agreement',
  'GET …/acceptedAgreements',
  'POST …/questionnaires',
  'POST …/info/idDoc',
  'GET …/requiredIdDocsStatus',
  'POST …/requiredIdDocs',
  'GET /resources/inspections/{id}/resources/{imageId}',
  'GET …/resources/{imageId}',
  'DELETE /resources/inspections/{id}/resources/{imageId}',
  'GET …/metadata/resources',
  'POST …/status/pending',
  'GET …/status',
  'GET …/review/history',
  'POST …/status/testCompleted',
  'POST …/reset',
  'POST …/resetStep/{step}',
  'POST …/moveToLevel',
  'POST …/-/approve',
  'POST …/-/reject',
  'POST …/-/init',
  'POST …/blacklist',
  'POST …/recheck/aml',
  'GET /resources/moderationStates/{selector}',
  'POST …/riskLevel/entries',
  'GET …/summary/report',
  'POST …/tags/add',
  'POST …/tags',
  'DELETE …/tags',
  'POST /resources/api/applicants/notes',
  'PATCH /resources/api/applicants/notes',
  'GET /resources/api/applicants/notes',
  'POST /resources/api/applicants/notes/attachments',
  'POST /resources/applicants/-/ingestCompleted',
  'POST /resources/applicants/-/applicantImport',
  'POST /resources/accessTokens/-/shareToken',
  'POST /resources/applicants/-/import',
  'GET /resources/checks/latest',
  'GET /resources/api/applicants/{id}/amlCase',
  'GET /resources/auditTrailEvents',
  'POST /resources/applicantActions/-/forApplicant/{id}',
  'POST /resources/applicantActions/{actionId}/images',
  'GET /resources/applicantActions/{actionId}/images/{imageId}',
  'POST /resources/applicantActions/{actionId}/review/status/pending',
  'GET /resources/applicantActions/{actionId}/one',
  'GET /resources/applicantActions/{selector}',
  'POST /resources/applicantActions/{actionId}/questionnaires',
  'POST /resources/api/applicantActions/{actionId}/-/approve',
  'POST /resources/api/applicantActions/{actionId}/-/reject',
  'POST /resources/applicantActions/-/forApplicant/{id}/paymentMethod',
  'POST /resources/applicantActions/{actionId}/paymentMethod',
  'POST /resources/applicantActions/-/forApplicant/{id}/cryptoSourceOfFunds',
  'GET /resources/applicants/-/levels',
  'GET /resources/applicants/-/levels/{id}',
  'POST /resources/applicants/-/levels',
  'PATCH /resources/applicants/-/levels',
  'PATCH /resources/applicants/-/levels/{id}',
  'POST /resources/accessTokens',
  'POST /resources/accessTokens/sdk',
  'POST /resources/accessTokens/behavior',
  'POST /resources/sdkIntegrations/levels/{levelName}/websdkLink',
  'POST /resources/sdkIntegrations/levels/-/websdkLink',
  'POST /resources/inspectionCallbacks/testDigest',
  'GET /resources/api/clientWebhooks',
  'GET /resources/api/clientWebhooks/{id}',
  'POST /resources/api/agent/clientWebhooks',
  'PATCH /resources/api/agent/clientWebhooks',
  'GET /resources/api/questionnaires/list',
  'GET /resources/api/questionnaires/{id}',
].map((call) => plain(call.split(' ')[0] ?? '', call.split(' ')[1] ?? ''));

describe('the page that compares the API', () => {
  test('names every route', () => {
    expect(there.filter((call) => !named.includes(call))).toEqual([]);
  });

  test('names none that is not there', () => {
    expect(named.filter((call) => !there.includes(call))).toEqual([]);
    expect(absent.filter((call) => there.includes(call))).toEqual([]);
  });

  test('leaves out no call of the wire', () => {
    expect(documented.filter((call) => !named.includes(call) && !absent.includes(call))).toEqual([]);
  });

  test('says of each row how it behaves', () => {
    const rows = lines.filter((line) => /^\| .*`(GET|POST|PUT|PATCH|DELETE)\b/.test(line));
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) expect(row.split(' | ')[1], row).toMatch(/^(exact|extended|different|absent)$/);
  });
});

test('the page about webhooks says of each type whether it is sent, and the description of the API the same', async () => {
  const text = await readFile(new URL('webhooks.md', docs), 'utf8');
  const [sent = '', never = ''] = text.slice(text.indexOf('## Events')).split('Never sent are:');
  const typesIn = (part: string) =>
    part
      .slice(0, part.indexOf('\n\n', part.indexOf('|---')))
      .split('\n')
      .flatMap((line) => [...line.matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
      .filter((name) => subscribableTypes.some((type) => type === name));
  const told = describeEvents().map(({ name }) => name);
  expect(typesIn(sent).toSorted()).toEqual(told.toSorted());
  expect([...typesIn(sent), ...typesIn(never)].toSorted()).toEqual([...subscribableTypes].toSorted());
});
