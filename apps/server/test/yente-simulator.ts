import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

/** What the service takes: one or more FollowTheMoney entities by example. Anything else is answered with 422. */
const questionSchema = z.strictObject({
  queries: z.record(
    z.string(),
    z.strictObject({
      schema: z.enum(['Person', 'Organization', 'Company', 'LegalEntity']),
      properties: z.record(z.string(), z.array(z.string().min(1)).min(1)),
    }),
  ),
});

export type SimulatedAnswer = 'match' | 'nobody' | 'down' | 'nonsense' | 'silence';

/** A stand-in that speaks the match API of yente strictly; everybody in it is invented. */
export async function startYenteSimulator(apiKey: string) {
  const state: { mode: SimulatedAnswer; asked: unknown[] } = { mode: 'match', asked: [] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const answer = (status: number, body: unknown) => {
      response.statusCode = status;
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(body));
    };
    if (state.mode === 'silence') return;
    if (request.headers.authorization !== `ApiKey ${apiKey}`)
      return answer(401, { detail: 'Invalid API key' });
    if (request.method !== 'POST' || !/^\/match\/sanctions(\?|$)/.test(request.url ?? ''))
      return answer(404, { detail: 'No such dataset' });
    const question = questionSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (!question.success) return answer(422, { detail: 'Invalid query' });
    state.asked.push(question.data);
    if (state.mode === 'down') return answer(503, { detail: 'Index not ready' });
    if (state.mode === 'nonsense') return answer(200, { detail: 'all is well' });
    const results = state.mode === 'match' ? [found] : [];
    const responses = Object.fromEntries(
      Object.entries(question.data.queries).map(([name, query]) => [
        name,
        { status: 200, results, total: { value: results.length, relation: 'eq' }, query },
      ]),
    );
    return answer(200, { responses, matcher: {}, limit: 5 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const found = {
  id: 'inv-7001',
  caption: 'Vasylisko Brodianenko',
  schema: 'Person',
  score: 0.91,
  match: true,
  features: { name_literal_match: 1, dob_day_disjoint: 0 },
  datasets: ['invented_sanctions'],
  last_change: '2026-03-01T00:00:00',
  properties: { topics: ['sanction', 'role.pep'], birthDate: ['1961-03-14'], country: ['ua'] },
};
