/** A request as it goes on the wire: `target` is path and query exactly as sent, `body` every byte, empty when there is none. */
export type WireRequest = {
  readonly method: string;
  readonly target: string;
  readonly body: Uint8Array;
};

/** Gives the headers that say who asks. Called for each try, since signatures are good for a minute only. */
export type Authorise = (
  request: WireRequest,
  now: Date,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
