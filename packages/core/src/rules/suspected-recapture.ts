import type { Liveness } from '../findings.ts';

/** Which of the anti-spoof model's classes the crops speak for, if not for a living face. */
export function suspectedRecapture(measured: readonly Pick<Liveness, 'crops'>[]): 'flat' | 'mask' | null {
  const crops = measured.flatMap((one) => one.crops);
  const sum = (of: 'live' | 'flat' | 'mask') => crops.reduce((total, crop) => total + crop[of], 0);
  const flat = sum('flat');
  const mask = sum('mask');
  if (sum('live') >= Math.max(flat, mask)) return null;
  return mask > flat ? 'mask' : 'flat';
}
