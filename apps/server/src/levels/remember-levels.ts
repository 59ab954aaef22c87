import type { EnvironmentId } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import type { LevelStore } from './ports.ts';

const rememberedLevels = 1000;

type Lookups = Pick<LevelStore, 'find' | 'findByName'>;

/**
 * Levels as they were up to `forMs` milliseconds ago, for use cases that only read them outside of a transaction. A level that
 * was not found is asked for again. `forget`: a level was changed by this process; others see it within `forMs`.
 */
export function rememberLevels(levels: Lookups, forMs = 1000): Lookups & { readonly forget: () => void } {
  /** Counts the calls of `forget`: an answer that was asked for before one of them is not kept. */
  let forgotten = 0;
  const remembered = new Map<string, { readonly level: Level; readonly at: number }>();

  const recall = async (key: string, load: () => Promise<Level | undefined>): Promise<Level | undefined> => {
    const now = performance.now();
    const known = remembered.get(key);
    if (known !== undefined && now - known.at < forMs) return known.level;
    const asked = forgotten;
    const level = await load();
    remembered.delete(key);
    if (level === undefined || asked !== forgotten) return level;
    if (remembered.size >= rememberedLevels) remembered.clear();
    remembered.set(key, { level, at: now });
    return level;
  };

  return {
    find: (environmentId, id) => recall(keyOf(environmentId, 'id', id), () => levels.find(environmentId, id)),
    findByName: (environmentId, name) =>
      recall(keyOf(environmentId, 'name', name), () => levels.findByName(environmentId, name)),
    forget: () => {
      forgotten += 1;
      remembered.clear();
    },
  };
}

function keyOf(environmentId: EnvironmentId, by: 'id' | 'name', value: string): string {
  return `${environmentId}/${by}/${value}`;
}
