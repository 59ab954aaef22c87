import { type AppError, appError } from '@aval/core/errors';
import {
  faultOfSteps,
  type LevelDefinition,
  type LevelExtras,
  levelDefinitionSchema,
  levelExtrasSchema,
} from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { LevelPatch } from './level-body.ts';

/** What a new level requires unless told otherwise. */
export const emptyDefinition: LevelDefinition = {
  version: 2,
  applicantType: 'individual',
  requiredIdDocs: { docSets: [] },
  rules: { minimumAge: 18 },
  verification: { by: 'internal' },
  sources: [],
};

/** A definition with the sent members in place of its own. Steps that cannot be worked with are refused with the reason. */
export function defineLevel(before: LevelDefinition, patch: LevelPatch): Result<LevelDefinition, AppError> {
  const { name: _name, type: _type, ...members } = patch;
  const extras: LevelExtras = { ...before.extras, ...present(levelExtrasSchema.parse(members)) };
  const after = levelDefinitionSchema.parse({ ...before, ...present(members), extras });
  const fault = faultOfSteps(after.requiredIdDocs);
  return fault === undefined ? success(after) : failure(appError('invalid-value', fault));
}

function present<Value extends object>(value: Value): Partial<Value> {
  const kept: Partial<Value> = { ...value };
  for (const [name, member] of Object.entries(kept))
    if (member === undefined) Reflect.deleteProperty(kept, name);
  return kept;
}
