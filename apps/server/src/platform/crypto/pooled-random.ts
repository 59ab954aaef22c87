import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;

let pool = Buffer.alloc(0);
let used = 0;

/**
 * `size` random bytes (at most 4096) that were never given before. The system is asked for a pool at a time: a question costs
 * ten times what twelve bytes do. The answer is a piece of the pool itself: who makes a key of it wipes it.
 */
export function pooledRandom(size: number): Buffer {
  if (used + size > pool.length) {
    pool = randomFillSync(Buffer.alloc(POOL_BYTES));
    used = 0;
  }
  used += size;
  return pool.subarray(used - size, used);
}
