import { describe, expect, it } from 'vitest';
import { makeTurns } from './make-turns.ts';

describe('turns', () => {
  it('are taken in order within a key, also after a failure, and side by side between keys', async () => {
    const turns = makeTurns();
    const seen: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = turns('a', async () => {
      await gate;
      seen.push('first');
      throw new Error('broken');
    });
    const second = turns('a', async () => {
      seen.push('second');
      return 2;
    });
    await turns('b', async () => {
      seen.push('other');
    });
    expect(seen).toEqual(['other']);
    open();
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe(2);
    expect(seen).toEqual(['other', 'first', 'second']);
  });
});
