// ICU texts become small arrays at build time, so that the page carries a formatter of a few lines and no parser.
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

export function compileMessages(messages) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => {
      try {
        return [key, fold(parse(text, { ignoreTag: true, requiresOtherClause: true }).map(part))];
      } catch (error) {
        throw new Error(
          `The text '${key}' is not ICU MessageFormat: ${error instanceof Error ? error.message : ''}`,
        );
      }
    }),
  );
}

const fold = (parts) => (parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts);

function part(element) {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return [element.value];
    case TYPE.number:
      return [element.value, 'number'];
    case TYPE.pound:
      return ['#'];
    case TYPE.select:
      return [element.value, 'select', options(element)];
    case TYPE.plural:
      return [element.value, 'plural', options(element)];
    default:
      throw new Error('only arguments, number, plural and select are used here');
  }
}

const options = ({ options: given }) =>
  Object.fromEntries(Object.entries(given).map(([name, { value }]) => [name, fold(value.map(part))]));
