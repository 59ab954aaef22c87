import { boundsOf, type Quad, type Rect } from '../capture/geometry.ts';
import type { Eye } from '../capture/open-eye.ts';
import { focusDocumentWidth, focusPart } from '../capture/read-frame.ts';
import { copyPart, jpegOf, makeFrameCanvas } from './frame-canvas.ts';
import { partOfPart, visiblePart } from './visible-part.ts';

/** Frames that are compared, and the pause between them. */
const FRAMES = 3;
const PAUSE_MS = 70;
/** What is kept around the document: enough for the server to see all four sides. */
const MARGIN = 0.09;
const QUALITY = 0.93;
/** A still picture takes longer than this only when the camera is stuck. */
const STILL_MS = 2500;

export type Taken = { readonly file: Blob; readonly focus: number | null };

/**
 * The best of several frames at the camera's full size, cut to the document, or to `guide` where its place is not known. Where the
 * camera can take a still with more pixels and that is as sharp, the still is taken. `box` is the size at which the video is seen.
 */
export async function takeBest(
  video: HTMLVideoElement,
  track: MediaStreamTrack,
  eye: Eye,
  what: {
    readonly box: { readonly width: number; readonly height: number };
    readonly guide: Rect;
    readonly quad: Quad | null;
    readonly aspect: number;
  },
): Promise<Taken | undefined> {
  const reader = makeFrameCanvas();
  const seen = visiblePart({ width: video.videoWidth, height: video.videoHeight }, what.box);
  const share = what.quad === null ? what.guide : boundsOf(what.quad);
  const cut = partOfPart(seen, share, MARGIN);
  const judged = partOfPart(seen, what.quad === null ? what.guide : focusPart(what.quad), 0);
  let best: { readonly canvas: HTMLCanvasElement; readonly focus: number } | undefined;
  for (let count = 0; count < FRAMES; count++) {
    if (count > 0) await pause(PAUSE_MS);
    const canvas = copyPart(video, cut);
    const part = reader.read(video, judged, 0.7 * focusDocumentWidth);
    const { focus } = await eye.look({ frame: null, focusPart: part, aspect: what.aspect });
    if (best === undefined || (focus ?? 0) > best.focus) best = { canvas, focus: focus ?? 0 };
  }
  if (best === undefined) return undefined;
  const still =
    what.quad === null ? undefined : await takeStill(track, eye, what.aspect, best.canvas.width, best.focus);
  if (still !== undefined) return still;
  const file = await jpegOf(best.canvas, QUALITY);
  return file === undefined ? undefined : { file, focus: best.focus };
}

/** The sensor's own picture, when it is larger than the video's and no less sharp. */
async function takeStill(
  track: MediaStreamTrack,
  eye: Eye,
  aspect: number,
  width: number,
  focus: number,
): Promise<Taken | undefined> {
  if (typeof ImageCapture === 'undefined') return undefined;
  try {
    const blob = await Promise.race([
      new ImageCapture(track).takePhoto(),
      pause(STILL_MS).then(() => undefined),
    ]);
    if (blob === undefined) return undefined;
    const picture = await createImageBitmap(blob);
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    const reader = makeFrameCanvas();
    const frame = reader.read(picture, whole, 480);
    const { reading } = await eye.look({ frame, focusPart: null, aspect });
    if (reading?.quad === null || reading === null) return undefined;
    const cut = partOfPart(whole, boundsOf(reading.quad), MARGIN);
    if (cut.width < width * 1.15) return undefined;
    const part = reader.read(
      picture,
      partOfPart(whole, focusPart(reading.quad), 0),
      0.7 * focusDocumentWidth,
    );
    const judged = await eye.look({ frame: null, focusPart: part, aspect });
    if ((judged.focus ?? 0) < focus * 0.9) return undefined;
    const file = await jpegOf(copyPart(picture, cut), QUALITY);
    return file === undefined ? undefined : { file, focus: judged.focus };
  } catch {
    // A camera that cannot do it says so only when it is asked.
    return undefined;
  }
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
