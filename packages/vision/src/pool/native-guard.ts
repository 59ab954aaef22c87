/**
 * Ending a thread while native code runs in it ends the whole process: the model runtime throws into an
 * environment that is gone. So a thread says when it is inside, and is only ended when it is outside and has
 * been told to go no further.
 *
 * The memory is two 32-bit numbers shared between the threads: whether to stop, and how many native calls run.
 * Each side writes its own number before it reads the other's, so one of the two always notices.
 */
export type NativeGuard = {
  readonly memory: SharedArrayBuffer;
  /** In the thread: runs a native call, or throws `StoppedError` when asked to stop. */
  run<Value>(call: () => Promise<Value>): Promise<Value>;
  /** In the thread: throws `StoppedError` when asked to stop. */
  check(): void;
  /** From outside: no native call begins after this. */
  stop(): void;
  /** From outside: whether a native call runs. */
  readonly busy: boolean;
};

/** Thrown inside a thread that was told to stop; never leaves the pool. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

const STOP = 0;
const INSIDE = 1;

export function createNativeGuard(memory = new SharedArrayBuffer(8)): NativeGuard {
  const state = new Int32Array(memory);
  const check = () => {
    if (Atomics.load(state, STOP) !== 0) throw new StoppedError('told to stop');
  };
  return {
    memory,
    check,
    async run(call) {
      Atomics.add(state, INSIDE, 1);
      try {
        check();
        return await call();
      } finally {
        Atomics.sub(state, INSIDE, 1);
      }
    },
    stop: () => {
      Atomics.store(state, STOP, 1);
    },
    get busy() {
      return Atomics.load(state, INSIDE) > 0;
    },
  };
}
