import { z } from 'zod';

export const turboSmsConfigSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).default('https://api.turbosms.ua'),
  token: z.string().min(8),
  /** A name that is registered with them. */
  sender: z.string().min(1).max(20),
});
export type TurboSmsConfig = z.infer<typeof turboSmsConfigSchema>;
