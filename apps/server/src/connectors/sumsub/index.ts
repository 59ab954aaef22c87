import { signedHeaders } from '@aval/client/app-token';
import type { Clock } from '../../platform/clock/clock.ts';
import type { KycProvider, ProviderDocument, ProviderPerson, Submission } from '../../providers/ports.ts';
import type { CallGuarded, GuardedAnswer } from '../guarded/call-guarded.ts';
import type { SumsubConfig } from './config.ts';
import {
  createdId,
  hasDocument,
  isDigestOf,
  isRequested,
  isUnasked,
  metadataOf,
  readStatus,
  readSumsubWebhook,
  stillUnknown,
  troubleOf,
} from './map.ts';

type Trouble = ReturnType<typeof troubleOf>;

/**
 * Sumsub, or whoever speaks its API, another Aval for example. Each attempt is an applicant of its own there, under the id of our
 * session: an approval of an earlier attempt can never be taken for one of this.
 */
export function makeSumsubProvider(config: SumsubConfig, call: CallGuarded, clock: Clock): KycProvider {
  const { name, clientId, environment, sends } = config;
  const origin = config.url.replace(/\/+$/, '');
  const ask = async (
    method: 'GET' | 'POST',
    target: string,
    signal: AbortSignal,
    sent?: { readonly type: string; readonly bytes: Buffer },
  ): Promise<GuardedAnswer | Trouble> => {
    const timestamp = String(Math.floor(clock().getTime() / 1000));
    const body = sent?.bytes ?? Buffer.alloc(0);
    // The signed target is the one on the wire: an origin with a path in front of it keeps that path.
    const url = new URL(`${origin}${target}`);
    const signed = { timestamp, method, target: `${url.pathname}${url.search}`, body };
    const headers = {
      Accept: 'application/json',
      ...signedHeaders(config, signed),
      ...(sent === undefined ? {} : { 'Content-Type': sent.type }),
    };
    const answer = await call({ environment, url: url.href, method, headers, body: sent?.bytes }, signal);
    return answer.ok ? answer.value : { status: 'unavailable', reason: answer.error };
  };

  const submit: KycProvider['submit'] = async (submission, signal) => {
    const { sessionId, remember } = submission;
    let { state } = submission;
    if (state.reference === undefined) {
      const { fields, body } = newApplicant(submission, sends);
      const target = `/resources/applicants?levelName=${encodeURIComponent(config.levelName)}`;
      const created = await ask('POST', target, signal, json(body));
      if (isTrouble(created)) return created;
      const reference = createdId(created);
      if (reference === undefined) return troubleOf(created);
      state = { ...state, reference };
      await remember(state, { fields });
    }
    const { reference } = state;
    const before = await ask('GET', `/resources/applicants/${reference}/status`, signal);
    if (isTrouble(before)) return before;
    const unasked = isUnasked(before);
    if (unasked === undefined) return stillUnknown(troubleOf(before));
    // Asked for at an earlier try that was cut off: asking again would begin another attempt.
    if (!unasked) return { status: 'sent', state };
    for (const document of sends.includes('documents') ? submission.documents : []) {
      if (state.sentImageIds?.includes(document.imageId) === true) continue;
      const content = await document.read();
      if (content === undefined) return { status: 'refused', reason: 'file-unavailable' };
      const form = await documentForm(document, content);
      const taken = await ask('POST', `/resources/applicants/${reference}/info/idDoc`, signal, form);
      if (isTrouble(taken)) return taken;
      if (!hasDocument(taken)) return troubleOf(taken);
      state = { ...state, sentImageIds: [...(state.sentImageIds ?? []), document.imageId] };
      await remember(state, { imageIds: [document.imageId] });
    }
    const asked = await ask(
      'POST',
      `/resources/applicants/${reference}/status/pending?reason=${sessionId}`,
      signal,
    );
    if (isTrouble(asked)) return asked;
    return isRequested(asked) ? { status: 'sent', state } : troubleOf(asked);
  };

  return {
    name,
    kind: 'sumsub',
    clientId,
    environment,
    submit,
    read: async (_sessionId, { reference }, signal) => {
      if (reference === undefined) return { status: 'unavailable', reason: 'not-sent' };
      const answer = await ask('GET', `/resources/applicants/${reference}/status`, signal);
      return isTrouble(answer) ? answer : readStatus(answer);
    },
    isGenuine: (headers, bytes) => isDigestOf(config.webhookSecret, headers, bytes),
    readWebhook: readSumsubWebhook,
  };
}

function isTrouble(answer: GuardedAnswer | Trouble): answer is Trouble {
  return typeof answer.status === 'string';
}

function newApplicant({ sessionId, person }: Submission, sends: SumsubConfig['sends']) {
  const told: Partial<Pick<ProviderPerson, 'fixedInfo' | 'email' | 'phone'>> = {
    ...(sends.includes('fixedInfo') && person.fixedInfo !== undefined ? { fixedInfo: person.fixedInfo } : {}),
    ...(sends.includes('email') && person.email !== undefined ? { email: person.email } : {}),
    ...(sends.includes('phone') && person.phone !== undefined ? { phone: person.phone } : {}),
  };
  const { fixedInfo = {}, ...addresses } = told;
  const fields = [...Object.keys(fixedInfo), ...Object.keys(addresses)];
  const lang = person.lang === undefined ? {} : { lang: person.lang };
  return { fields, body: { externalUserId: sessionId, type: person.type, ...lang, ...told } };
}

function json(body: unknown) {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(body), 'utf8') };
}

const contentTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
};

/** The whole multipart body as bytes, since the signature covers them. The file's own name stays here. */
async function documentForm(document: ProviderDocument, bytes: Buffer) {
  const type = contentTypes[document.format] ?? 'application/octet-stream';
  const form = new FormData();
  form.append('metadata', JSON.stringify(metadataOf(document)));
  const file = new Blob([new Uint8Array(bytes)], { type });
  form.append('content', file, `${document.imageId}.${document.format}`);
  const encoded = new Response(form);
  return {
    type: encoded.headers.get('content-type') ?? 'multipart/form-data',
    bytes: Buffer.from(await encoded.arrayBuffer()),
  };
}
