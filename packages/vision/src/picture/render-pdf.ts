import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PictureFailure } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import { pictureLimits } from './limits.ts';

/** Pixels a PDF point: 300 dots an inch is as much as a scan holds. */
const maximumScale = 300 / 72;
/** Longest that drawing a page may take, milliseconds: a scan takes well under one second of a core, but cores may be busy. */
const timeLimitMs = 20_000;
/** Memory of the drawing process' WebAssembly, in pages of 64 KiB: 512 MiB. */
const memoryPages = 8192;
/** Bytes of the largest page, four to a pixel, and the line before them. */
const maximumAnswer = pictureLimits.workingSide ** 2 * 4 + 1024;

export type RenderedPage = { readonly rgba: Uint8Array; readonly width: number; readonly height: number };

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), width: z.number().int().positive(), height: z.number().int().positive() }),
  z.object({ ok: z.literal(false), error: z.enum(['corrupted-file', 'encrypted-file']) }),
]);

/**
 * Draws page 1 of a PDF on white, longer side at most `pictureLimits.workingSide` pixels whatever size the page declares. Forms and
 * scripts are not run. A process of its own does it, within limits of time and memory: files that exceed them are refused as
 * corrupted.
 */
export function renderPdf(bytes: Uint8Array): Promise<Result<RenderedPage, PictureFailure>> {
  return new Promise((resolve) => {
    const settings = [String(pictureLimits.workingSide), String(maximumScale)];
    const child = spawn(
      process.execPath,
      [`--wasm-max-mem-pages=${memoryPages}`, compiledChild(), ...settings],
      {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {},
        timeout: timeLimitMs,
        killSignal: 'SIGKILL',
      },
    );
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumAnswer) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', () => resolve(failure('corrupted-file')));
    child.on('close', () => resolve(readAnswer(Buffer.concat(chunks))));
    // A child that ends before it has read everything closes its end.
    child.stdin.on('error', () => undefined);
    child.stdin.end(bytes);
  });
}

function readAnswer(bytes: Buffer): Result<RenderedPage, PictureFailure> {
  const lineEnd = bytes.indexOf(10);
  if (lineEnd === -1) return failure('corrupted-file');
  const head = answerSchema.safeParse(JSON.parse(bytes.subarray(0, lineEnd).toString('utf8')));
  if (!head.success) return failure('corrupted-file');
  if (!head.data.ok) return failure(head.data.error);
  const { width, height } = head.data;
  const rgba = bytes.subarray(lineEnd + 1);
  return rgba.length === width * height * 4 ? success({ rgba, width, height }) : failure('corrupted-file');
}

/** The child runs compiled code: beside this file, or in `dist` when this file runs from `src`. */
function compiledChild(): string {
  const here = new URL('./pdf-page-child.js', import.meta.url);
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(here);
  return fileURLToPath(new URL('../../dist/picture/pdf-page-child.js', import.meta.url));
}
