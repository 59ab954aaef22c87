import { focusOf, readFrame } from './read-frame.ts';
import type { CaptureAnswer, CaptureRequest } from './worker-messages.ts';

// Frames are looked at here, so that the page stays quick under the thumb.
self.addEventListener('message', ({ data }: MessageEvent<CaptureRequest>) => {
  const { id, frame, focusPart, aspect } = data;
  const reading = frame === null ? null : readFrame(frame, aspect);
  const focus = focusPart === null ? null : focusOf(focusPart);
  const answer: CaptureAnswer = { id, reading, focus };
  self.postMessage(answer);
});
