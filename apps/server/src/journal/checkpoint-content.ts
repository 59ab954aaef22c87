import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How far one chain had come. */
export const chainHeadSchema = z.object({
  subjectId: z.string(),
  sequence: z.number().int(),
  hash: z.string(),
});
export type ChainHead = z.infer<typeof chainHeadSchema>;

/**
 * Hash that a checkpoint's signature covers: its number and moment, the checkpoint before, and every chain head that changed since.
 * A JSON array, so no field can run into the next.
 */
export function checkpointHash(
  number: number,
  at: Date,
  previous: Buffer,
  heads: readonly ChainHead[],
): Buffer {
  const content = JSON.stringify([
    1,
    number,
    at.toISOString(),
    previous.toString('hex'),
    heads.map(({ subjectId, sequence, hash }) => [subjectId, sequence, hash]),
  ]);
  return createHash('sha256').update(content).digest();
}
