import type { FaceWatcher } from './face-reading.ts';

/** The reader of faces, once it is loaded; undefined on devices that cannot run it: the check works without, by time alone. */
export async function openFaceWatcher(): Promise<FaceWatcher | undefined> {
  return undefined;
}
