import { request } from 'node:http';
import { signedHeaders } from '@aval/client/app-token';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { timestampOf } from '../api-client.ts';
import { eventually } from '../eventually.ts';
import { ask, bearer, subscribe } from '../graphql-client.ts';
import { follow, followStatus, names, newPerson, type Person, told } from '../graphql-people.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

/** Two servers on one database, as two processes are; what is told by one is changed on the other. */
let here: TestServer;
let there: TestServer;

beforeAll(async () => {
  here = await openTestServer({ streamRecheckMs: 50 });
  there = await openTestServer({ beside: here });
  const fields = ['firstName', 'lastName'].map((name) => ({ name, required: true }));
  const made = await here.call('POST', '/resources/applicants/-/levels', {
    body: {
      name: 'told',
      requiredIdDocs: {
        docSets: [
          { idDocSetType: 'APPLICANT_DATA', fields },
          { idDocSetType: 'SELFIE', types: ['SELFIE'] },
        ],
      },
    },
  });
  expect(made.status).toBe(200);
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const tell = (who: Person, profile: string, { url } = there) =>
  ask(url, who.credential, { query: `mutation { addProfile(profile: ${profile}) { __typename } }` });
const connections = async () => {
  const found = await sql<{ pid: number }>`
    select pid from pg_stat_activity
    where application_name = 'aval changes' and datname = current_database()`.execute(here.db);
  return found.rows.map(({ pid }) => pid);
};

describe('changes of another process', () => {
  test('are told, in both directions', async () => {
    const who = await newPerson(here, 'told');
    const [one, other] = [await follow(who, here.url), await follow(who, there.url)];
    // Both know where the person stands before anything changes.
    for (const each of [one, other]) await told(each, (states) => states.length === 1);
    expect((await tell(who, '{ firstName: "Olena" }', there)).errors).toBeUndefined();
    const missing = (count: number) => (states: readonly unknown[]) =>
      JSON.stringify(states.at(-1)).includes(`"missingFields":${count === 1 ? '["lastName"]' : '[]'}`);
    await told(one, missing(1));
    await told(other, missing(1));
    await tell(who, '{ lastName: "Kovalenko" }', here);
    for (const each of [one, other]) {
      const states = await told(each, (all) => names(all).includes('document'));
      expect(names(states)).toEqual(['profile', 'profile', 'document']);
      await each.leave();
    }
  });

  test('are told of after the commit, and a transaction that fails tells nothing', async () => {
    const who = await newPerson(here, 'told');
    const following = await follow(who, here.url);
    await told(following, (states) => states.length === 1);
    const { environmentId } = here.sandbox.context;
    const notice = `${environmentId}/${who.id}`;
    const broken = here.db.transaction().execute(async (transaction) => {
      await sql`select pg_notify('aval_changes', ${notice})`.execute(transaction);
      await sql`update applicant set deactivated = true where id = ${who.id} and environment_id = ${environmentId}`.execute(
        transaction,
      );
      throw new Error('rolled back');
    });
    await expect(broken).rejects.toThrow('rolled back');
    await tell(who, '{ firstName: "Olena", lastName: "Kovalenko" }');
    const states = await told(following, (all) => names(all).includes('document'));
    expect(names(states)).toEqual(['profile', 'document']);
    await following.leave();
  });

  test('that happened while the connection was cut are told once it is back', async () => {
    const who = await newPerson(here, 'told');
    const following = await follow(who, here.url);
    await told(following, (states) => states.length === 1);
    const before = await connections();
    expect(before).not.toEqual([]);
    // Changed in the same breath: nobody can hear it.
    await here.db.transaction().execute(async (transaction) => {
      for (const pid of before) await sql`select pg_terminate_backend(${pid})`.execute(transaction);
    });
    await tell(who, '{ firstName: "Olena" }');
    await told(following, (states) => JSON.stringify(states.at(-1)).includes('"missingFields":["lastName"]'));
    await eventually('another connection hears', async () => {
      const now = await connections();
      return now.some((pid) => !before.includes(pid)) ? true : undefined;
    });
    // And the new one hears of what comes after.
    await tell(who, '{ lastName: "Kovalenko" }');
    await told(following, (all) => names(all).includes('document'));
    expect(here.log()).toContain('the connection that hears of changes failed');
    await following.leave();
  });
});

describe('those who follow', () => {
  test('are ten for one applicant and no more; one who leaves makes room, whatever way he goes', async () => {
    const who = await newPerson(here, 'told');
    const all = await Promise.all(Array.from({ length: 10 }, () => follow(who, here.url)));
    for (const each of all) await told(each, (states) => states.length === 1);
    const refused = await subscribe(here.url, who.credential, { query: followStatus });
    await eventually('the refusal', async () => (refused.events.length > 0 ? true : undefined));
    expect(refused.events[0]?.errors?.[0]?.extensions.code).toBe('too-many-requests');
    await eventually('the end of the refused one', async () => (refused.isEnded() ? true : undefined));
    await all[0]?.leave();
    all[0] = await eventually('room for another', async () => {
      const next = await follow(who, here.url);
      await eventually('his first word', async () => (next.events.length > 0 ? true : undefined));
      if (next.events[0]?.errors === undefined) return next;
      await next.leave();
      return undefined;
    });
    // Those who ask in a form that is not spoken, and those who go before they were answered, follow nobody.
    for (const each of all.splice(0)) await each.leave();
    for (let turn = 0; turn < 6; turn += 1) {
      const misasked = await fetch(`${here.url}/graphql`, {
        method: 'POST',
        headers: {
          ...who.credential,
          'Content-Type': 'application/json',
          Accept: ['multipart/mixed', 'application/json', '*/*'][turn % 3] ?? '',
        },
        body: JSON.stringify({ query: followStatus }),
      });
      expect(misasked.status).toBe(400);
      await misasked.text();
      await goAtOnce(who);
    }
    await eventually('room for ten again', async () => {
      const again = await Promise.all(Array.from({ length: 10 }, () => follow(who, here.url)));
      for (const each of again)
        await eventually('a first word', async () => (each.events.length > 0 ? true : undefined));
      const isRoom = again.every(({ events }) => events[0]?.errors === undefined);
      await Promise.all(again.map((each) => each.leave()));
      return isRoom ? true : undefined;
    });
  });

  test('are let go when their token counts no more, although nothing happens', async () => {
    const who = await newPerson(here, 'told');
    const following = await follow(who, here.url);
    await told(following, (states) => states.length === 1);
    await sql`update access_token set expires_at = now() - interval '1 second'
      where environment_id = ${here.sandbox.context.environmentId} and applicant_id = ${who.id}`.execute(
      here.db,
    );
    await eventually('the end', async () => (following.isEnded() ? true : undefined));
    const headers = { ...who.credential, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ __typename }' });
    expect((await fetch(`${here.url}/graphql`, { method: 'POST', headers, body })).status).toBe(401);
    expect(following.events).toHaveLength(1);
    expect(following.events[0]?.errors).toBeUndefined();
  });

  test('are let go when the app token is revoked, the officer’s session is ended, and the applicant is erased', async () => {
    const who = await newPerson(here, 'told');
    const token = await here.sandbox.newToken('review.read', 'applicant.read');
    const query = `subscription { KYCstatus(applicantId: "${who.id}") { __typename } }`;
    const body = Buffer.from(JSON.stringify({ query }));
    const signed = { timestamp: timestampOf(new Date()), method: 'POST', target: '/graphql', body };
    const officer = await subscribe(here.url, signedHeaders(token, signed), { query });
    await told(officer, (states) => states.length === 1);
    const publicPart = /:(\w+)\./.exec(token.token)?.[1] ?? '';
    await sql`update app_token set revoked_at = now() where public_part = ${publicPart}`.execute(here.db);
    await eventually('the end', async () => (officer.isEnded() ? true : undefined));

    const allowed = { officer: { id: 'officer-7' }, permissions: ['review.read', 'applicant.read'] };
    const made = await here.call('POST', '/resources/officerSessions', { body: allowed });
    const session = made.read(z.looseObject({ token: z.string(), sessionId: z.string() }));
    const watching = await subscribe(here.url, bearer(session.token), { query });
    await told(watching, (states) => states.length === 1);
    await there.call('DELETE', `/resources/officerSessions/${session.sessionId}`);
    await eventually('the end', async () => (watching.isEnded() ? true : undefined));

    const following = await follow(who, here.url);
    await told(following, (states) => states.length === 1);
    expect((await there.call('DELETE', `/resources/applicants/${who.id}`)).status).toBe(200);
    await eventually('the end', async () => (following.isEnded() ? true : undefined));
  });
});

/** Sends a subscription and closes the connection in the same breath. */
function goAtOnce({ credential }: Person): Promise<void> {
  const { hostname, port } = new URL(here.url);
  const headers = { ...credential, 'Content-Type': 'application/json', Accept: 'text/event-stream' };
  return new Promise((resolve) => {
    const sent = request({ hostname, port, method: 'POST', path: '/graphql', headers });
    sent.on('error', () => resolve());
    sent.on('close', () => resolve());
    sent.end(JSON.stringify({ query: followStatus }), () => sent.destroy());
  });
}
