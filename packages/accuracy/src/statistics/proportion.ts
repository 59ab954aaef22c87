import { z } from 'zod';

export const proportionSchema = z.object({
  count: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** Null of nothing. */
  rate: z.number().nullable(),
  /** 95 % interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
});
/** So many out of so many, with its 95 % interval. */
export type Proportion = z.infer<typeof proportionSchema>;

/** Quantile of the standard normal distribution for two-sided 95 %. */
const Z = 1.959964;

/**
 * Wilson's score interval. Where nothing happened, or everything, the far bound is the rule of three (3 / total), which is
 * the exact one-sided 95 % bound for all but the smallest samples (Jovanovic and Levy, 1997).
 */
export function proportion(count: number, total: number): Proportion {
  if (total === 0) return { count, total, rate: null, low: null, high: null };
  const rate = count / total;
  const three = Math.min(1, 3 / total);
  if (count === 0) return { count, total, rate, low: 0, high: three };
  if (count === total) return { count, total, rate, low: 1 - three, high: 1 };
  const spread = Z * Math.sqrt((rate * (1 - rate)) / total + (Z * Z) / (4 * total * total));
  const centre = rate + (Z * Z) / (2 * total);
  const scale = 1 + (Z * Z) / total;
  return { count, total, rate, low: (centre - spread) / scale, high: (centre + spread) / scale };
}
