import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import { z } from 'zod';
import { importList } from '../sources/import-list.ts';
import { lookUpInList } from '../sources/look-up-in-list.ts';
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

const questionSchema = z.strictObject({
  kind: z.enum(['person', 'organisation']).default('person'),
  names: z.array(z.string().min(1).max(1000)).min(1).max(100),
  births: z.array(z.iso.date()).max(100).default([]),
  countries: z
    .array(z.string().regex(/^[A-Z]{3}$/))
    .max(100)
    .default([]),
  documentNumbers: z.array(z.string().max(100)).max(100).default([]),
});

/** Days after which a list would be no answer to a check; somebody who asks by hand sees for himself how old it is. */
const anyAge = 36_500;

/**
 * Looks up everybody in a file, one JSON object a line, in an imported list: who would be a hit, with which score and why. Nothing is
 * kept. One answer a line, in their order; with `--json` each has the milliseconds that it took.
 */
export async function lookUpSourceCommand(
  output: Output,
  { file, name }: { file: string; name: string },
): Promise<void> {
  await onErrand(async ({ stores, clock }) => {
    const lookUp = lookUpInList({ lists: stores.lists, clock });
    let line = 0;
    for await (const text of createInterface({
      input: createReadStream(file),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      line += 1;
      if (text.trim() === '') continue;
      const subject = questionOf(text, line);
      const started = performance.now();
      const found = await lookUp({ name, subject, maximumAgeDays: anyAge });
      const milliseconds = performance.now() - started;
      if (found.kind === 'unavailable') throw new CommandFailure(`The list '${name}' was never imported.`);
      const hits = found.hits.map(
        (hit) => `${hit.entryId} ${hit.score.toFixed(2)} ${hit.name}: ${hit.reasons.join(', ')}`,
      );
      answer(
        output,
        { line, milliseconds, hits: found.hits },
        [`${line}: ${hits.length} hits`, ...hits].join('\n  '),
      );
    }
  });
}

function questionOf(text: string, line: number): ScreeningSubject {
  const read = questionSchema.safeParse(jsonOf(text));
  if (!read.success)
    throw new CommandFailure(
      `Line ${line} is no question: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`,
    );
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
