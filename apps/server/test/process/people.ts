import { z } from 'zod';
import type { Call } from '../api-client.ts';
import { createApplicant, passport, selfie, submit, uploadImage } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { plainJpeg } from '../pictures.ts';

const statusSchema = z.object({
  reviewStatus: z.string(),
  reviewResult: z.object({ reviewAnswer: z.string() }).optional(),
});
export type Status = z.output<typeof statusSchema>;

/** Creates and submits an applicant whose pictures depict nothing. */
export async function submitSomebody(call: Call): Promise<string> {
  const applicant = await createApplicant(call);
  const document = await plainJpeg(1, 1600, 1200);
  const face = await plainJpeg(2, 640, 480);
  await uploadImage(call, applicant.id, { metadata: passport, file: document });
  await uploadImage(call, applicant.id, { metadata: selfie, file: face });
  const answer = await submit(call, applicant.id);
  if (answer.status !== 200) throw new Error(answer.bytes.toString('utf8'));
  return applicant.id;
}

export async function statusOf(call: Call, applicantId: string): Promise<Status> {
  const answer = await call('GET', `/resources/applicants/${applicantId}/status`);
  return answer.read(statusSchema);
}

/** Waits until a verdict is there, or an officer has to look. */
export function decided(call: Call, applicantId: string): Promise<Status> {
  const look = async () => {
    const status = await statusOf(call, applicantId);
    return status.reviewStatus === 'completed' || status.reviewStatus === 'onHold' ? status : undefined;
  };
  // After a crash a worker's jobs are handed on within eight seconds; a busy machine needs longer.
  return eventually(`a verdict on ${applicantId}`, look, 300_000);
}
