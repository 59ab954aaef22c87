import { type AppError, errorEntry } from '@aval/core/errors';
import { z } from 'zod';

/** Body of every error answer. `errorCode` and `errorName` come together or not at all. */
export const errorBodySchema = z.object({
  description: z.string(),
  code: z.number().int(),
  correlationId: z.string(),
  errorCode: z.number().int().optional(),
  errorName: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** The one place where an error of the table becomes its wire form. */
export function errorBody(error: AppError, correlationId: string): ErrorBody {
  const entry = errorEntry(error.name);
  const body = { description: error.description ?? entry.text, code: entry.status, correlationId };
  return entry.errorCode === undefined
    ? body
    : { ...body, errorCode: entry.errorCode, errorName: error.name };
}

/**
 * One sentence about a failed validation. Where a value must be one of a list the list is told, as old clients expect:
 * `"<v> is not valid, must be one of: a, b"`, with the place after it. The value is repeated only there, to the one who sent it,
 * and only when it looks like a name of the API: other rejected values may be personal.
 */
export function describeInvalid(
  where: 'path' | 'query' | 'body',
  error: z.ZodError,
  input?: unknown,
): string {
  const issue = innermost(error.issues[0]);
  if (issue === undefined) return `The ${where} is not valid`;
  const name = issue.path.length === 0 ? `the ${where}` : `'${issue.path.join('.')}' in the ${where}`;
  if (issue.code !== 'invalid_value') return `${name} is not valid: ${issue.message}`;
  const sent = valueAt(input, issue.path);
  const list = issue.values.map(String).join(', ');
  return typeof sent === 'string' && /^[\w.-]{1,64}$/.test(sent)
    ? `${sent} is not valid, must be one of: ${list} (${name})`
    : `${name} is not valid, must be one of: ${list}`;
}

type Issue = z.core.$ZodIssue;

/** Of a choice between shapes: what is wrong with the first of them, which says more than that none fits. */
function innermost(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue;
  const [first] = issue.errors[0] ?? [];
  return first === undefined ? issue : innermost({ ...first, path: [...issue.path, ...first.path] });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
