import * as z from 'zod/mini';
import { type Answer, bad } from './api-failure.ts';
import type { Api } from './make-api.ts';
import { offsetSchema, type PictureAnswer, pictureAnswerSchema, uploadStateSchema } from './view.ts';

export type FileTarget = {
  readonly block: string;
  readonly side?: string | null;
  readonly idDocType?: string;
  readonly country?: string;
};

const nothing = z.unknown();

/**
 * Sends a file in pieces. A piece that was lost on the way is asked for again from where the server stands, so a network that comes and
 * goes loses nothing; `onProgress` is told the share that has arrived, 0 to 1, and `signal` gives the file up until all has arrived.
 */
export async function sendFile(
  api: Api,
  file: Blob,
  target: FileTarget,
  {
    chunkBytes,
    newKey,
    onProgress,
    signal,
  }: {
    readonly chunkBytes: number;
    readonly newKey: () => string;
    readonly onProgress: (share: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Answer<PictureAnswer>> {
  const signals = signal === undefined ? {} : { signal };
  const begun = await api.ask(
    {
      ...signals,
      method: 'POST',
      path: 'uploads',
      body: { ...target, bytes: file.size, mimeType: file.type },
      key: newKey(),
    },
    uploadStateSchema,
  );
  if (!begun.ok) return begun;
  const { uploadId } = begun.value;
  const size = Math.max(16_384, begun.value.chunkBytes ?? chunkBytes);
  let { offset } = begun.value;
  let stuck = 0;
  while (offset < file.size) {
    const before = offset;
    const sent = await api.ask(
      {
        ...signals,
        method: 'PATCH',
        path: `uploads/${uploadId}?offset=${offset}`,
        bytes: file.slice(offset, offset + size),
      },
      offsetSchema,
    );
    if (sent.ok) {
      offset = sent.value.offset;
    } else {
      // The server may have got the piece although its answer was lost: it knows where to go on.
      const mayAsk = sent.error.kind === 'refused' && sent.error.name === 'upload-offset-mismatch';
      if (!mayAsk) return sent;
      const asked = await api.ask({ ...signals, method: 'GET', path: `uploads/${uploadId}` }, offsetSchema);
      if (!asked.ok) return asked;
      offset = asked.value.offset;
    }
    stuck = offset > before ? 0 : stuck + 1;
    if (stuck > 3) return bad({ kind: 'unreadable' });
    onProgress(offset / file.size);
  }
  if (signal?.aborted === true) return bad({ kind: 'offline' });
  // From here on the picture is the server's: what it answers counts.
  const finish = { method: 'POST', path: `uploads/${uploadId}/finish`, body: {} } as const;
  const answer = await api.ask(finish, pictureAnswerSchema);
  if (!answer.ok && answer.error.kind === 'refused')
    await api.ask({ method: 'DELETE', path: `uploads/${uploadId}` }, nothing);
  return answer;
}
