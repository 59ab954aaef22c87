import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { appError } from '@aval/core/errors';
import { errorBody } from './error-body.ts';

/** Answers bytes that are no HTTP request (or headers without end) like every other failure, and hangs up. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Nobody is left to read an answer.
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const correlationId = randomBytes(16).toString('hex');
  const refusal = appError('invalid-value', 'This is not a well-formed HTTP request');
  const body = JSON.stringify(errorBody(refusal, correlationId));
  const lines = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${correlationId}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
