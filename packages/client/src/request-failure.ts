/** Why no answer came: nobody there, too slow, or given up by the caller. `cause` is what `fetch` said. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly kind: 'unreachable' | 'timeout' | 'aborted';

  constructor(kind: RequestFailure['kind'], message: string, cause: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
