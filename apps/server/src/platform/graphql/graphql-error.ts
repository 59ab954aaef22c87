import { type AppError, errorEntry } from '@aval/core/errors';
import { GraphQLError } from 'graphql';

/** An expected failure as GraphQL tells it: the name of the error table is `extensions.code`. */
export function graphqlError(error: AppError, correlationId?: string): GraphQLError {
  const entry = errorEntry(error.name);
  return new GraphQLError(error.description ?? entry.text, {
    extensions: {
      code: error.name,
      status: entry.status,
      ...(entry.errorCode === undefined ? {} : { errorCode: entry.errorCode }),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
  });
}

/** Told by its name: a package that is loaded twice, once in each form of module, has two classes of this name. */
export function isGraphqlError(error: unknown): error is GraphQLError {
  return error instanceof Error && error.name === 'GraphQLError';
}
