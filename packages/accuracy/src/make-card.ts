import { cpus } from 'node:os';
import { type Card, cardSchema, type Sections } from './card.ts';
import type { Eyes } from './measure/eyes.ts';

/** Puts the card together; parsing it proves that every figure is a number. */
export function makeCard(
  eyes: Eyes,
  settings: { readonly seed: number; readonly date: string },
  measured: { readonly real: Sections; readonly generated: Sections | null },
): Card {
  const processors = cpus();
  return cardSchema.parse({
    version: 1,
    date: settings.date,
    seed: settings.seed,
    visionVersion: eyes.version,
    modelIds: eyes.modelIds,
    machine: {
      cores: processors.length,
      processor: processors[0]?.model.trim() ?? 'unknown',
      node: process.version,
      threads: eyes.threads,
    },
    ...measured.real,
    generated: measured.generated,
  });
}
