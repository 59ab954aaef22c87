import type { ReviewResult, ReviewState } from '@aval/core/review';
import { z } from 'zod';
import type { Applicant } from '../applicants/ports.ts';
import type { DocumentImage } from '../documents/ports.ts';

const marks = z.record(z.string(), z.object({ value: z.literal(true) }));
/** What was wrong, picture by picture and with the applicant as a whole. */
export const moderationStateSchema = z.object({
  id: z.string(),
  applicantId: z.string(),
  key: z.string(),
  imagesStates: z.record(z.string(), z.object({ state: marks })),
  applicantState: marks,
});
export type ModerationState = z.infer<typeof moderationStateSchema>;

/** The wire's buttons for refusals that checks make; a label without a button of its own stands for itself. */
const buttons: Readonly<Record<string, string>> = {
  LOW_QUALITY: 'badPhoto_dataNotVisible',
  UNSATISFACTORY_PHOTOS: 'badPhoto_dataNotVisible',
  BAD_PROOF_OF_IDENTITY: 'badPhoto_dataNotVisible',
  INCOMPLETE_DOCUMENT: 'badPhoto_incomplete',
  SCREENSHOTS: 'badPhoto_screenshot',
  GRAPHIC_EDITOR: 'badPhoto_imageEditor',
  FRONT_SIDE_MISSING: 'additionalPages_mainPageId',
  BACK_SIDE_MISSING: 'additionalPages_anotherSide',
  REQUESTED_DATA_MISMATCH: 'dataMismatch_fullName',
  PROBLEMATIC_APPLICANT_DATA: 'dataMismatch',
  CHECK_UNAVAILABLE: 'dbNetChecks_checkUnavailable',
  AGE_REQUIREMENT_MISMATCH: 'regulationsViolations_age',
  DUPLICATE: 'regulationsViolations_duplicate',
  WRONG_USER_REGION: 'regulationsViolations_wrongRegion',
  INCONSISTENT_PROFILE: 'regulationsViolations_inconsistency',
  SPAM: 'spam',
  FORGERY: 'fraudulentPatterns',
  FRAUDULENT_PATTERNS: 'fraudulentPatterns',
};

/** Only a refused applicant has a moderation state. */
export function moderationStates(
  applicant: Applicant,
  state: ReviewState,
  images: readonly DocumentImage[],
): ModerationState[] {
  if (state.status !== 'completed' || state.result.reviewAnswer !== 'RED') return [];
  const refused = images.flatMap(({ imageId, reviewResult }) =>
    reviewResult?.reviewAnswer === 'RED' ? [{ imageId, reviewResult }] : [],
  );
  return [
    {
      id: applicant.inspectionId,
      applicantId: applicant.id,
      key: applicant.inspectionId.slice(0, 10).toUpperCase(),
      imagesStates: Object.fromEntries(
        refused.map(({ imageId, reviewResult }) => [String(imageId), { state: marksOf(reviewResult) }]),
      ),
      applicantState: marksOf(state.result),
    },
  ];
}

function marksOf(result: ReviewResult): ModerationState['applicantState'] {
  if (result.reviewAnswer !== 'RED') return {};
  const pressed = result.buttonIds ?? result.rejectLabels.map((label) => buttons[label] ?? label);
  return Object.fromEntries(pressed.map((button) => [button, { value: true as const }]));
}
