import { z } from 'zod';

/** What of a person may be sent; nothing else is. */
export const sentDataSchema = z.array(z.enum(['fixedInfo', 'email', 'phone', 'documents']));

export const sumsubSettings = {
  url: z.url({ protocol: /^https?$/ }).default('https://api.sumsub.com'),
  /** Level at the vendor. */
  levelName: z.string().min(1).max(256),
  sends: sentDataSchema.default(['fixedInfo', 'documents']),
};
export type SumsubConfig = {
  readonly name: string;
  readonly clientId: string;
  readonly environment: 'sandbox' | 'production';
  readonly url: string;
  readonly levelName: string;
  readonly sends: z.infer<typeof sentDataSchema>;
  readonly token: string;
  readonly secret: string;
  readonly webhookSecret: string;
};
