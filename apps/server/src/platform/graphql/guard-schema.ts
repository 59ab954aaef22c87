import { appError } from '@aval/core/errors';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import { permissions } from '../http/route.ts';
import type { GraphqlCaller, GraphqlContext } from './context.ts';
import { graphqlError, isGraphqlError } from './graphql-error.ts';

/** Who may ask for a root field; declared with the field as `extensions: { access }`. */
export const fieldAccessSchema = z.strictObject({
  /** Whether an applicant may; what of himself alone, the field decides. */
  applicant: z.boolean(),
  /** All that an app token needs; absent where none may ask. */
  officer: z.array(z.enum(permissions)).min(1).optional(),
});
export type FieldAccess = z.infer<typeof fieldAccessSchema>;

type Resolver = GraphQLFieldResolver<unknown, GraphqlContext>;

/**
 * Puts the door in front of every root field: who may ask, and what becomes of a bug. Throws on a field that does not declare who
 * may ask for it, so that the program does not start with one.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) guardType(type, 'resolve');
  guardType(schema.getSubscriptionType(), 'subscribe');
  return schema;
}

function guardType(type: GraphQLObjectType | null | undefined, step: 'resolve' | 'subscribe'): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const access = fieldAccessSchema.safeParse(field.extensions['access']);
    if (!access.success) throw new Error(`${type?.name}.${field.name} does not declare who may ask for it`);
    const original: Resolver = field[step] ?? defaultFieldResolver;
    const guarded: Resolver = async (source, args, context, info) => {
      const { correlationId } = context.context;
      if (!mayAsk(access.data, context.caller)) throw graphqlError(appError('no-permission'), correlationId);
      try {
        return await original(source, args, context, info);
      } catch (error) {
        if (isGraphqlError(error)) throw error;
        context.bugs.push(error);
        throw graphqlError(appError('internal-error'), correlationId);
      }
    };
    field[step] = guarded;
  }
}

function mayAsk({ applicant, officer }: FieldAccess, caller: GraphqlCaller): boolean {
  if (caller.kind === 'applicant') return applicant;
  return officer?.every((permission) => caller.permissions.includes(permission)) === true;
}
