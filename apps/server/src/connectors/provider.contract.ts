import { randomUUID } from 'node:crypto';
import type { ProviderVerdict } from '@aval/core/rules/judge-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  KycProvider,
  ProviderDocument,
  ProviderPerson,
  ProviderState,
  Submission,
} from '../providers/ports.ts';

/** What a provider is tried against: a vendor. */
export type ProviderWorld = {
  readonly provider: KycProvider;
  /** The vendor makes up his mind, and gives the webhook that he would send. */
  readonly decide: (
    sessionId: string,
    approves: boolean,
  ) => Promise<{ readonly headers: Record<string, string>; readonly bytes: Buffer }>;
  readonly close: () => Promise<void>;
};

/** What a provider that takes people over HTTP is tried against: a vendor who can be told to misbehave. */
export type AskedProviderWorld = ProviderWorld & {
  /** Waits at most a second for an answer. */
  readonly provider: KycProvider;
  /** The same with credentials that are wrong. */
  readonly stranger: KycProvider;
  /** What the next requests meet; who is busy wants to be asked again in 7 seconds. */
  readonly play: (...scenarios: ('busy' | 'hang' | 'drop' | 'broken')[]) => void;
  /** How many pictures the vendor has of whom he knows under this name; undefined when he does not know him. */
  readonly arrived: (sessionId: string) => Promise<number | undefined>;
};

const { signal } = new AbortController();
const person: ProviderPerson = {
  type: 'individual',
  lang: 'uk',
  email: undefined,
  phone: undefined,
  fixedInfo: { firstName: 'Ґанна', lastName: 'Їжак' },
};

function newSubmission(
  documents: readonly ProviderDocument[],
): Submission & { readonly states: ProviderState[] } {
  const states: ProviderState[] = [];
  const remember = async (kept: ProviderState) => void states.push(kept);
  return { sessionId: randomUUID(), state: {}, person, documents, remember, states };
}

async function send(provider: KycProvider, documents: readonly ProviderDocument[]) {
  const handed = newSubmission(documents);
  const outcome = await provider.submit(handed, signal);
  if (outcome.status !== 'sent') throw new Error(outcome.reason);
  return { sessionId: handed.sessionId, state: outcome.state };
}

/** The vendor's answer as it comes to us: in the webhook where he cannot be asked, else by asking him. */
async function answerOf(
  provider: KycProvider,
  { sessionId, state }: { readonly sessionId: string; readonly state: ProviderState },
  bytes: Buffer,
): Promise<ProviderVerdict | undefined> {
  const told = provider.readWebhook(bytes);
  if (told.kind === 'about' && told.verdict !== undefined) return told.verdict;
  const asked = await provider.read(sessionId, state, signal);
  return asked.status === 'answered' ? asked.verdict : undefined;
}

/**
 * The suite that every provider connector passes: handed in once, told for what it is, and approved by nobody but the vendor. `more`
 * adds what holds of some of them, on the same world.
 */
export function providerContract<World extends ProviderWorld>(
  name: string,
  open: () => Promise<World>,
  documents: readonly ProviderDocument[],
  more: (world: () => World) => void = () => undefined,
): void {
  describe(`the provider ${name}`, () => {
    let opened: World | undefined;
    const world = () => {
      if (opened === undefined) throw new Error('the world is not open');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    test.each([true, false])('waits, and has the answer of the vendor (approved: %s)', async (approves) => {
      const { provider, decide } = world();
      const sent = await send(provider, documents);
      expect(await provider.read(sent.sessionId, sent.state, signal)).toEqual({ status: 'pending' });
      const { headers, bytes } = await decide(sent.sessionId, approves);
      expect(provider.isGenuine(headers, bytes)).toBe(true);
      expect(provider.readWebhook(bytes)).toMatchObject({ kind: 'about', sessionId: sent.sessionId });
      expect(await answerOf(provider, sent, bytes)).toMatchObject({
        reviewAnswer: approves ? 'GREEN' : 'RED',
      });
    });

    test('the answer about one is nobody else’s', async () => {
      const { provider, decide } = world();
      const [one, other] = [await send(provider, documents), await send(provider, documents)];
      const { bytes } = await decide(one.sessionId, true);
      expect(provider.readWebhook(bytes)).not.toMatchObject({ sessionId: other.sessionId });
      expect(await provider.read(other.sessionId, other.state, signal)).toEqual({ status: 'pending' });
    });

    test('handed in again, with and without what was remembered, it is sent', async () => {
      const { provider } = world();
      const first = newSubmission(documents);
      for (const state of [{}, {}, ...first.states])
        expect(await provider.submit({ ...first, state }, signal)).toMatchObject({ status: 'sent' });
    });

    test('one byte more or less in a webhook', async () => {
      const { provider, decide } = world();
      const { sessionId } = await send(provider, documents);
      const { headers, bytes } = await decide(sessionId, true);
      expect(provider.isGenuine(headers, Buffer.concat([bytes, Buffer.from(' ')]))).toBe(false);
      expect(provider.isGenuine(headers, bytes.subarray(1))).toBe(false);
      expect(provider.isGenuine({}, bytes)).toBe(false);
      for (const nonsense of ['', '[]', 'null', '{}', '{"half'])
        expect(provider.readWebhook(Buffer.from(nonsense))).toEqual({ kind: 'malformed' });
    });

    test('a stopping worker gets its job back', async () => {
      const { provider } = world();
      const stopped = AbortSignal.abort();
      await expect(provider.submit(newSubmission(documents), stopped)).rejects.toThrow();
      const { sessionId, state } = await send(provider, documents);
      await expect(provider.read(sessionId, state, stopped)).rejects.toThrow();
    });

    more(world);
  });
}

/** The same of a provider that is handed people over HTTP, with what else holds of him. */
export function askedProviderContract(
  name: string,
  open: () => Promise<AskedProviderWorld>,
  documents: readonly ProviderDocument[],
): void {
  providerContract(name, open, documents, (world) => {
    test('handed in twice, with and without what was remembered, it is there once and whole', async () => {
      const { provider, arrived } = world();
      const first = newSubmission(documents);
      expect(await provider.submit(first, signal)).toMatchObject({ status: 'sent' });
      expect(await arrived(first.sessionId)).toBe(documents.length);
      expect(await provider.submit({ ...first, state: {} }, signal)).toMatchObject({ status: 'sent' });
      for (const state of first.states)
        expect(await provider.submit({ ...first, state }, signal)).toMatchObject({ status: 'sent' });
      expect(await arrived(first.sessionId)).toBe(documents.length);
    });

    test.each(['busy', 'hang', 'drop', 'broken'] as const)(
      '%s: try again, and then it goes; never an answer',
      async (scenario) => {
        const { provider, play } = world();
        play(scenario);
        const handed = newSubmission(documents);
        const inTrouble = await provider.submit(handed, signal);
        expect(inTrouble).toEqual({
          status: 'unavailable',
          reason: expect.stringMatching(/^[a-z0-9:-]+$/),
          ...(scenario === 'busy' ? { retryAfterSeconds: 7 } : {}),
        });
        const outcome = await provider.submit(handed, signal);
        if (outcome.status !== 'sent') throw new Error(outcome.reason);
        play(scenario);
        expect(await provider.read(handed.sessionId, outcome.state, signal)).toMatchObject({
          status: 'unavailable',
        });
      },
    );

    test('wrong credentials are the operator’s to cure', async () => {
      const outcome = await world().stranger.submit(newSubmission(documents), signal);
      expect(outcome).toEqual({ status: 'unavailable', reason: 'not-authorised' });
    });
  });
}
