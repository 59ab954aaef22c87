import { createHmac } from 'node:crypto';
import { compactVerify } from 'jose';
import { z } from 'zod';

/** What GloRep was told of an organisation when it signed up. */
export type GlorepOrganization = {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly workflowId: string;
  /** Key of the tokens in links. */
  readonly tokenSecret: string;
  readonly webhookUrl: string;
  readonly webhookSecret: string;
};

export type GlorepSimulator = {
  /** Opens a link as a person would; throws with the reason when it is not right in every detail. */
  readonly open: (link: string, now: Date) => Promise<{ readonly reference: string }>;
  /** The webhook about someone who opened his link, as it would be sent; throws when nobody did. */
  readonly webhook: (
    reference: string,
    changed?: Readonly<Record<string, unknown>>,
  ) => { readonly headers: Record<string, string>; readonly body: string };
  /** Sends a webhook about someone who opened his link, and gives the status that it was answered with. */
  readonly finish: (reference: string, changed?: Readonly<Record<string, unknown>>) => Promise<number>;
};

const claimsSchema = z.strictObject({
  iss: z.literal('user'),
  sub: z.strictObject({ organizationName: z.string(), organizationMail: z.string(), _id: z.string() }),
  individualExternalReference: z.uuid(),
  iat: z.number().int(),
  exp: z.number().int(),
});
const header = z.strictObject({ alg: z.literal('HS256'), typ: z.literal('JWT') });

/** GloRep's side of links and webhooks, as far as it is known; everything unknown in a token is refused. */
export function openGlorep(origin: string, organization: GlorepOrganization): GlorepSimulator {
  const people = new Map<string, string>();
  const webhook: GlorepSimulator['webhook'] = (reference, changed = {}) => {
    const individualId = people.get(reference);
    if (individualId === undefined) throw new Error('nobody with this reference opened a link');
    const told = {
      userId: individualId,
      event: 'Final Status',
      finalStatus: 'passed',
      organizationId: organization.id,
      individualId,
      individualExternalReference: reference,
      ...changed,
    };
    const body = JSON.stringify(told, null, 1);
    const digest = createHmac('sha256', organization.webhookSecret).update(body).digest('hex');
    return { headers: { 'content-type': 'application/json', 'x-payload-digest': digest }, body };
  };
  return {
    open: async (link, now) => {
      const parts = /^(.*)\/user\/#\/([^/]+)\/([0-9a-f]{24})$/.exec(link);
      if (parts === null || parts[1] !== origin) throw new Error('this is no link of ours');
      const [, , token = '', workflowId] = parts;
      if (workflowId !== organization.workflowId) throw new Error('no such workflow');
      const verified = await compactVerify(token, new TextEncoder().encode(organization.tokenSecret), {
        algorithms: ['HS256'],
      });
      header.parse(verified.protectedHeader);
      const claims = claimsSchema.parse(JSON.parse(new TextDecoder().decode(verified.payload)));
      const { organizationName, organizationMail, _id } = claims.sub;
      if (
        _id !== organization.id ||
        organizationName !== organization.name ||
        organizationMail !== organization.mail
      )
        throw new Error('no such organisation');
      const seconds = now.getTime() / 1000;
      if (claims.exp <= seconds || claims.iat > seconds + 60) throw new Error('the token is not valid now');
      const reference = claims.individualExternalReference;
      people.set(reference, people.get(reference) ?? (people.size + 1).toString(16).padStart(24, '0'));
      return { reference };
    },
    webhook,
    finish: async (reference, changed = {}) => {
      const { headers, body } = webhook(reference, changed);
      const answer = await fetch(organization.webhookUrl, { method: 'POST', headers, body });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}
