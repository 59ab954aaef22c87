import { PDFiumLibrary } from '@hyzyla/pdfium';
import { z } from 'zod';

/**
 * Draws page 1 of the PDF on standard input, and answers one line of JSON, then the RGBA bytes. A process of its own: a hostile file
 * can be stopped by ending it, and what memory it took goes with it.
 */
const argumentsSchema = z.tuple([z.coerce.number().int().positive(), z.coerce.number().positive()]);

export type PdfPageAnswer =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly error: 'corrupted-file' | 'encrypted-file' };

async function draw(): Promise<void> {
  const [workingSide, maximumScale] = argumentsSchema.parse(process.argv.slice(2));
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(Buffer.concat(chunks));
  if (document.getPageCount() < 1) throw new Error('there is no page');
  const page = document.getPage(0);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const longer = Math.max(originalWidth, originalHeight);
  const scale = Math.min(workingSide / longer, maximumScale);
  const width = Math.round(originalWidth * scale);
  const height = Math.round(originalHeight * scale);
  if (!(Math.min(width, height) >= 1) || !Number.isFinite(longer)) throw new Error('the page has no size');
  const rendered = await page.render({ width, height, render: 'bitmap' });
  answer({ ok: true, width: rendered.width, height: rendered.height }, rendered.data);
}

function answer(head: PdfPageAnswer, bytes: Uint8Array = new Uint8Array(0)): void {
  process.stdout.write(`${JSON.stringify(head)}\n`);
  process.stdout.write(bytes);
}

await draw().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : '';
  answer({
    ok: false,
    error: /password|security scheme/i.test(message) ? 'encrypted-file' : 'corrupted-file',
  });
});
