import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorName, errorEntry, errorTable } from '@aval/core/errors';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { errorOf } from '../applicant-steps.ts';
import {
  ErrorOfUseCase,
  type ErrorWorld,
  openErrorWorld,
  type Provocation,
  ProvokedIn,
} from '../errors/error-world.ts';
import { errorsOfCallers } from '../errors/of-callers.ts';
import { errorsOfConfirmations } from '../errors/of-confirmations.ts';
import { errorsOfDocuments } from '../errors/of-documents.ts';
import { errorsOfThings } from '../errors/of-things.ts';

// Each entry of the error table is provoked here, through the API wherever it can be. The type of the list makes this file fail to
// compile when the table gets an entry that nobody provokes.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: ErrorWorld;
let provocations: Readonly<Record<ErrorName, Provocation>>;

beforeAll(async () => {
  world = await openErrorWorld();
  provocations = {
    ...errorsOfCallers(world),
    ...errorsOfThings(world),
    ...errorsOfConfirmations(world),
    ...errorsOfDocuments(world),
  };
});
afterAll(() => world.server.close());

const nameSchema = z.custom<ErrorName>((name) => typeof name === 'string' && name in errorTable);
/** The eyes are closed by the last one, and the clock goes on in the one before: whatever wants them comes first. */
const last = ['code-expired', 'file-unavailable', 'vision-unavailable'];
const inOrder = [...Object.keys(errorTable).filter((name) => !last.includes(name)), ...last];

test.each(inOrder)('%s', async (text) => {
  const name = nameSchema.parse(text);
  const provocation = provocations[name];
  const { status, text: description, ...entry } = errorEntry(name);
  if (provocation instanceof ProvokedIn) {
    expect(await sourceOf(provocation.file)).toContain(`'${name}'`);
    return;
  }
  const [provoke, says] = typeof provocation === 'function' ? [provocation, undefined] : provocation;
  const provoked = await provoke();
  if (provoked instanceof ErrorOfUseCase) {
    expect(provoked.error.name).toBe(name);
    return;
  }
  expect(errorOf(provoked)).toEqual({
    status,
    description: says === undefined ? description : expect.stringMatching(says),
    errorCode: entry.errorCode,
    errorName: entry.errorCode === undefined ? undefined : name,
  });
});

test('every number of the documentation is in the table', () => {
  const documented = [...range(1000, 1011), 3000, ...range(4000, 4007), 5000, 5001];
  const ofThePage = range(7001, 7005);
  const numbers = Object.keys(errorTable).flatMap(
    (name) => errorEntry(nameSchema.parse(name)).errorCode ?? [],
  );
  expect(numbers.sort()).toEqual([...documented, ...ofThePage]);
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

async function sourceOf(file: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const found = paths.find((path) => path.endsWith(`/${file}`) && !path.includes('node_modules'));
  if (found === undefined) throw new Error(`there is no ${file}`);
  return readFile(found, 'utf8');
}
