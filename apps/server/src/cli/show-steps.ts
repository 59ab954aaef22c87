import { SingleBar } from 'cli-progress';

type Stream = NodeJS.WriteStream | { write(text: string): unknown; readonly isTTY?: boolean };

/** Shows how far a long command is: a bar on a terminal, a line for every tenth elsewhere. Call `stop` at its end. */
export function showSteps(
  stream: Stream,
  title: string,
): { readonly onProgress: (done: number, all: number) => void; readonly stop: () => void } {
  if ('columns' in stream && stream.isTTY === true) {
    const bar = new SingleBar({
      stream,
      format: `${title} {bar} {value}/{total} {eta_formatted}`,
      hideCursor: true,
      barCompleteChar: '#',
      barIncompleteChar: '.',
    });
    let running = false;
    return {
      onProgress: (done, all) => {
        if (running) bar.update(done);
        else bar.start(all, done);
        running = true;
      },
      stop: () => {
        if (running) bar.stop();
        running = false;
      },
    };
  }
  let told = 0;
  return {
    onProgress: (done, all) => {
      const tenth = all === 0 ? 10 : Math.floor((done * 10) / all);
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${title}: ${done} of ${all}\n`);
    },
    stop: () => undefined,
  };
}
