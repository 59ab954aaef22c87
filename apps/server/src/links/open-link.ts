import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import {
  type IssueAccessTokenDependencies,
  type IssueAccessTokenStores,
  issueAccessToken,
} from '../access/issue-access-token.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import { hashDeviceSecret, isLinkDevice, newDeviceSecret } from './link-device.ts';
import { type LoadLinkDependencies, loadLink } from './load-link.ts';
import type { LinkSettings, LinkStore } from './ports.ts';

export type OpenLinkDependencies = LoadLinkDependencies &
  IssueAccessTokenDependencies & {
    readonly transact: Transact<
      IssueAccessTokenStores & {
        readonly links: LinkStore;
        readonly reviews: Pick<ReviewStore, 'find'>;
        readonly outbox: WebhookOutbox;
      }
    >;
  };
export type OpenedLink = {
  readonly token: string;
  readonly applicantId: string;
  readonly actionId: string | undefined;
  /** Without where it leads afterwards: that is made on the server alone. */
  readonly settings: Omit<LinkSettings, 'redirect' | 'version' | 'oneDevice' | 'deviceHash'>;
  /** For the device that opened a link of one device: what it has to show from now on, and for how many seconds. */
  readonly device: { readonly secret: string; readonly seconds: number } | undefined;
};

/** Seconds that a token lasts; the page asks for another one with the same code. */
const ttlInSecs = 600;

/**
 * Turns the code of a link into an access token for what the link is for. The first opening is told to webhooks. A link of one device
 * that another one opens (`deviceSecret` is what the caller shows) is as one that was never there: `link-not-found`.
 */
export function openLink(deps: OpenLinkDependencies) {
  const issue = issueAccessToken(deps);
  return async (input: {
    readonly code: string;
    readonly deviceSecret?: string | undefined;
    readonly correlationId: string;
  }): Promise<Result<OpenedLink, AppError>> => {
    const loaded = await loadLink(deps, input.code, input.correlationId);
    if (!loaded.ok) return loaded;
    const { context, applicant, link } = loaded.value;
    const { actionId, codeHash, expiresAt } = link;
    const at = deps.clock();
    const left = Math.floor((expiresAt.getTime() - at.getTime()) / 1000);
    const ttl = Math.max(1, Math.min(ttlInSecs, left));
    return deps.transact(async (stores) => {
      const isFirst = await stores.links.markOpened(context.environmentId, codeHash, at);
      const isBound = link.settings.oneDevice === true;
      const device = isBound && isFirst ? { secret: newDeviceSecret(), seconds: left } : undefined;
      if (device !== undefined) {
        const bound = { ...link.settings, deviceHash: hashDeviceSecret(device.secret) };
        await stores.links.saveSettings(context.environmentId, codeHash, bound, applicant.dataKey);
      }
      if (isBound && !isFirst) {
        // What was loaded may be older than the opening that was first.
        const now = await stores.links.find(context.environmentId, codeHash, applicant.dataKey);
        if (now === undefined || !isLinkDevice(now.settings, input.deviceSecret))
          return failure(appError('link-not-found'));
      }
      const token = await issue(stores, context, { applicant, actionId, ttlInSecs: ttl, oneDevice: isBound });
      const review = await stores.reviews.find(context.environmentId, applicant.id);
      if (isFirst && review !== undefined) {
        await stores.journal.append({
          environmentId: context.environmentId,
          subjectId: applicant.id,
          at,
          type: 'linkOpened',
          actor: context.actor,
          payload: { actionId },
          dataKey: applicant.dataKey,
        });
        const type = 'applicantVerificationLinkOpened' as const;
        await stores.outbox.publish(reviewEvent(context, { type, at, applicant, review }));
      }
      const {
        redirect: _redirect,
        version: _version,
        oneDevice: _bound,
        deviceHash: _hash,
        ...settings
      } = link.settings;
      return success({ token, applicantId: applicant.id, actionId, settings, device });
    });
  };
}
