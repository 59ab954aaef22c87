import type { AvalClient } from './make-client.ts';
import { type Outcome, outcome } from './outcome.ts';

export type DownloadedImage = { readonly bytes: Uint8Array; readonly contentType: string };

/** A picture that was handed in, as it was sent. Every other binary answer comes the same way, by `parseAs: 'arrayBuffer'`. */
export async function downloadImage(
  client: AvalClient,
  {
    applicantId,
    imageId,
    signal,
  }: { readonly applicantId: string; readonly imageId: number; readonly signal?: AbortSignal },
): Promise<Outcome<DownloadedImage>> {
  const got = await outcome(
    client.GET('/resources/applicants/{applicantId}/resources/{imageId}', {
      params: { path: { applicantId, imageId } },
      parseAs: 'arrayBuffer',
      ...(signal === undefined ? {} : { signal }),
    }),
  );
  if (!got.ok) return got;
  const contentType = got.response.headers.get('content-type') ?? 'application/octet-stream';
  return { ...got, data: { bytes: new Uint8Array(got.data), contentType } };
}
