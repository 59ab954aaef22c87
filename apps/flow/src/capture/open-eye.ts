import type { Rgba } from './grey.ts';
import type { CaptureAnswer, CaptureRequest } from './worker-messages.ts';

/** Looks at frames in a worker. */
export type Eye = {
  readonly look: (what: Omit<CaptureRequest, 'id'>) => Promise<CaptureAnswer>;
  readonly close: () => void;
};

/** Starts the worker that looks at documents. A frame that it cannot read answers nothing found. */
export function openEye(): Eye {
  const worker = new Worker(new URL('./capture-worker.ts', import.meta.url));
  const waiting = new Map<number, (answer: CaptureAnswer) => void>();
  let count = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<CaptureAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const [id, resolve] of waiting) resolve({ id, reading: null, focus: null });
    waiting.clear();
  });
  return {
    look: (what) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        worker.postMessage({ ...what, id: count }, buffersOf(what.frame, what.focusPart));
      }),
    close: () => worker.terminate(),
  };
}

function buffersOf(...pictures: readonly (Rgba | null)[]): ArrayBuffer[] {
  return pictures.flatMap((picture) =>
    picture?.data.buffer instanceof ArrayBuffer ? [picture.data.buffer] : [],
  );
}
