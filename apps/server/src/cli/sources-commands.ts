import { importList } from '../sources/import-list.ts';
import type { ListFormat } from '../sources/ports.ts';
import { onErrand } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';
import { showSteps } from './show-steps.ts';

type Options = {
  readonly files: readonly string[];
  readonly name: string;
  readonly format: ListFormat | 'auto';
};

/** Imports a list from files, beside a running server or without one. All of it or nothing. */
export async function importSourceCommand(output: Output, { files, name, format }: Options): Promise<void> {
  await onErrand(async (errand) => {
    const { onProgress, stop } = showSteps(process.stderr, 'bytes');
    try {
      const imported = await importList(errand)({ files, name, format, onProgress });
      stop();
      if (!imported.ok) {
        throw new CommandFailure(
          `Nothing was imported, the list '${name}' is as it was: ${imported.error.description ?? imported.error.name}.`,
        );
      }
      const { entries, format: read, publishedOn, digest } = imported.value;
      const day = publishedOn === undefined ? '' : `, published on ${publishedOn}`;
      answer(
        output,
        { ok: true, ...imported.value },
        `${name}: ${entries} entries in the format ${read}${day}; digest ${digest}.`,
      );
    } finally {
      stop();
    }
  });
}

/** Which lists there are, and how old. */
export async function listSourcesCommand(output: Output): Promise<void> {
  await onErrand(async ({ stores }) => {
    const lists = await stores.lists.list();
    const lines = lists.map(
      ({ name, format, entries, importedAt, publishedOn }) =>
        `${name}: ${entries} entries, ${format}, imported ${importedAt.toISOString()}${publishedOn === undefined ? '' : `, published ${publishedOn}`}`,
    );
    answer(output, { lists }, lines.length === 0 ? 'No list was imported yet.' : lines.join('\n'));
  });
}
