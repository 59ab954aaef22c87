import { answeredQuestionnaires, knownFields } from '@aval/core/applicant';
import type { ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { StepFacts, StepImage } from '@aval/core/steps';
import type { Applicant } from './ports.ts';

/** Port: which of the applicant's present addresses were confirmed by a code or a link. */
export type ConfirmedAddresses = {
  readonly confirmed: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
  ) => Promise<{ readonly email: boolean; readonly phone: boolean }>;
};

/** What decides whether the steps of the applicant's level are done. `images` are his active pictures. */
export async function stepFacts(
  { confirmed }: ConfirmedAddresses,
  environmentId: EnvironmentId,
  applicant: Pick<Applicant, 'id' | 'profile'>,
  images: readonly StepImage[],
): Promise<StepFacts> {
  return {
    images,
    fields: knownFields(applicant.profile),
    confirmed: await confirmed(environmentId, applicant.id),
    questionnaires: answeredQuestionnaires(applicant.profile),
  };
}
