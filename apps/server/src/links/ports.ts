import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';

const address = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '', {
    message: 'must hold no user name and no password',
  });

/** Where the person is sent when he is done, and how that address is signed. */
export const redirectSchema = z.object({
  successUrl: address.optional(),
  rejectUrl: address.optional(),
  /** Key of the HS256 signature, used as its UTF-8 bytes. */
  signKey: z.string().min(8).max(512).optional(),
  /** Parameters of the link's own address that the final one keeps. */
  allowedQueryParams: z
    .array(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/))
    .max(4)
    .optional(),
});
export type Redirect = z.infer<typeof redirectSchema>;

/** What a link was made with; stored encrypted with the applicant's key. */
export const linkSettingsSchema = z.object({
  version: z.literal(1),
  lang: z.string().max(16).optional(),
  source: z.string().max(256).optional(),
  customizationName: z.string().max(256).optional(),
  translationName: z.string().max(256).optional(),
  redirect: redirectSchema.optional(),
  /** Whether only the device that opened it first may go on with it. */
  oneDevice: z.boolean().optional(),
  /** Hash of the secret that this device was given. */
  deviceHash: z.string().optional(),
});
export type LinkSettings = z.infer<typeof linkSettingsSchema>;

/** A link that the customer gives to the person; the code itself is not kept. */
export type Link = {
  readonly codeHash: string;
  readonly applicantId: ApplicantId;
  readonly actionId: ActionId | undefined;
  readonly settings: LinkSettings;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly openedAt: Date | undefined;
};

/** Port: links by the hashes of their codes. `dataKey` is the applicant's. */
export type LinkStore = {
  readonly insert: (environmentId: EnvironmentId, link: Link, dataKey: SecretKey) => Promise<void>;
  readonly find: (
    environmentId: EnvironmentId,
    codeHash: string,
    dataKey: SecretKey,
  ) => Promise<Link | undefined>;
  /** True for the one call that was first. */
  readonly markOpened: (environmentId: EnvironmentId, codeHash: string, at: Date) => Promise<boolean>;
  /** Of a link that was marked as opened in the same transaction. */
  readonly saveSettings: (
    environmentId: EnvironmentId,
    codeHash: string,
    settings: LinkSettings,
    dataKey: SecretKey,
  ) => Promise<void>;
  readonly removeExpired: (environmentId: EnvironmentId, moment: Date) => Promise<void>;
};

/** Port: whose link this is, if it has not expired; the one question that a stranger may ask, so it names no environment. */
export type FindLinkOwner = (
  codeHash: string,
) => Promise<
  { readonly world: Omit<Context, 'actor' | 'correlationId'>; readonly applicantId: ApplicantId } | undefined
>;
