import type { IncomingHttpHeaders } from 'node:http';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import busboy from 'busboy';

/** A part that carries a file. `fileName` is what the client called it, for display only. */
export type FilePart = {
  readonly bytes: Buffer;
  readonly fileName: string | undefined;
  readonly mimeType: string;
};

export type Multipart = {
  /** Text of the parts named in `textParts`, whatever way the client labelled them. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, FilePart>;
};

/** Largest picture taken, in bytes (64 MB as the wire documents it). */
export const maximumFileBytes = 64 * 1024 * 1024;

const maximumTextCharacters = 256 * 1024;

/**
 * Splits a multipart body that is already in memory (it had to be: its signature covers every byte). Parts may come in any
 * order, a file may lack a name, a text may come labelled as JSON or as a file; the last boundary may lack its line end.
 */
export function readMultipart(
  headers: IncomingHttpHeaders,
  body: Buffer,
  textParts: readonly string[],
): Promise<Result<Multipart, AppError>> {
  return new Promise((resolve) => {
    const texts = new Map<string, string>();
    const files = new Map<string, FilePart>();
    let tooBig = false;
    const broken = () => resolve(failure(appError('invalid-value', 'The multipart body is malformed')));
    let parser: busboy.Busboy;
    try {
      parser = busboy({
        headers,
        defParamCharset: 'utf8',
        // The parser takes a part without file name for text, pictures too: read so, no byte of them is lost.
        defCharset: 'latin1',
        limits: { fileSize: maximumFileBytes, fieldSize: maximumFileBytes, files: 8, fields: 16, parts: 20 },
      });
    } catch {
      broken();
      return;
    }
    parser.on('field', (name, value, { mimeType, valueTruncated }) => {
      if (valueTruncated) tooBig = true;
      if (textParts.includes(name)) texts.set(name, textOf(value));
      else files.set(name, { bytes: Buffer.from(value, 'latin1'), fileName: undefined, mimeType });
    });
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = [];
      // A part that is cut short fails on a stream of its own; unheard, that would end the process.
      stream.on('error', broken);
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        tooBig = true;
      });
      stream.on('close', () => {
        const bytes = Buffer.concat(chunks);
        if (textParts.includes(name)) texts.set(name, bytes.toString('utf8'));
        else files.set(name, { bytes, fileName: info.filename, mimeType: info.mimeType });
      });
    });
    parser.on('error', broken);
    parser.on('close', () => {
      if ([...texts.values()].some((text) => text.length > maximumTextCharacters)) broken();
      else resolve(tooBig ? failure(appError('file-too-big')) : success({ texts, files }));
    });
    parser.end(body);
  });
}

/** A field's text: its bytes are UTF-8, unless it told its character set and was decoded by that already. */
function textOf(latin1: string): string {
  if (/[^\0-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
