import type { IncomingMessage } from 'node:http';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { maximumFileBytes } from './read-multipart.ts';

/** A multipart body may exceed its file by this much: boundaries, headers and metadata. */
const multipartAllowance = 1024 * 1024;
const maximumJsonBytes = 1024 * 1024;
/** All bodies in memory at one time, in bytes; above it new ones are turned away until others are done. */
const memoryBudget = 512 * 1024 * 1024;

/** Reads request bodies into memory, whole, since signatures cover every byte; keeps count of what that costs. */
export function makeBodyReader(): (request: IncomingMessage) => Promise<Result<Body, AppError>> {
  let inMemory = 0;
  return async (request) => {
    const isMultipart = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
    const limit = isMultipart ? maximumFileBytes + multipartAllowance : maximumJsonBytes;
    const tooLarge = appError(isMultipart ? 'file-too-big' : 'payload-too-large');
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit) return failure(tooLarge);
    if (inMemory + announced > memoryBudget)
      return failure({ ...appError('overloaded'), retryAfterSeconds: 2 });
    const chunks: Buffer[] = [];
    let size = 0;
    const release = () => {
      inMemory -= size;
      size = 0;
    };
    try {
      for await (const chunk of request) {
        if (!Buffer.isBuffer(chunk)) throw new Error('the request stream was set to text');
        size += chunk.length;
        inMemory += chunk.length;
        if (size > limit) {
          release();
          return failure(tooLarge);
        }
        if (inMemory > memoryBudget) {
          release();
          return failure({ ...appError('overloaded'), retryAfterSeconds: 2 });
        }
        chunks.push(chunk);
      }
    } catch {
      release();
      return failure(appError('invalid-value', 'The request body ended too early'));
    }
    return success({ bytes: Buffer.concat(chunks), release });
  };
}

/** `release` gives the memory back to the budget once the request has been answered. */
export type Body = { readonly bytes: Buffer; readonly release: () => void };
