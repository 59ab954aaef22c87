/** Enough for every side of every definition once, and every attack twice. */
export const defaultCount = 60;
