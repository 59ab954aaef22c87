import { Readable } from 'node:stream';

/**
 * The bytes of a subscription as Node sends them. When the client has gone `onGone` is called at once, not with the next event;
 * `bugOf` is asked after every event, and what it gives breaks the stream off.
 */
export function eventStream(
  body: ReadableStream<Uint8Array>,
  { onGone, bugOf }: { readonly onGone: () => void; readonly bugOf: () => unknown },
): Readable {
  const reader = body.getReader();
  return new Readable({
    async read() {
      try {
        const { value } = await reader.read();
        const bug = bugOf();
        if (bug === undefined) this.push(value ?? null);
        else this.destroy(bug instanceof Error ? bug : new Error('a subscription failed'));
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error('a subscription failed'));
      }
    },
    destroy(error, done) {
      onGone();
      reader.cancel().catch(() => undefined);
      done(error);
    },
  });
}
