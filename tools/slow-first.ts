import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, longest first: two workers end at nearly the same time only if none is left with one of these. */
const slow = [
  'packages/vision/src/pool/mutated-files.test.ts',
  'apps/server/test/process/roles.test.ts',
  'apps/server/test/process/demo.test.ts',
  'apps/flow/test/whole.test.ts',
  'apps/server/test/process/re-embed.test.ts',
  'apps/server/test/process/bad-start.test.ts',
  'apps/flow/test/face.test.ts',
  'apps/server/test/process/one-server.test.ts',
  'packages/vision/src/pool/open-vision.test.ts',
  'apps/flow/test/gallery.test.ts',
];

/** Kinds of tests after that, those with the shortest files last. */
const kinds = ['processes', 'eyes', 'screens', 'server', 'rules'];

/** The order of files where no earlier run has left their durations, as on the machine that judges a change. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const place = slow.findIndex((file) => moduleId.endsWith(file));
  if (place !== -1) return place;
  const kind = kinds.indexOf(project.name);
  return slow.length + (kind === -1 ? kinds.length : kind);
}
