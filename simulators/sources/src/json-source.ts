import { type HttpReply, type HttpRequest, startHttp } from '@aval/messaging-simulators/http-simulator';
import { makeScript, type Simulator } from '@aval/messaging-simulators/scenario';
import { z } from 'zod';
import { inventedPeople, likeness } from './invented-people.ts';

const questionSchema = z.strictObject({
  type: z.enum(['person', 'organisation']),
  names: z.array(z.string().min(1)).min(1),
  birthDates: z.array(z.iso.date()),
  countries: z.array(z.string().regex(/^[A-Z]{3}$/)),
  documentNumbers: z.array(z.string()),
});
export type JsonQuestion = z.infer<typeof questionSchema>;
export type JsonSourceSimulator = Simulator<JsonQuestion> & { readonly key: string };

/**
 * A service of one's own as many are: a key in a header, scores out of a hundred, and an error told with status 200. Takes a question
 * in exactly the shape that is documented for such sources.
 */
export async function startJsonSourceSimulator(): Promise<JsonSourceSimulator> {
  const key = 'simulated-source-key';
  const script = makeScript();
  const received: JsonQuestion[] = [];
  const complaints: string[] = [];
  const complain = (status: number, error: string): HttpReply => {
    complaints.push(error);
    return { status, json: { error } };
  };
  const answer = (request: HttpRequest, scenario: 'ok' | 'refuse'): HttpReply => {
    if (request.headers['x-key'] !== key) return { status: 200, json: { error: 'who are you' } };
    if (request.path !== '/find') return complain(404, 'there is only /find');
    if (request.method !== 'POST') return complain(405, 'ask by POST');
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      return complain(415, 'ask in JSON');
    const question = questionSchema.safeParse(JSON.parse(request.body));
    if (!question.success) return complain(422, 'the question is wrong');
    if (scenario === 'refuse') return { status: 403, json: { error: 'the contract has ended' } };
    received.push(question.data);
    const found = inventedPeople.flatMap(({ id, name, birth, country }) => {
      const points = Math.round(100 * Math.max(...question.data.names.map((told) => likeness(told, name))));
      return points === 0 ? [] : [{ ref: id, person: { name }, points, born: birth, nations: [country] }];
    });
    return { status: 200, json: { data: { found } } };
  };
  const { origin, close } = await startHttp(script.next, answer);
  return { url: `${origin}/find`, received, complaints, play: script.play, close, key };
}
