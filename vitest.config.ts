import { defineConfig } from 'vitest/config';
import { SlowFirst } from './tools/slow-first.ts';

// Tests run on the sources of every workspace package, not on what was built last.
const conditions = ['source'];
const sources = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};

const everywhere = {
  exclude: ['**/node_modules/**', '**/dist/**'],
  testTimeout: 180_000,
  hookTimeout: 180_000,
  pool: 'forks' as const,
};

// Kinds of tests, in the order they run. Where files share a process, what one of them loads serves the next; they must not
// replace modules or globals. Files that watch memory, load models or change the environment have a process each.
const processes = { ...everywhere, name: 'processes', include: ['apps/server/test/process/**/*.test.ts'] };
const eyes = {
  ...everywhere,
  name: 'eyes',
  include: ['packages/{vision,specimens,accuracy}/src/**/*.test.ts', 'apps/server/src/main/**/*.test.ts'],
};
const server = {
  ...everywhere,
  name: 'server',
  include: ['apps/server/{src,test}/**/*.test.ts', 'apps/flow/src/**/*.test.ts'],
  exclude: [...everywhere.exclude, ...processes.include, 'apps/server/src/main/**'],
  isolate: false,
};
const rules = {
  ...everywhere,
  name: 'rules',
  include: ['packages/*/src/**/*.test.ts'],
  exclude: [...everywhere.exclude, 'packages/{vision,specimens,accuracy}/**'],
  isolate: false,
};

/** The applicant's page in Chromium. */
const screens = {
  ...everywhere,
  name: 'screens',
  include: ['apps/flow/test/**/*.test.ts'],
  globalSetup: ['apps/flow/test/chromium.ts'],
};

export default defineConfig({
  ...sources,
  test: {
    globalSetup: ['apps/server/test/global-setup.ts'],
    // More than the cores: many tests wait for the database's disk, for a child or for a browser.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    projects: [processes, eyes, screens, server, rules].map((test) => ({ ...sources, test })),
  },
});
