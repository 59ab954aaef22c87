import { appError } from '@aval/core/errors';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { GraphqlContext } from './context.ts';
import { graphqlError, isGraphqlError } from './graphql-error.ts';
import { guardSchema } from './guard-schema.ts';
import { measureQuery, queryLimits } from './measure-query.ts';

export type GraphqlParams = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
};
/** Runs one request whose body has been read. `accept` is the header of that name; it decides the form of the answer. */
export type RunGraphql = (
  params: GraphqlParams,
  accept: string,
  context: GraphqlContext,
) => Promise<Response>;

type ServerContext = { readonly params: GraphqlParams; readonly own: GraphqlContext };

/** The GraphQL server over a schema. It reads no body, shows no page and batches nothing: the door before it does the reading. */
export function makeGraphql(schema: GraphQLSchema): RunGraphql {
  const yoga = createYoga<ServerContext, GraphqlContext>({
    schema: guardSchema(schema),
    context: ({ own }) => own,
    plugins: [takeParams, limitQueries],
    maskedErrors: { maskError },
    graphiql: false,
    landingPage: false,
    batching: false,
    multipart: false,
    cors: false,
    logging: false,
    fetchAPI: { Request, Response, Headers, ReadableStream, TextEncoder, TextDecoder, URL, fetch },
  });
  return async (params, accept, own) => {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{}',
      signal: own.gone,
    });
    return yoga.handle(request, { params, own });
  };
}

const takeParams: Plugin<object, ServerContext> = {
  onRequestParse: ({ serverContext, setRequestParser }) => {
    const { query, variables, operationName } = serverContext.params;
    setRequestParser(() => ({
      query,
      variables: { ...variables },
      ...(operationName === undefined ? {} : { operationName }),
    }));
  },
};

const limitQueries: Plugin = {
  onParse: ({ setParseFn }) => {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: queryLimits.tokens }));
  },
  // Before the rules of validation, some of which take long over what is too large anyway.
  onValidate: ({ params, setResult }) => {
    const { depth, cost, aliases } = measureQuery(params.documentAST);
    if (depth > queryLimits.depth) setResult([tooLarge('deep', queryLimits.depth)]);
    else if (cost > queryLimits.cost) setResult([tooLarge('costly', queryLimits.cost)]);
    else if (aliases > queryLimits.aliases) setResult([tooLarge('rich in aliases', queryLimits.aliases)]);
  },
};

function tooLarge(how: string, limit: number): GraphQLError {
  return graphqlError(appError('query-too-large', `The query is too ${how}: at most ${limit}`));
}

/** Everything that is told to the client goes through here: what is not in the error table is the request's fault, or a secret. */
function maskError(error: unknown): Error {
  if (!isGraphqlError(error)) return graphqlError(appError('internal-error'));
  if (typeof error.extensions['code'] === 'string' && error.extensions['status'] !== undefined) return error;
  if (error.originalError !== undefined && !isGraphqlError(error.originalError))
    return graphqlError(appError('internal-error'));
  const { message, extensions } = error;
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path,
    extensions: { ...extensions, code: 'invalid-value', status: 400 },
  });
}
