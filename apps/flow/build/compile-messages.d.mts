import type { CompiledMessage } from '../src/messages/compiled-message.ts';

/** The messages of one language, parsed as ICU MessageFormat. Throws on text that is not ICU, naming the key. */
export function compileMessages(messages: Readonly<Record<string, string>>): Record<string, CompiledMessage>;
