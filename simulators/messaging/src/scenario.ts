/** What the next requests meet; when the list is used up everything goes well. */
export type Scenario =
  | 'ok'
  /** Refused for good, as the vendor words it. */
  | 'refuse'
  /** Overloaded: try again. */
  | 'busy'
  /** No answer at all. */
  | 'hang'
  /** The connection breaks in the middle. */
  | 'drop'
  /** An answer that makes no sense. */
  | 'broken';

/** A simulator of one gateway. Everything it received stands in `received`, newest last. */
export type Simulator<Received> = {
  /** Address to connect to, with the credentials that it takes. */
  readonly url: string;
  readonly received: Received[];
  /** Requests that were wrong in a way that a right client never is. */
  readonly complaints: string[];
  readonly play: (...scenarios: Scenario[]) => void;
  readonly close: () => Promise<void>;
};

export function makeScript() {
  const script: Scenario[] = [];
  return {
    play: (...scenarios: Scenario[]) => {
      script.push(...scenarios);
    },
    next: (): Scenario => script.shift() ?? 'ok',
  };
}

/** Simulators are for development: a production that reached one would believe that messages were sent. */
export function refuseProduction(nodeEnv: string | undefined): void {
  if (nodeEnv === 'production') throw new Error('a simulator does not start where NODE_ENV is production');
}
