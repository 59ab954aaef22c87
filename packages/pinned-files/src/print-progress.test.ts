import { expect, test } from 'vitest';
import { printProgress } from './print-progress.ts';

test('where there is no terminal: one line for each file, and nothing when all is here', () => {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const idle = printProgress(stream, 'models');
  idle.onProgress({ kind: 'started', totalBytes: 0, files: 2, present: 2 });
  idle.onProgress({ kind: 'finished' });
  expect(written).toEqual([]);

  const { onProgress } = printProgress(stream, 'models');
  onProgress({ kind: 'started', totalBytes: 41_114_878, files: 2, present: 1 });
  onProgress({ kind: 'bytes', package: 'a@1.0.0', receivedBytes: 5, totalBytes: 41_114_878 });
  onProgress({ kind: 'retry', package: 'a@1.0.0', cause: 'status 503', waitMs: 500 });
  onProgress({ kind: 'file', file: 'models/a.onnx', package: 'a@1.0.0', size: 2_000_000 });
  onProgress({ kind: 'finished' });
  expect(written).toEqual([
    'models: fetching 41.1 MB for 1 files\n',
    'a@1.0.0: status 503; again in 0.5 s\n',
    'models/a.onnx (2.0 MB, a@1.0.0)\n',
  ]);
});
