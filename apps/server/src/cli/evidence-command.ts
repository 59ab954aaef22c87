import { describeNumbers } from '@aval/core/describe-numbers';
import { applicantIdSchema, type EnvironmentKind } from '@aval/core/ids';
import { readApplicant } from '../applicants/read-applicant.ts';
import { readTogether } from '../applicants/read-together.ts';
import type { StoredCheck } from '../checks/ports.ts';
import { readChecks } from '../checks/read-checks.ts';
import { onErrand, operator, requireEnvironment } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

type Input = {
  readonly env: EnvironmentKind;
  readonly tenant: string | undefined;
  readonly applicantId: string;
};

/** The verdict of an applicant's present attempt with the evidence of every check. The reading is journalled. */
export async function evidenceCommand(output: Output, { env, tenant, applicantId }: Input): Promise<void> {
  const id = applicantIdSchema.safeParse(applicantId);
  if (!id.success) throw new CommandFailure('An applicant id has 24 hexadecimal characters.');
  await onErrand(async ({ stores, clock }) => {
    const environment = await requireEnvironment(stores, env, tenant);
    const context = {
      environmentId: environment.id,
      environment: environment.kind,
      clientId: environment.clientId,
      actor: operator,
      correlationId: 'errand',
    };
    const found = await readApplicant({ ...stores, applicants: readTogether(stores.applicants) })(context, {
      by: 'id',
      id: id.data,
    });
    if (!found.ok) throw new CommandFailure(`There is no applicant ${applicantId} in ${env}.`);
    const checks = await readChecks({ ...stores, clock })(context, id.data);
    if (!checks.ok) throw new CommandFailure(checks.error.name);
    const { review } = found.value;
    const value = { applicantId, attemptId: review.attemptId, state: review.state, checks: checks.value };
    answer(
      output,
      value,
      [`${JSON.stringify(review.state)}`, '', ...checks.value.map(describeCheck)].join('\n'),
    );
  });
}

function describeCheck({ check }: StoredCheck): string {
  const limits = Object.entries(check.thresholds).filter(([name]) => !(name in check.numbers));
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['', describeNumbers(check)],
    ['limits ', limits.map(([name, value]) => `${name} ${value}`)],
    ['models ', check.modelIds],
    ['images ', check.imageIds.map(String)],
  ];
  const details = lines
    .filter(([, items]) => items.length > 0)
    .map(([title, items]) => `    ${title}${items.join(', ')}`);
  return [`${check.answer.padEnd(6)} ${check.checkType.padEnd(18)} ${check.sentence}`, ...details].join('\n');
}
