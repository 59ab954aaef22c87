import { faceFiles } from 'virtual:face-files';
import type { FaceAnswer, FaceRequest } from './face-messages.ts';
import type { FaceReading, FaceWatcher } from './face-reading.ts';

/** Downloading 5 MB on a slow line must not keep the person from his check. */
const PATIENCE_MS = 20_000;
/** A device that needs longer for one look is better off without. Frames are taken beside the looks, so they need not be many. */
const LOOK_MS = 1200;
const TRIES = 3;

/**
 * The reader of faces, once it is loaded; undefined on devices that cannot run it (no graphics in workers, an old browser, a line that is
 * too slow): the check works without, by time alone.
 */
export async function openFaceWatcher(): Promise<FaceWatcher | undefined> {
  if (typeof OffscreenCanvas === 'undefined' || typeof Worker === 'undefined') return undefined;
  const worker = new Worker(new URL('./face-worker.ts', import.meta.url));
  const waiting = new Map<number, (reading: FaceReading | null) => void>();
  let count = 0;
  const isOpen = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    worker.addEventListener('error', () => resolve(false));
    worker.addEventListener('message', ({ data }: MessageEvent<FaceAnswer>) => {
      if (data.kind === 'seen') {
        waiting.get(data.id)?.(data.reading);
        waiting.delete(data.id);
        return;
      }
      clearTimeout(timer);
      resolve(data.kind === 'opened');
    });
    const request: FaceRequest = { kind: 'open', files: faceFiles };
    worker.postMessage(request);
  });
  if (!isOpen) {
    worker.terminate();
    return undefined;
  }
  const look = (frame: ImageBitmap) =>
    new Promise<FaceReading | null>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      const request: FaceRequest = { kind: 'look', id: count, frame };
      worker.postMessage(request, [frame]);
    });
  const close = () => {
    worker.terminate();
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
  };
  if (await isQuick(look)) return { look, close };
  close();
  return undefined;
}

/** The first look prepares the graphics and says nothing; the quickest of the next ones tells how quick this device is. */
async function isQuick(look: FaceWatcher['look']): Promise<boolean> {
  const canvas = new OffscreenCanvas(320, 320);
  canvas.getContext('2d')?.fillRect(0, 0, 320, 320);
  const timed = async (limit: number) => {
    const frame = await createImageBitmap(canvas);
    const timeout = new Promise<false>((resolve) => setTimeout(() => resolve(false), limit));
    return Promise.race([look(frame).then(() => true), timeout]);
  };
  if (!(await timed(PATIENCE_MS))) return false;
  for (let attempt = 0; attempt < TRIES; attempt++) if (await timed(LOOK_MS)) return true;
  return false;
}
