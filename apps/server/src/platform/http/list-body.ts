import { z } from 'zod';

/** Lists are answered in both shapes that clients read: under `list`, and at the top level. */
export function listSchema<Item extends z.ZodType>(item: Item) {
  const page = { items: z.array(item), totalItems: z.number().int() };
  return z.object({ list: z.object(page), ...page });
}

export function listBody<Item>(items: readonly Item[], totalItems = items.length) {
  const page = { items: [...items], totalItems };
  return { list: page, ...page };
}
