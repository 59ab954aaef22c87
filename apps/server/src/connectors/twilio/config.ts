import { z } from 'zod';

export const twilioConfigSchema = z.object({
  url: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
  /** Account SID. */
  account: z.string().regex(/^AC[0-9a-f]{32}$/, 'must be an account SID: AC and 32 hex digits'),
  /** Auth token. */
  token: z.string().min(16),
  /** A number in E.164, an alphanumeric name, or the SID of a messaging service. */
  sender: z.string().min(1),
});
export type TwilioConfig = z.infer<typeof twilioConfigSchema>;
