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
 * One sentence about a failed validation. Where a value must be one of a list the list is told, as old clients expect;
 * rejected values are not repeated, since they may be personal.
 */
export function describeInvalid(where: 'path' | 'query' | 'body', error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return `The ${where} is not valid`;
  const name = issue.path.length === 0 ? `the ${where}` : `'${issue.path.join('.')}' in the ${where}`;
  if (issue.code === 'invalid_value')
    return `${name} is not valid, must be one of: ${issue.values.join(', ')}`;
  return `${name} is not valid: ${issue.message}`;
}
