import type { IncomingMessage } from 'node:http';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { maximumFileBytes } from './read-multipart.ts';

/** A multipart body may exceed its file by this much: boundaries, headers and metadata. */
const multipartAllowance = 1024 * 1024;
const maximumJsonBytes = 1024 * 1024;
/** All bodies in memory at one time, in bytes; above it new ones are turned away until others are done. */
const memoryBudget = 512 * 1024 * 1024;
/** And those of one caller, so that nobody can take it all. */
const callerBudget = 160 * 1024 * 1024;

/** Reads request bodies into memory, whole, since signatures cover every byte; keeps count of what that costs. */
export function makeBodyReader(): ReadBody {
  let inMemory = 0;
  const ofCaller = new Map<string, number>();
  return async (request, caller, { takesFiles }) => {
    if (hasNoBody(request)) return success(noBody);
    const isMultipart = takesFiles && /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
    const limit = isMultipart ? maximumFileBytes + multipartAllowance : maximumJsonBytes;
    const tooLarge = appError(isMultipart ? 'file-too-big' : 'payload-too-large');
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit) return failure(tooLarge);
    const isOver = (more: number) =>
      inMemory + more > memoryBudget || (ofCaller.get(caller) ?? 0) + more > callerBudget;
    const overloaded = { ...appError('overloaded'), retryAfterSeconds: 2 };
    if (isOver(announced)) return failure(overloaded);
    let size = 0;
    const count = (bytes: number) => {
      size += bytes;
      inMemory += bytes;
      const held = (ofCaller.get(caller) ?? 0) + bytes;
      if (held > 0) ofCaller.set(caller, held);
      else ofCaller.delete(caller);
    };
    const release = () => count(-size);
    const take = (chunk: Buffer): AppError | undefined => {
      count(chunk.length);
      if (size > limit) return tooLarge;
      return isOver(0) ? overloaded : undefined;
    };
    const bytes = await collect(request, take);
    if (bytes.ok) return success({ bytes: bytes.value, release });
    release();
    return bytes;
  };
}

/** What a request without a body has. */
export const noBody: Body = { bytes: Buffer.alloc(0), release: () => undefined };

/** A body is announced by one of two headers; most reads come without, and need not wait for the end of the stream. */
function hasNoBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}

/**
 * All bytes of the stream, unless `take` refuses. What still comes then is thrown away: a stream that is destroyed half read
 * takes the connection with it, and with the connection the answer.
 */
function collect(
  request: IncomingMessage,
  take: (chunk: Buffer) => AppError | undefined,
): Promise<Result<Buffer, AppError>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (result: Result<Buffer, AppError>) => {
      request.off('data', onData).off('end', onEnd).off('close', onBroken);
      request.resume();
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      const refusal = take(chunk);
      if (refusal === undefined) chunks.push(chunk);
      else finish(failure(refusal));
    };
    const onEnd = () => finish(success(Buffer.concat(chunks)));
    const onBroken = () => finish(failure(appError('invalid-value', 'The request body ended too early')));
    request.on('data', onData).on('end', onEnd).on('close', onBroken);
    // An abort is told by `close` as well; without a listener its error would end the process.
    request.on('error', onBroken);
  });
}

/** `caller` names the credential that the memory is counted for. Only where files are taken a body may be as large as one. */
export type ReadBody = (
  request: IncomingMessage,
  caller: string,
  route: { readonly takesFiles: boolean },
) => Promise<Result<Body, AppError>>;

/** `release` gives the memory back to the budget once the request has been answered. */
export type Body = { readonly bytes: Buffer; readonly release: () => void };
