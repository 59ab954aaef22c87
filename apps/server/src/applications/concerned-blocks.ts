import type { Check } from '@aval/core/check';
import type { Block } from '@aval/core/flow/block';
import type { FlowDefinition } from '@aval/core/flow/definition';
import type { FlowState } from '@aval/core/flow/state';
import { judgedDocument } from '@aval/core/steps';
import { setAside } from './facts-of-run.ts';
import type { World } from './read-world.ts';
import { toldReasons } from './result-body.ts';
import type { Reason } from './view-schema.ts';

/**
 * The blocks that a refusal asks the person to do again, with the reasons: those whose pictures are to blame, else everything that was
 * photographed, since nobody can say which picture would help.
 */
export function concernedBlocks(
  world: World,
  definition: FlowDefinition,
  state: FlowState,
  checks: readonly Check[],
): Readonly<Record<string, readonly Reason[]>> {
  const bodies = toldReasons(world, checks);
  const photographed = definition.blocks.filter(
    (block) => isPhotographed(block) && state.answers[block.id] !== undefined,
  );
  const stepOf = new Map<number, string>(
    world.images.map(({ imageId, idDocSetType }) => [imageId, idDocSetType]),
  );
  const isOf = (block: Block, { image }: Reason) =>
    'step' in block && image !== undefined && stepOf.get(image.imageId) === block.step;
  const active = world.images.filter(({ deactivated }) => !deactivated);
  const required = world.level.definition.requiredIdDocs;
  // A picture of an earlier attempt that was taken anew since is not to blame any more.
  const isRefused = (block: Block) =>
    'step' in block &&
    (active.some(
      ({ idDocSetType, reviewResult }) => idDocSetType === block.step && reviewResult?.reviewAnswer === 'RED',
    ) ||
      (setAside(world, block.step).length > 0 && judgedDocument(required, block.step, active) === undefined));
  const blamed = photographed.filter(
    (block) => bodies.some((reason) => isOf(block, reason)) || isRefused(block),
  );
  const general = bodies.filter(({ image }) => image === undefined);
  const concerned = blamed.length > 0 ? blamed : photographed;
  return Object.fromEntries(
    concerned.map((block): [string, Reason[]] => [
      block.id,
      [...bodies.filter((reason) => isOf(block, reason)), ...general],
    ]),
  );
}

function isPhotographed({ kind }: Block): boolean {
  return kind === 'capture' || kind === 'liveness' || kind === 'upload';
}
