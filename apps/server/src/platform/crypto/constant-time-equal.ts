import { hash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets; the time taken does not tell where they differ. Different lengths are just unequal. */
export function constantTimeEqual(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(value: string | Uint8Array): Buffer {
  return hash('sha256', value, 'buffer');
}
