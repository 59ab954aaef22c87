import { z } from 'zod';
import { type Block, blockIdSchema, blockSchema, isForPerson, outcomesOf } from './block.ts';

/**
 * A flow: blocks and where each outcome of each leads. Without cycles, so every way through it ends; going back is an event
 * (`reopen`), not an edge. `version` is raised with every change of shape, and `parseFlowDefinition` brings older forms up to date.
 */
export const flowDefinitionSchema = z
  .object({
    version: z.literal(1),
    start: blockIdSchema,
    blocks: z.array(blockSchema).min(1).max(200),
  })
  .superRefine((definition, context) => {
    for (const message of faultsOf(definition)) context.addIssue({ code: 'custom', message });
  });
export type FlowDefinition = z.infer<typeof flowDefinitionSchema>;

/** From each earlier version to the next; the first change of shape adds the first of them. */
const migrations: Readonly<Record<number, (stored: object) => object>> = {};
const currentVersion = 1;

/** Reads a stored definition of any version that was ever written. Throws on anything else: that is corruption. */
export function parseFlowDefinition(stored: unknown): FlowDefinition {
  let form: object = z.looseObject({ version: z.number().int() }).parse(stored);
  for (let version = versionOf(form); version < currentVersion; version = versionOf(form)) {
    const migrate = migrations[version];
    if (migrate === undefined) throw new Error(`there is no way from flow version ${version}`);
    form = migrate(form);
  }
  return flowDefinitionSchema.parse(form);
}

function versionOf(form: object): number {
  return z.looseObject({ version: z.number().int() }).parse(form).version;
}

/** The block of this name; throws for a name that the definition does not have. */
export function blockOf({ blocks }: Pick<FlowDefinition, 'blocks'>, id: string): Block {
  const found = blocks.find((block) => block.id === id);
  if (found === undefined) throw new Error(`the flow has no block '${id}'`);
  return found;
}

type Unchecked = { readonly start: string; readonly blocks: readonly Block[] };

/** What is wrong with the blocks together, as sentences: dead ends, ways to nowhere, circles, what nobody can reach. */
function faultsOf({ start, blocks }: Unchecked): string[] {
  const known = new Map(blocks.map((block) => [block.id, block]));
  const faults: string[] = [];
  if (known.size !== blocks.length) faults.push('a block is there twice');
  if (!known.has(start)) faults.push(`the first block '${start}' does not exist`);
  for (const block of blocks) {
    const named = [
      ...block.edges.map(({ to }) => to),
      ...(block.dependsOn ?? []),
      ...(block.kind === 'wait' && block.of !== undefined ? [block.of] : []),
      ...(block.kind === 'capture' ? [block.choice] : []),
    ];
    for (const id of named) if (!known.has(id)) faults.push(`${block.id}: there is no block '${id}'`);
    for (const outcome of outcomesOf(block)) {
      if (!block.edges.some((edge) => edge.outcome === outcome && edge.when === undefined))
        faults.push(`${block.id}: the outcome '${outcome}' may lead nowhere`);
    }
    for (const { outcome } of block.edges)
      if (!outcomesOf(block).includes(outcome)) faults.push(`${block.id}: there is no outcome '${outcome}'`);
    if (block.skippable === true && !isForPerson(block)) faults.push(`${block.id}: cannot be skipped`);
  }
  if (faults.length > 0) return faults;
  const reached = new Set<string>();
  if (hasCircle(known, start, new Set(), reached)) return ['the blocks lead in a circle'];
  return blocks.filter(({ id }) => !reached.has(id)).map(({ id }) => `${id}: no way leads there`);
}

function hasCircle(
  known: ReadonlyMap<string, Block>,
  id: string,
  above: ReadonlySet<string>,
  reached: Set<string>,
): boolean {
  if (above.has(id)) return true;
  if (reached.has(id)) return false;
  reached.add(id);
  const below = new Set([...above, id]);
  return (known.get(id)?.edges ?? []).some(({ to }) => hasCircle(known, to, below, reached));
}
