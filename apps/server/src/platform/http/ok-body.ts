import { z } from 'zod';

/** Answer of calls that change a state and have nothing to show. */
export const okSchema = z.object({ ok: z.literal(1) });

export const okBody = { ok: 1 } as const;
