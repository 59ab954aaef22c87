import { renderUnicodeCompact } from 'uqr';
import type { TrialLink } from '../links/create-trial-link.ts';

/** What the operator is told of the link with which he tries the program on himself, with the link as a QR code. */
export function trialLines({ url, applicantId }: TrialLink): readonly string[] {
  const code = renderUnicodeCompact(url, { ecc: 'L', border: 2 });
  return [
    '  Try it on yourself in the sandbox, within half an hour:',
    `    ${url}`,
    '',
    ...code.split('\n').map((line) => `    ${line}`),
    '',
    ...(isReachable(url)
      ? []
      : [
          '  Only this machine reaches that address. A phone needs one that begins with https, since browsers give',
          '  cameras to secure pages alone: docs/try-on-a-phone.md says how to get one.',
          '',
        ]),
    `  The evidence afterwards   npm run aval -- evidence ${applicantId}`,
    '',
  ];
}

function isReachable(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && !/^(localhost|127\.|\[::1\])/.test(hostname);
}
