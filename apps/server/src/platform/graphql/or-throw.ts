import type { AppError } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import type { GraphqlContext } from './context.ts';
import { graphqlError } from './graphql-error.ts';

/** The value of a use case's result, or its failure as GraphQL tells it: the one place where a resolver throws. */
export function orThrow<Value>(result: Result<Value, AppError>, { context }: GraphqlContext): Value {
  if (!result.ok) throw graphqlError(result.error, context.correlationId);
  return result.value;
}
