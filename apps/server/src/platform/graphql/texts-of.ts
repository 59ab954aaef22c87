import { type DocumentNode, visit } from 'graphql';

/** The texts that are written in a document as literals, as they are meant: with what was escaped in them. */
export function textsOf(document: DocumentNode): string[] {
  const texts: string[] = [];
  visit(document, {
    StringValue: ({ value }) => {
      texts.push(value);
    },
  });
  return texts;
}
