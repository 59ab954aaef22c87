import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageGateway, OutgoingMessage } from '../messages/ports.ts';

/** What a gateway is tried against: a simulator that can be told to misbehave. */
export type GatewayWorld = {
  readonly gateway: MessageGateway;
  /** The same gateway with credentials that are wrong. */
  readonly stranger: MessageGateway;
  readonly play: (...scenarios: ('refuse' | 'busy' | 'hang' | 'drop' | 'broken')[]) => void;
  /** Address and text of every message that arrived. */
  readonly arrived: () => { readonly to: string; readonly text: string }[];
  /** Complaints of the other side: a right client gives no reason for any. */
  readonly complaints: readonly string[];
  /** Ends the other side for good. */
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const cyrillic = '123456 – ваш код підтвердження. Нікому його не кажіть. Ґанок, їжак, 😀';
/** Longer than a part of a short message in either alphabet, with characters that take two places. */
const long = `{€} ${'a sentence of some length, '.repeat(20)}`.slice(0, 480);

/** Milliseconds: longer than any answer takes on a busy machine, and what a test that waits in vain can spare. */
const patient = 45_000;
const hurried = 3000;

/**
 * The suite that every connector of a message gateway passes: what is sent arrives whole, and trouble is told for what it is.
 * `open` makes a gateway that waits for an answer so many milliseconds.
 */
export function gatewayContract(name: string, open: (timeoutMs: number) => Promise<GatewayWorld>): void {
  describe(`the gateway ${name}`, () => {
    let world: GatewayWorld;
    const { signal } = new AbortController();
    beforeEach(async () => {
      world = await open(patient);
    });
    afterEach(() => world.close());

    const message = (text: string): OutgoingMessage => {
      const id = randomUUID();
      return world.gateway.channel === 'sms'
        ? { channel: 'sms', id, to: '+380501234567', text }
        : {
            channel: 'email',
            id,
            to: 'olena@example.org',
            subject: 'Підтвердьте адресу',
            text,
            html: `<p>${text}</p>`,
          };
    };
    const send = (text: string) => world.gateway.send(message(text), signal);

    test.each([
      ['plain text', 'Your code is 123456.'],
      ['Cyrillic and signs beyond it', cyrillic],
      ['a long text', long],
      ['a long text in Cyrillic', 'Довгий текст про ґанок. '.repeat(12)],
      ['what would be structure elsewhere', '{to} &To=+1 "}],{"x":1} %0d%0a <b>\\n'],
    ])('delivers %s whole', async (_what, text) => {
      const outcome = await send(text);
      expect(outcome).toEqual({ status: 'accepted', gatewayId: expect.stringMatching(/./) });
      const [one, ...more] = world.arrived();
      expect(more).toEqual([]);
      expect(one?.text).toBe(text);
      expect(one?.to).toContain(world.gateway.channel === 'sms' ? '380501234567' : 'olena@example.org');
      expect(world.complaints).toEqual([]);
    });

    test('a refusal is final, and its reason is a code without an address', async () => {
      world.play('refuse');
      const outcome = await send('secret 123456');
      expect(outcome).toEqual({ status: 'refused', reason: expect.stringMatching(/^[a-z-]+(:\w+|\d+)?$/) });
      expect(JSON.stringify(outcome)).not.toMatch(/50123|olena|123456/);
      expect(world.arrived()).toEqual([]);
    });

    test.each(['busy', 'hang', 'drop', 'broken'] as const)(
      '%s: try again, and then it goes',
      async (scenario) => {
        if (scenario === 'hang') {
          await world.close();
          world = await open(hurried);
        }
        world.play(scenario);
        const outcome = await send('first');
        expect(outcome).toMatchObject({
          status: 'unavailable',
          reason: expect.stringMatching(/^[a-z0-9:-]+$/),
        });
        expect(await send('second')).toMatchObject({ status: 'accepted' });
        expect(world.arrived().map(({ text }) => text)).toEqual(['second']);
      },
    );

    test('wrong credentials are the operator’s to cure', async () => {
      const outcome = await world.stranger.send(message('text'), signal);
      expect(outcome).toEqual({ status: 'unavailable', reason: 'not-authorised' });
      expect(world.arrived()).toEqual([]);
    });

    test('nobody there', async () => {
      await world.stop();
      expect(await send('text')).toMatchObject({ status: 'unavailable' });
    });

    test('a stopping worker gets its job back', async () => {
      const stopped = AbortSignal.abort();
      await expect(world.gateway.send(message('text'), stopped)).rejects.toThrow();
      expect(world.arrived()).toEqual([]);
    });
  });
}
