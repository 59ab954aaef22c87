import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds of the window in which requests are counted: the wire documents its limits for five. */
const windowSeconds = 5;
/** Seconds in which refused credentials of one address are counted. */
const refusalWindowSeconds = 60;

export type RateLimitSettings = {
  /** Requests of one caller in five seconds that read (GET) and that write; 0 is no limit. */
  readonly reads: number;
  readonly writes: number;
  /** Refused credentials of one address in a minute, after which it is not listened to until the minute is over. */
  readonly refusals: number;
};

export type RequestKind = 'read' | 'write';

/** How a caller stands after a request was counted; seconds are whole and until the window begins anew. */
export type RateState = {
  readonly isOver: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
};

/** Counts requests in this process. Several processes behind one port count each for itself. */
export type RateLimits = {
  /** Undefined where there is no limit. */
  readonly count: (caller: string, kind: RequestKind) => Promise<RateState | undefined>;
  /** Notes that an address came with credentials that are none. */
  readonly countRefusal: (address: string) => Promise<void>;
  /** Seconds for which an address is not listened to; 0 when it is. */
  readonly blockedSeconds: (address: string) => Promise<number>;
};

export function makeRateLimits({ reads, writes, refusals }: RateLimitSettings): RateLimits {
  const limiters: Readonly<Record<RequestKind, RateLimiterMemory | undefined>> = {
    read: limiter(reads, windowSeconds),
    write: limiter(writes, windowSeconds),
  };
  const refused = limiter(refusals, refusalWindowSeconds);
  return {
    count: async (caller, kind) => {
      const counting = limiters[kind];
      if (counting === undefined) return undefined;
      const counted = await consume(counting, caller);
      return {
        isOver: counted.consumedPoints > counting.points,
        limit: counting.points,
        remaining: Math.max(0, counted.remainingPoints),
        resetSeconds: Math.ceil(counted.msBeforeNext / 1000),
      };
    },
    countRefusal: async (address) => {
      if (refused !== undefined) await consume(refused, address);
    },
    blockedSeconds: async (address) => {
      const counted = await refused?.get(address);
      if (refused === undefined || counted === null || counted === undefined) return 0;
      return counted.consumedPoints < refused.points ? 0 : Math.ceil(counted.msBeforeNext / 1000);
    },
  };
}

function limiter(points: number, duration: number): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ points, duration });
}

/** The limiter rejects with its count when the limit is passed; anything else is a fault. */
async function consume(counting: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await counting.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}
