import { SingleBar } from 'cli-progress';

export type Progress = {
  readonly tell: (what: string, done: number, total: number) => void;
  readonly stop: () => void;
};

/** Progress of counted work: a bar on a terminal, one line for each piece of work elsewhere. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  let current: string | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    stop,
    tell: (what, done, total) => {
      if (what !== current) {
        stop();
        current = what;
        if (stream.isTTY) {
          bar = new SingleBar({ stream, format: `${what} {bar} {value}/{total}`, hideCursor: true });
          bar.start(total, done);
        } else stream.write(`${what}: ${total}\n`);
      }
      bar?.update(done);
      if (done === total) stop();
    },
  };
}
