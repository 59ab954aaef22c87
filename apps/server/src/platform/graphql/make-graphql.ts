import { appError } from '@aval/core/errors';
import { GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { createLRUCache, createYoga, type Plugin } from 'graphql-yoga';
import { isStorable } from '../http/is-storable.ts';
import type { GraphqlContext } from './context.ts';
import { graphqlError, isGraphqlError } from './graphql-error.ts';
import { guardSchema } from './guard-schema.ts';
import { measureQuery, queryLimits } from './measure-query.ts';
import { textsOf } from './texts-of.ts';
import { withoutValues } from './without-values.ts';

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

/** Queries that are not parsed and validated again. */
const rememberedQueries = 100;

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
    // Programs ask the same few queries; what others make up must not fill the memory.
    parserAndValidationCache: {
      documentCache: createLRUCache({ max: rememberedQueries }),
      errorCache: createLRUCache({ max: rememberedQueries }),
      validationCache: createLRUCache({ max: rememberedQueries }),
    },
    fetchAPI: { Request, Response, Headers, ReadableStream, TextEncoder, TextDecoder, URL, fetch },
  });
  return async (params, accept, own) => {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{}',
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
    // Variables were looked at with the body; in a literal a character may be written that is not in the body.
    else if (!isStorable(textsOf(params.documentAST)))
      setResult([graphqlError(appError('invalid-value', 'The query holds characters that are none'))]);
    // What validation finds is told as it is found, past the masking of what execution throws.
    return ({ valid, result, setResult: replaceResult }) => {
      if (!valid) replaceResult(result.map(maskError));
    };
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
  const { extensions } = error;
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(withoutValues(error.message), {
    nodes,
    source,
    positions,
    path,
    extensions: { ...extensions, code: 'invalid-value', status: 400 },
  });
}
