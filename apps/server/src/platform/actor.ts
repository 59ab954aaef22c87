import { z } from 'zod';
import type { Actor } from './context.ts';

const kindSchema = z.enum(['app-token', 'officer', 'applicant', 'system']);

/** `kind:id`, as journal and reviews store who it was. */
export function actorText({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

/** Reads what {@link actorText} wrote. Throws on anything else: nobody but this program writes it. */
export function readActor(text: string): Actor {
  const end = text.indexOf(':');
  return { kind: kindSchema.parse(text.slice(0, end)), id: text.slice(end + 1) };
}

/** The wire's name for who made something: `service` for the customer's programs, an officer by his id. */
export function createdByOf({ kind, id }: Actor): string {
  if (kind === 'app-token') return 'service';
  return kind === 'officer' ? id : kind;
}
