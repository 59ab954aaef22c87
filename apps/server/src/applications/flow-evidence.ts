import type { Check } from '@aval/core/check';
import type { DocSet, Level } from '@aval/core/level';
import {
  judgeDataRecord,
  judgeLivenessRecord,
  type LivenessRecord,
} from '@aval/core/rules/judge-flow-evidence';
import { judgedDocument, type StepImage } from '@aval/core/steps';
import { z } from 'zod';
import type { ActionImageStore, CheckStep } from '../actions/ports.ts';
import type { Applicant } from '../applicants/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Application, ApplicationStore, ChallengeStore, RunOwner } from './ports.ts';

export type FlowEvidenceDependencies = {
  readonly applications: Pick<ApplicationStore, 'find'>;
  readonly challenges: Pick<ChallengeStore, 'list'>;
  readonly images: Pick<ImageStore, 'list'>;
  readonly actionImages: Pick<ActionImageStore, 'list'>;
};

const checkedSchema = z.object({ fields: z.record(z.string(), z.string()), differs: z.array(z.string()) });

/** What the applicant's page saw of the evidence, as checks of the attempt: liveness challenges, and data that were corrected. */
export function flowEvidence(deps: FlowEvidenceDependencies) {
  return async (context: Context, applicant: Applicant, level: Level): Promise<Check[]> => {
    const { environmentId } = context;
    const owner = { applicantId: applicant.id, actionId: undefined };
    const application = await deps.applications.find(environmentId, owner, applicant.dataKey);
    const all = await deps.images.list(environmentId, applicant.id, applicant.dataKey);
    const active = all.filter((image) => !image.deactivated);
    return [
      ...(await livenessChecks(deps, context, applicant, level, owner, application, active)),
      ...dataChecks(level, application, active),
    ];
  };
}

/** The same for an action's step SELFIE, beside the checks of the face itself. */
export function withLiveness(deps: FlowEvidenceDependencies, check: CheckStep): CheckStep {
  return async (context, step) => {
    const outcome = await check(context, step);
    const { applicant, action, level } = step;
    const { environmentId } = context;
    const owner = { applicantId: applicant.id, actionId: action.id };
    const application = await deps.applications.find(environmentId, owner, applicant.dataKey);
    const all = await deps.actionImages.list(environmentId, [action.id], applicant.dataKey);
    const active = all.filter((image) => !image.deactivated);
    const live = await livenessChecks(deps, context, applicant, level, owner, application, active);
    return { ...outcome, checks: [...outcome.checks, ...live] };
  };
}

async function livenessChecks(
  { challenges }: FlowEvidenceDependencies,
  { environmentId }: Context,
  { dataKey }: Applicant,
  { definition }: Level,
  owner: RunOwner,
  application: Application | undefined,
  active: readonly StepImage[],
): Promise<Check[]> {
  const sets = definition.requiredIdDocs.docSets.filter(({ idDocSetType }) =>
    idDocSetType.startsWith('SELFIE'),
  );
  const made = sets.length === 0 ? [] : await challenges.list(environmentId, owner, new Date(0), dataKey);
  return sets.flatMap((docSet) => {
    const selfie = judgedDocument(definition.requiredIdDocs, docSet.idDocSetType, active)?.images.at(-1);
    if (selfie === undefined) return [];
    const passed = made.find(({ status, imageId }) => status === 'passed' && imageId === selfie.imageId);
    const record: LivenessRecord =
      passed !== undefined
        ? { kind: 'challenge', checks: passed.checks }
        : wentWithout(application, docSet)
          ? { kind: 'without-challenge' }
          : { kind: 'none' };
    // Whoever tried a challenge and then brought another picture is looked at, whatever the level insists on.
    const strict = docSet.videoRequired === 'liveness' || made.length > 0;
    const check = judgeLivenessRecord(record, { imageId: selfie.imageId, strict });
    return check === undefined ? [] : [check];
  });
}

function wentWithout(application: Application | undefined, { idDocSetType }: DocSet): boolean {
  const answer = application?.state.answers[idDocSetType];
  return answer?.standing === true && answer.outcome === 'manual';
}

function dataChecks(
  { definition }: Level,
  application: Application | undefined,
  active: readonly StepImage[],
): Check[] {
  return definition.requiredIdDocs.docSets.flatMap(({ idDocSetType }) => {
    const answer = application?.state.answers[`${idDocSetType}-check`];
    const checked = answer?.standing === true ? checkedSchema.safeParse(answer.data) : undefined;
    if (checked === undefined || !checked.success) return [];
    const { fields, differs } = checked.data;
    const images = judgedDocument(definition.requiredIdDocs, idDocSetType, active)?.images ?? [];
    const record = { differs, confirmed: Object.keys(fields).length };
    return [
      judgeDataRecord(
        record,
        images.map(({ imageId }) => imageId),
      ),
    ];
  });
}
