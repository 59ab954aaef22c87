import { readFile } from 'node:fs/promises';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import type { SignatureAlgorithm } from '../webhooks/ports.ts';
import { signPayload } from '../webhooks/sign-payload.ts';
import { standardSignature } from '../webhooks/standard-signature.ts';
import { answer, CommandFailure, type Output } from './output.ts';

export type VerifyWebhookOptions = {
  readonly secret: string;
  readonly bodyFile: string;
  readonly algorithm: SignatureAlgorithm;
  readonly digest: string | undefined;
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
};

/** Sums what a webhook carries over the bytes of a file; with what came, says whether they agree. Asks no server. */
export async function verifyWebhookCommand(output: Output, options: VerifyWebhookOptions): Promise<void> {
  const { secret, bodyFile, algorithm, digest, id, timestamp, signature } = options;
  const body = await readFile(bodyFile).catch(() => {
    throw new CommandFailure(`${bodyFile} cannot be read.`);
  });
  const expected = signPayload(algorithm, secret, body);
  const standard =
    id === undefined || timestamp === undefined
      ? undefined
      : standardSignature(secret, id, Number(timestamp), body);
  if (signature !== undefined && standard === undefined)
    throw new CommandFailure('--signature needs --id and --timestamp.');
  const checks = [
    ...(digest === undefined ? [] : [constantTimeEqual(digest.toLowerCase(), expected)]),
    ...(signature === undefined || standard === undefined
      ? []
      : [signature.split(' ').some((one) => constantTimeEqual(one, standard))]),
  ];
  const ok = checks.length === 0 ? undefined : checks.every((agrees) => agrees);
  const lines = [
    `${body.length} bytes`,
    `X-Payload-Digest (${algorithm}): ${expected}`,
    ...(standard === undefined ? [] : [`webhook-signature: ${standard}`]),
    ...(ok === undefined
      ? []
      : [ok ? 'It is genuine.' : 'It is NOT genuine, or the bytes are not those that came.']),
  ];
  answer(
    output,
    { bytes: body.length, algorithm, digest: expected, signature: standard, ok },
    lines.join('\n'),
  );
  if (ok === false) process.exitCode = 1;
}
