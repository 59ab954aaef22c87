import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/api.ts';
import { makeTransport, type TransportOptions } from './make-transport.ts';
import { writePath } from './write-path.ts';

export type AvalClient = Client<paths>;

export type ClientOptions = TransportOptions & {
  /** Where the server answers: `https://kyc.example.com`, with a path when it is behind one. */
  readonly baseUrl: string;
};

/**
 * Every call of the API by method and path, with the types of its parameters, body and answer
 * (`client.POST('/resources/applicants', …)`, see openapi-fetch). Wrap a call in `outcome` to get its failures as values.
 */
export function makeClient({ baseUrl, ...options }: ClientOptions): AvalClient {
  return createClient<paths>({ baseUrl, fetch: makeTransport(options), pathSerializer: writePath });
}
