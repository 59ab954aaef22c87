import { SingleBar } from 'cli-progress';
import type { PinnedFilesProgress } from './fetch-options.ts';

/** Where progress is written: `process.stderr`, or anything with `write`. */
export type ProgressStream = { write(text: string): unknown; readonly isTTY?: boolean };

/**
 * Makes an `onProgress` for `fetchPinnedFiles` that writes to `stream`: one bar over all bytes on a terminal, one line
 * for each file elsewhere. Says nothing when everything is here already. `title` names what is fetched ("models").
 * Call `stop` when the fetch failed, so that the terminal gets its line end and cursor back.
 */
export function printProgress(
  stream: NodeJS.WriteStream | ProgressStream,
  title: string,
): { onProgress: (progress: PinnedFilesProgress) => void; stop: () => void } {
  const bar = 'columns' in stream && stream.isTTY === true ? terminalBar(stream, title) : undefined;
  const line = (text: string) => stream.write(`${text}\n`);
  let running = false;
  const stop = () => {
    if (running) bar?.stop();
    running = false;
  };
  const onProgress = (progress: PinnedFilesProgress) => {
    switch (progress.kind) {
      case 'altered':
        line(`${progress.file}: was altered (sha256 ${progress.sha256}), fetching it again`);
        break;
      case 'started':
        if (progress.totalBytes === 0) break;
        if (bar === undefined) {
          line(
            `${title}: fetching ${megabytes(progress.totalBytes)} MB for ${progress.files - progress.present} files`,
          );
        } else {
          running = true;
          bar.start(progress.totalBytes, 0, { ...barFigures(0, progress.totalBytes), package: '' });
        }
        break;
      case 'bytes':
        bar?.update(progress.receivedBytes, {
          ...barFigures(progress.receivedBytes, progress.totalBytes),
          package: progress.package,
        });
        break;
      case 'retry':
        if (bar === undefined) {
          line(`${progress.package}: ${progress.cause}; again in ${progress.waitMs / 1000} s`);
        } else {
          bar.update({
            package: `${progress.package}: ${progress.cause}; again in ${progress.waitMs / 1000} s`,
          });
        }
        break;
      case 'file':
        if (bar === undefined) line(`${progress.file} (${megabytes(progress.size)} MB, ${progress.package})`);
        break;
      case 'finished':
        stop();
        break;
    }
  };
  return { onProgress, stop };
}

function terminalBar(stream: NodeJS.WriteStream, title: string): SingleBar {
  return new SingleBar({
    stream,
    format: `${title} {bar} {percentage}% {receivedMb}/{totalMb} MB {package}`,
    hideCursor: true,
    barCompleteChar: '#',
    barIncompleteChar: '.',
  });
}

function barFigures(received: number, total: number): { receivedMb: string; totalMb: string } {
  return { receivedMb: megabytes(received), totalMb: megabytes(total) };
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? (bytes / 1e6).toFixed(3) : (bytes / 1e6).toFixed(1);
}
