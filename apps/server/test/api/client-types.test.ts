import { fileURLToPath } from 'node:url';
import openapi, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { composeOnNothing } from '../compose-on-nothing.ts';

const committed = fileURLToPath(new URL('../../../../packages/client/src/generated/api.ts', import.meta.url));
const document = z.custom<OpenAPI3>(
  (value) => z.looseObject({ openapi: z.string() }).safeParse(value).success,
);

/** What `format: binary` is in a program that speaks `fetch`. */
const blob = ts.factory.createTypeReferenceNode('Blob');
/** What TypeScript calls a value whose type would have to be written with itself. */
const anything = ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);

test('the types of @aval/client are those of the routes (`npm run client:types` writes them anew)', async () => {
  const { server } = composeOnNothing();
  const { body } = await server.inject({ method: 'GET', url: '/openapi.json' });
  const nodes = await openapi(document.parse(JSON.parse(body)), {
    silent: true,
    transform: (schema, { path }) => {
      if (schema.format === 'binary') return blob;
      return path === '#/components/schemas/Json' ? anything : undefined;
    },
  });
  const text = `// Made from the OpenAPI document of the server by \`npm run client:types\`. Never edited by hand.\n\n${astToString(nodes)}`;
  await expect(text).toMatchFileSnapshot(committed);
});
