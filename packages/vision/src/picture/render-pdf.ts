import type { PictureFailure } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { pictureLimits } from './limits.ts';

/** Pixels a PDF point: 300 dots an inch is as much as a scan holds. */
const MAX_SCALE = 300 / 72;

let library: Promise<PDFiumLibrary> | null = null;

export type RenderedPage = { readonly rgba: Uint8Array; readonly width: number; readonly height: number };

/**
 * Draws page 1 of a PDF on white, longer side at most `pictureLimits.workingSide` pixels whatever size the page
 * declares. Forms and scripts are not run. Time is bounded by the caller: the library cannot be interrupted
 * within its thread, so the pool ends the thread.
 */
export async function renderPdf(bytes: Uint8Array): Promise<Result<RenderedPage, PictureFailure>> {
  library ??= PDFiumLibrary.init();
  const pdfium = await library;
  try {
    const document = await pdfium.loadDocument(bytes);
    try {
      if (document.getPageCount() < 1) return failure('corrupted-file');
      const page = document.getPage(0);
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const longer = Math.max(originalWidth, originalHeight);
      const shorter = Math.min(originalWidth, originalHeight);
      if (!(shorter > 0) || !Number.isFinite(longer)) return failure('corrupted-file');
      const scale = Math.min(pictureLimits.workingSide / longer, MAX_SCALE);
      const width = Math.round(originalWidth * scale);
      const height = Math.round(originalHeight * scale);
      if (width < 1 || height < 1) return failure('corrupted-file');
      const rendered = await page.render({ width, height, render: 'bitmap' });
      return success({ rgba: rendered.data, width: rendered.width, height: rendered.height });
    } finally {
      document.destroy();
    }
  } catch (error) {
    // A trap leaves the WebAssembly memory in an unknown state: the next file gets a new instance.
    if (!(error instanceof Error) || error.name === 'RuntimeError') library = null;
    const message = error instanceof Error ? error.message : '';
    return failure(/password|security scheme/i.test(message) ? 'encrypted-file' : 'corrupted-file');
  }
}
