import type { Rect } from '../capture/geometry.ts';
import type { Rgba } from '../capture/grey.ts';

export type Source = HTMLVideoElement | ImageBitmap | HTMLCanvasElement;

/** Copies parts of pictures into pixels, always through the same canvas. */
export function makeFrameCanvas(): {
  readonly read: (source: Source, part: Rect, longerSide: number) => Rgba | null;
} {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    read: (source, part, longerSide) => {
      const scale = Math.min(1, longerSide / Math.max(part.width, part.height));
      const [width, height] = [Math.round(part.width * scale), Math.round(part.height * scale)];
      if (context === null || width < 8 || height < 8) return null;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      return { data, width, height };
    },
  };
}

/** A part of a picture as it is, in a canvas of its own. */
export function copyPart(
  source: Source,
  part: Rect,
  longerSide = Number.POSITIVE_INFINITY,
): HTMLCanvasElement {
  const scale = Math.min(1, longerSide / Math.max(part.width, part.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(part.width * scale));
  canvas.height = Math.max(1, Math.round(part.height * scale));
  canvas
    .getContext('2d')
    ?.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The canvas as a JPEG file; undefined when the browser cannot make one. */
export function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality));
}
