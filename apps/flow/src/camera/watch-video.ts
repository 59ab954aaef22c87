/** Milliseconds without a frame, or with nothing but black, after which the camera counts as dead. */
const PATIENCE_MS = 4000;
const LOOK_MS = 500;
/** Mean level of a covered or dead camera; noise in a dark room is above it. */
const BLACK = 4;

/**
 * Watches that a video lives: `onDead` is called once when no frame arrives, or none that shows anything. Answers how to stop watching.
 */
export function watchVideo(video: HTMLVideoElement, onDead: () => void, now: () => number): () => void {
  const canvas = document.createElement('canvas');
  canvas.width = 16;
  canvas.height = 16;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let seenTime = -1;
  let aliveAt = now();
  const timer = setInterval(() => {
    const isNew = video.readyState >= 2 && video.currentTime !== seenTime;
    seenTime = video.currentTime;
    if (document.visibilityState === 'hidden' || (isNew && (context === null || isBright(video, context))))
      aliveAt = now();
    if (now() - aliveAt < PATIENCE_MS) return;
    clearInterval(timer);
    onDead();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

function isBright(video: HTMLVideoElement, context: CanvasRenderingContext2D): boolean {
  context.drawImage(video, 0, 0, 16, 16);
  const { data } = context.getImageData(0, 0, 16, 16);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4)
    sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
  return sum / 3 / 256 > BLACK;
}
