import type { Check } from '@aval/core/check';
import type { Block } from '@aval/core/flow/block';
import type { FlowDefinition } from '@aval/core/flow/definition';
import { refusalReasons } from '@aval/core/flow/refusal-reasons';
import type { FlowState } from '@aval/core/flow/state';
import type { World } from './read-world.ts';
import { reasonBodies } from './result-body.ts';
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
  const told = (world.action ?? world.review).state;
  const reasons = told.status === 'completed' ? refusalReasons(told.result, checks) : [];
  const bodies = reasons.flatMap((reason) => reasonBodies(reason, world.images));
  const photographed = definition.blocks.filter(
    (block) => isPhotographed(block) && state.answers[block.id] !== undefined,
  );
  const stepOf = new Map<number, string>(
    world.images.map(({ imageId, idDocSetType }) => [imageId, idDocSetType]),
  );
  const isOf = (block: Block, { image }: Reason) =>
    'step' in block && image !== undefined && stepOf.get(image.imageId) === block.step;
  const refused = world.images.filter(({ reviewResult }) => reviewResult?.reviewAnswer === 'RED');
  const blamed = photographed.filter(
    (block) =>
      bodies.some((reason) => isOf(block, reason)) ||
      ('step' in block && refused.some(({ idDocSetType }) => idDocSetType === block.step)),
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
