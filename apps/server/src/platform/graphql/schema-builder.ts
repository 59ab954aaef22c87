import { isCalendarDay } from '@aval/core/wire-dates';
import SchemaBuilder from '@pothos/core';
import { GraphQLError } from 'graphql';
import { z } from 'zod';
import type { FilePart } from '../http/read-multipart.ts';
import type { GraphqlContext } from './context.ts';

type SchemaTypes = {
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  Scalars: {
    Upload: { Input: FilePart; Output: never };
    Date: { Input: string; Output: string };
  };
};

const filePartSchema = z.object({
  bytes: z.instanceof(Buffer),
  fileName: z.string().optional(),
  mimeType: z.string(),
});

/** A builder with the scalars that doors need, in which areas declare their types; nothing is nullable unless told. */
export function makeSchemaBuilder() {
  const builder = new SchemaBuilder<SchemaTypes>({ defaultFieldNullability: false });
  builder.scalarType('Upload', {
    description: 'A file, sent as the GraphQL multipart request specification says.',
    serialize: () => {
      throw new GraphQLError('A file is taken, never given');
    },
    parseValue: (value) => {
      const file = filePartSchema.safeParse(value);
      if (!file.success) throw new GraphQLError('The file must be sent as a part of a multipart request');
      const { bytes, fileName, mimeType } = file.data;
      return { bytes, fileName, mimeType };
    },
    parseLiteral: () => {
      throw new GraphQLError('The file must be sent as a part of a multipart request');
    },
  });
  builder.scalarType('Date', {
    description: 'A day as YYYY-MM-DD.',
    serialize: (value) => value,
    parseValue: (value) => {
      if (typeof value !== 'string' || !isCalendarDay(value))
        throw new GraphQLError('must be a day as YYYY-MM-DD');
      return value;
    },
  });
  return builder;
}

export type Builder = ReturnType<typeof makeSchemaBuilder>;
