import { z } from 'zod';

/** Which part of a list is asked for. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** Lists are answered in both shapes that clients read: under `list`, and at the top level. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  const page = { items: z.array(item), totalItems: z.number().int() };
  return z.object({ list: z.object(page), ...page });
}

export function listBody<Item>(items: readonly Item[], totalItems = items.length) {
  const page = { items: [...items], totalItems };
  return { list: page, ...page };
}
