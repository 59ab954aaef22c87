import { applicantIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { readConfirmed } from '../src/confirmations/read-confirmed.ts';
import { createApplicant } from './applicant-steps.ts';
import type { TestServer } from './test-server.ts';

let made = 0;
/** The outbox of the sandbox, as far as the tests look. */
export const outboxSchema = z.object({
  items: z.array(
    z.object({
      channel: z.string(),
      status: z.string(),
      to: z.string(),
      text: z.string(),
      html: z.string().optional(),
      code: z.string().regex(/^\d{6}$/),
      link: z.string().optional(),
    }),
  ),
});

/** An e-mail address and a number that nobody else has. */
export function newAddress() {
  made += 1;
  return { email: `Person.${made}@example.org`, phone: `+38050${String(1_000_000 + made)}` };
}

/** An applicant, and where his addresses are confirmed. */
export async function person(server: TestServer, body: Readonly<Record<string, unknown>> = newAddress()) {
  const { id } = await createApplicant(server.call, body);
  return { id, base: `/resources/applicants/${id}/identifierConfirmation` };
}

/** The newest message to him in the sandbox's outbox. */
export async function lastMessage(server: TestServer, applicantId: string) {
  const answer = await server.call('GET', `/resources/sandbox/messages?applicantId=${applicantId}`);
  const [message] = answer.read(outboxSchema).items;
  if (message === undefined) throw new Error('the outbox is empty');
  return message;
}

/** Which of his addresses are confirmed. */
export async function confirmedOf({ stores, keyring, sandbox }: TestServer, id: string) {
  const read = readConfirmed({ ...stores, keyring });
  return read(sandbox.context.environmentId, applicantIdSchema.parse(id));
}

/** Types of the journal's entries about him, in their order. */
export async function journalOf(server: TestServer, id: string): Promise<string[]> {
  const rows = await server.db
    .selectFrom('journal_entry')
    .select('type')
    .where('environment_id', '=', server.sandbox.context.environmentId)
    .where('subject_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map(({ type }) => type);
}
