import { type AppError, appError } from '@aval/core/errors';
import type { LevelId } from '@aval/core/ids';
import { levelIdSchema } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import { defineLevel, emptyDefinition } from './define-level.ts';
import type { LevelPatch } from './level-body.ts';
import type { LevelStore } from './ports.ts';

export type SaveLevelDependencies = {
  readonly transact: Transact<{ readonly levels: LevelStore; readonly journal: Journal }>;
  readonly environmentKeys: EnvironmentKeys;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  /** Called when a level has changed: nobody in this process may go on with what he remembers of it. */
  readonly forgetLevels: () => void;
};
type Input =
  | { readonly kind: 'create'; readonly settings: LevelPatch & { readonly name: string } }
  | { readonly kind: 'change'; readonly levelId: LevelId; readonly settings: LevelPatch };

/**
 * Makes a level or changes one; members that are sent replace the former ones whole. Applicants on a level are asked from now on
 * what it says now; reviews that are over stay as they are. Errors: invalid-value (name taken, steps, a changed type),
 * level-not-found.
 */
export function saveLevel(deps: SaveLevelDependencies) {
  return async (context: Context, input: Input): Promise<Result<Level, AppError>> => {
    const { environmentId, actor } = context;
    const dataKey = await deps.environmentKeys.dataKey(environmentId);
    const at = deps.clock();
    const saved = await deps.transact(async ({ levels, journal }) => {
      const before = input.kind === 'change' ? await levels.lock(environmentId, input.levelId) : undefined;
      if (input.kind === 'change' && before === undefined) return failure(appError('level-not-found'));
      const made = makeLevel(deps, input, before, at, actor.id);
      if (!made.ok) return made;
      const level = made.value;
      const written =
        before === undefined
          ? await levels.insert(environmentId, level)
          : await levels.update(environmentId, level);
      if (!written) return failure(appError('invalid-value', 'There is a level with this name already'));
      const steps = level.definition.requiredIdDocs.docSets.map(({ idDocSetType }) => idDocSetType);
      await journal.append({
        environmentId,
        subjectId: environmentId,
        at,
        type: before === undefined ? 'levelCreated' : 'levelChanged',
        actor,
        payload: { levelId: level.id, name: level.name, fields: Object.keys(input.settings), steps },
        dataKey,
      });
      return success(level);
    });
    if (saved.ok) deps.forgetLevels();
    return saved;
  };
}

function makeLevel(
  { identifiers }: SaveLevelDependencies,
  { settings }: Input,
  before: Level | undefined,
  at: Date,
  by: string,
): Result<Level, AppError> {
  const definition = defineLevel(before?.definition ?? emptyDefinition, settings);
  if (!definition.ok) return definition;
  if (before === undefined) {
    return success({
      id: levelIdSchema.parse(identifiers.objectId()),
      name: settings.name ?? '',
      type: settings.type ?? 'standalone',
      definition: definition.value,
      createdAt: at,
      createdBy: by,
    });
  }
  const hasOtherType = settings.type !== undefined && settings.type !== before.type;
  if (hasOtherType || definition.value.applicantType !== before.definition.applicantType)
    return failure(
      appError('invalid-value', 'The type and the applicantType of a level stay: make another level'),
    );
  return success({
    ...before,
    name: settings.name ?? before.name,
    definition: definition.value,
    modifiedAt: at,
    modifiedBy: by,
  });
}
