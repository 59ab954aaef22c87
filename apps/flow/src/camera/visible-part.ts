import type { Rect } from '../capture/geometry.ts';

/** The part of a video, in its pixels, that is seen where it covers a box (`object-fit: cover`). */
export function visiblePart(
  video: { readonly width: number; readonly height: number },
  box: { readonly width: number; readonly height: number },
): Rect {
  const scale = Math.min(video.width / box.width, video.height / box.height);
  const [width, height] = [box.width * scale, box.height * scale];
  return { x: (video.width - width) / 2, y: (video.height - height) / 2, width, height };
}

/** A part of a part, with a margin on every side (a share of its own size), kept inside. */
export function partOfPart(whole: Rect, share: Rect, margin: number): Rect {
  const x = Math.max(0, share.x - margin * share.width);
  const y = Math.max(0, share.y - margin * share.height);
  const right = Math.min(1, share.x + (1 + margin) * share.width);
  const bottom = Math.min(1, share.y + (1 + margin) * share.height);
  return {
    x: whole.x + x * whole.width,
    y: whole.y + y * whole.height,
    width: Math.max(0, right - x) * whole.width,
    height: Math.max(0, bottom - y) * whole.height,
  };
}
