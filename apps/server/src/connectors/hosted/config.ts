import { z } from 'zod';

/** Where in a webhook things stand: JSON pointers (RFC 6901). */
const pointer = z.string().regex(/^(\/.*)?$/, 'a JSON pointer is expected');

const linkSchema = z.strictObject({
  /** Address of the page; `{token}` is the signed token, other braces name `values`. */
  template: z.string().regex(/^https?:\/\/.*\{token\}/, 'an address with {token} in it is expected'),
  values: z.record(z.string(), z.string()).default({}),
  /** Claims of the token; `{session}` in a text is our name for the person, the only thing told of him. */
  claims: z.record(z.string(), z.json()),
  lifetimeSeconds: z.number().int().min(60).max(86_400).default(1800),
});

const webhookSchema = z
  .strictObject({
    /** Header with the digest of the body, in hex. */
    header: z.string().regex(/^[a-z0-9-]+$/i),
    algorithm: z.enum(['sha1', 'sha256', 'sha512']).default('sha256'),
    session: pointer,
    /** Webhooks of other kinds are left alone: what stands at `at` has to be one of these. */
    event: z.strictObject({ at: pointer, finals: z.array(z.string()).min(1) }).optional(),
    status: pointer,
    approved: z.array(z.string()).min(1),
    refused: z.array(z.string()).min(1),
    /** What a refusal is called here, and whether another try may help. */
    rejectLabels: z.array(z.string().regex(/^[A-Z0-9_]{1,64}$/)).default(['EXTERNAL_DECISION_REJECTION']),
    rejectType: z.enum(['FINAL', 'RETRY']).default('FINAL'),
  })
  .refine(
    ({ approved, refused }) => !approved.some((word) => refused.includes(word)),
    'a word means both an approval and a refusal',
  );

export const hostedSettings = { link: linkSchema, webhook: webhookSchema };
export type HostedConfig = {
  readonly name: string;
  readonly clientId: string;
  readonly environment: 'sandbox' | 'production';
  readonly link: z.output<typeof linkSchema>;
  readonly webhook: z.output<typeof webhookSchema>;
  readonly tokenSecret: string;
  readonly webhookSecret: string;
};

export type GlorepSettings = {
  readonly url: string;
  readonly workflowId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationMail: string;
  readonly digestHeader: string;
};

/**
 * GloRep's names, as far as they are known: an address `…/user/#/<JWT>/<workflow>`, an HS256 token of the issuer `user`, and a
 * webhook with `event`, `finalStatus` and `individualExternalReference`. How its webhooks are signed is not public: the header is
 * a setting, and one without a digest is never believed.
 */
export function glorepPreset(settings: GlorepSettings): Pick<HostedConfig, 'link' | 'webhook'> {
  const { url, workflowId, organizationId, organizationName, organizationMail, digestHeader } = settings;
  return {
    link: linkSchema.parse({
      template: `${url.replace(/\/+$/, '')}/user/#/{token}/{workflow}`,
      values: { workflow: workflowId },
      claims: {
        iss: 'user',
        sub: { organizationName, organizationMail, _id: organizationId },
        individualExternalReference: '{session}',
      },
    }),
    webhook: webhookSchema.parse({
      header: digestHeader,
      session: '/individualExternalReference',
      event: { at: '/event', finals: ['Final Status'] },
      status: '/finalStatus',
      approved: ['passed'],
      refused: ['failed'],
    }),
  };
}
