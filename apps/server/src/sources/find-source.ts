import type { LookUpInListDependencies } from './look-up-in-list.ts';
import { lookUpInList } from './look-up-in-list.ts';
import type { FindSource, Source } from './ports.ts';

/** How the sources of an installation are set up: lists with an age of their own, and connectors. */
export type SourceSetup = {
  /** Days by the name of a list. */
  readonly maximumAgeDays: ReadonlyMap<string, number>;
  readonly connectors: readonly Source[];
};

/** Days after its import that a list still answers, unless set otherwise: the lists shipped for change every few days. */
export const defaultMaximumAgeDays = 7;

export const noSourceSetup: SourceSetup = { maximumAgeDays: new Map(), connectors: [] };

/** Finds sources by name: a connector of that name, else the imported list. */
export function findSource(deps: LookUpInListDependencies, setup: SourceSetup): FindSource {
  const lookUp = lookUpInList(deps);
  return (name) =>
    setup.connectors.find((connector) => connector.name === name) ?? {
      name,
      kind: 'list',
      lookUp: (subject) =>
        lookUp({ name, subject, maximumAgeDays: setup.maximumAgeDays.get(name) ?? defaultMaximumAgeDays }),
    };
}
