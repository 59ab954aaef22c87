import pino, { type Logger } from 'pino';

/** Structured log on standard error, one JSON line an event. Nothing personal is ever handed to it. */
export function makeLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
}
