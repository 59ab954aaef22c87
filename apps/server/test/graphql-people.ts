import { z } from 'zod';
import { newUserId } from './applicant-steps.ts';
import { eventually } from './eventually.ts';
import { bearer, type Credential, type Subscription, subscribe } from './graphql-client.ts';
import type { TestServer } from './test-server.ts';

export type Person = { readonly id: string; readonly credential: Credential };

/** An applicant on a level, with an access token of his own. */
export async function newPerson(
  { call }: Pick<TestServer, 'call'>,
  level: string,
  body: Readonly<Record<string, unknown>> = {},
  ttlInSecs = 600,
): Promise<Person> {
  const externalUserId = newUserId();
  const created = await call('POST', `/resources/applicants?levelName=${level}`, {
    body: { externalUserId, ...body },
  });
  const { id } = created.read(z.object({ id: z.string() }));
  const target = `/resources/accessTokens?userId=${externalUserId}&levelName=${level}&ttlInSecs=${ttlInSecs}`;
  const { token } = (await call('POST', target)).read(z.object({ token: z.string() }));
  return { id, credential: bearer(token) };
}

/** The state with what belongs to it. */
export const statusFields = `__typename ... on KycState { state documents { step status } }
  ... on KycPhone { number }
  ... on KycProfile { missingFields }
  ... on KycDocuments { docsToUpload { type withInfo } }
  ... on KycNotVerified { reasons comment mayTryAgain docsToUpload { type } }`;

export const askStatus = `{ KYCstatus { ${statusFields} } }`;
export const followStatus = `subscription { KYCstatus { ${statusFields} } }`;

/** Follows where somebody stands, on any server. */
export function follow(who: Person, url: string): Promise<Subscription> {
  return subscribe(url, who.credential, { query: followStatus });
}

/** What a follower was told, once `enough` holds of it. */
export function told(
  { events }: Subscription,
  enough: (states: readonly unknown[]) => boolean,
): Promise<unknown[]> {
  return eventually('the states wanted', async () => {
    const states = events.map(({ data }) => data?.['KYCstatus']);
    return enough(states) ? states : undefined;
  });
}

const stateSchema = z.looseObject({ state: z.string() });

/** The names of states. */
export function names(states: readonly unknown[]): string[] {
  return states.map((state) => stateSchema.parse(state).state);
}
