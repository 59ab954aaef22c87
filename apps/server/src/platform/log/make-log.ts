import pino, { type DestinationStream, type Logger } from 'pino';

/** Bytes and milliseconds that lines wait for others at most: a write each would cost as much as a small request. */
const batching = { minLength: 4096, periodicFlush: 100 };

/** Structured log, one JSON line an event, on standard error unless told. Nothing personal is ever handed to it. */
export function makeLog(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: false, ...batching }),
): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
    },
    destination,
  );
}

/** Kind, code, message and place of an error; its other fields (a database's `detail`) may quote values, so they stay out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'something was thrown that is no error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, code, message: error.message, stack: error.stack };
}
