import { doubtful } from '@aval/core/rules/check-builders';
import { judgedDocument } from '@aval/core/steps';
import type { ActionImageStore, CheckStep } from './ports.ts';

/** A means of payment: nothing here can tell whose it is, so a person always looks at what was handed in. */
export function checkPaymentMethod(deps: {
  readonly actionImages: Pick<ActionImageStore, 'list'>;
}): CheckStep {
  return async ({ environmentId }, { applicant, action, level, docSet }) => {
    const all = await deps.actionImages.list(environmentId, [action.id], applicant.dataKey);
    const active = all.filter((image) => !image.deactivated);
    const { requiredIdDocs } = level.definition;
    const shown = judgedDocument(requiredIdDocs, docSet.idDocSetType, active)?.images ?? [];
    const facts = {
      checkType: 'PAYMENT_METHOD' as const,
      imageIds: shown.map(({ imageId }) => imageId),
    };
    const check = doubtful(facts, 'A person has to look at the means of payment.');
    return { checks: [check], required: ['PAYMENT_METHOD'] };
  };
}
