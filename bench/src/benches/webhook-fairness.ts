import { expectData } from '@aval/client/outcome';
import type { Workshop } from '../tools/bench.ts';
import { eventually } from '../tools/eventually.ts';
import { inParallel } from '../tools/people.ts';
import type { SignedClient } from '../tools/signed-client.ts';
import { startSoakReceiver } from '../tools/soak-receiver.ts';
import { subscribe } from '../tools/subscribe.ts';

/** Receivers that never answer. */
export const HANGING = 16;
/** Events of each round. */
export const FAIR_EVENTS = 40;

/** Milliseconds from each event to its arrival at a receiver that is well, while others hang. */
export async function beHeardBesideHanging({ say, afterwards }: Workshop, client: SignedClient) {
  say(`${HANGING} receivers hang`);
  const well = await startSoakReceiver({ fails: 0, hangs: 0 });
  const hanging = await startSoakReceiver({ fails: 0, hangs: 1 });
  afterwards(well.close);
  afterwards(hanging.close);
  const settings = { types: ['applicantCreated' as const], sourceKeys: ['fair'] };
  for (let each = 0; each < HANGING; each += 1) await subscribe(client, hanging, settings);
  await subscribe(client, well, settings);
  const rounds: number[][] = [];
  for (const round of ['first', 'second']) {
    const made = new Map<string, number>();
    await inParallel(Array.from({ length: FAIR_EVENTS }), 4, async (_nothing, index) => {
      const body = { externalUserId: `fair-${round}-${index}`, sourceKey: 'fair' };
      const began = performance.now();
      const { id } = await expectData(
        client.POST('/resources/applicants', {
          params: { query: { levelName: 'basic-kyc-level' } },
          body,
        }),
      );
      made.set(id, began);
    });
    const expected = FAIR_EVENTS * (rounds.length + 1);
    await eventually(() => ({ isSo: well.received.size >= expected, progress: well.received.size }));
    rounds.push([...made].map(([id, began]) => (well.arrivedAt.get(id) ?? Number.NaN) - began));
  }
  return { rounds, received: well.received.size };
}
