import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import { SignJWT } from 'jose';
import type { ActionStore } from '../actions/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { isLinkDevice } from './link-device.ts';
import { type LoadedLink, type LoadLinkDependencies, loadLink } from './load-link.ts';

export type FinishLinkDependencies = LoadLinkDependencies & {
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly actions: Pick<ActionStore, 'find'>;
  readonly clock: Clock;
};
type Input = {
  readonly code: string;
  readonly deviceSecret?: string | undefined;
  readonly correlationId: string;
  /** Parameters that the page was opened with. */
  readonly query: Readonly<Record<string, string>>;
};

/** Seconds for which the receiver may believe the address. */
const signatureLifeSeconds = 600;

/**
 * Where to send the person now that he is done: `rejectUrl` after a refusal, `successUrl` otherwise, with the parameters that the
 * link may pass on and, where a key was given, `jwt`: HS256 of {iat, exp, sub: the user's id, aud: the client's}. Undefined
 * when the link leads nowhere.
 */
export function finishLink(deps: FinishLinkDependencies) {
  return async (input: Input): Promise<Result<{ readonly url: string | undefined }, AppError>> => {
    const loaded = await loadLink(deps, input.code, input.correlationId);
    if (!loaded.ok) return loaded;
    const { context, applicant, link } = loaded.value;
    if (!isLinkDevice(link.settings, input.deviceSecret)) return failure(appError('link-not-found'));
    const { redirect } = link.settings;
    const result = await answerOf(deps, loaded.value);
    const target = result?.reviewAnswer === 'RED' ? redirect?.rejectUrl : redirect?.successUrl;
    if (redirect === undefined || target === undefined) return success({ url: undefined });
    const url = new URL(target);
    for (const name of redirect.allowedQueryParams ?? []) {
      const value = input.query[name];
      if (value !== undefined && name !== 'jwt') url.searchParams.set(name, value.slice(0, 1024));
    }
    if (redirect.signKey !== undefined) {
      const now = Math.floor(deps.clock().getTime() / 1000);
      const jwt = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuedAt(now)
        .setExpirationTime(now + signatureLifeSeconds)
        .setSubject(applicant.profile.externalUserId)
        .setAudience(context.clientId)
        .sign(new TextEncoder().encode(redirect.signKey));
      url.searchParams.set('jwt', jwt);
    }
    return url.href.length > 16_384
      ? failure(appError('invalid-value', 'The address would be too long'))
      : success({ url: url.href });
  };
}

/** How the review or the action of the link ended, if it did. */
async function answerOf(
  { reviews, actions }: FinishLinkDependencies,
  { context: { environmentId }, applicant, link }: LoadedLink,
): Promise<ReviewResult | undefined> {
  const subject =
    link.actionId === undefined
      ? await reviews.find(environmentId, applicant.id)
      : await actions.find(environmentId, link.actionId, applicant.dataKey);
  return subject?.state.status === 'completed' ? subject.state.result : undefined;
}
