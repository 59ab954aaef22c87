/**
 * A text as the build leaves it: plain, or its parts in order. A part is text, `[argument]`, `['#']` (the number of the plural around
 * it), or `[argument, 'plural' | 'select' | 'number', options]`.
 */
export type CompiledMessage = string | readonly MessagePart[];
export type MessagePart =
  | string
  | readonly [argument: string]
  | readonly [argument: string, kind: 'number']
  | readonly [
      argument: string,
      kind: 'plural' | 'select',
      options: Readonly<Record<string, CompiledMessage>>,
    ];
