import type { ShotFrame } from './run-challenge.ts';

/** Names that programs give their made cameras; a signal for the server, never a reason to stop here. */
const madeCameras = /obs|virtual|manycam|snap camera|xsplit|droidcam|iriun|splitcam|fake/i;

/** The multipart body of one step of a challenge. */
export function challengeForm({
  token,
  index,
  frames,
  cameraLabel,
}: {
  readonly token: string;
  readonly index: number;
  readonly frames: readonly ShotFrame[];
  readonly cameraLabel: string;
}): FormData {
  const form = new FormData();
  const metadata = {
    token,
    index,
    frames: frames.map(({ timestampMs }, at) => ({ part: `frame${at}`, timestampMs })),
    signals: {
      cameraLabel: cameraLabel.slice(0, 100),
      namedVirtual: madeCameras.test(cameraLabel) ? 1 : 0,
      automated: navigator.webdriver ? 1 : 0,
      hidden: document.visibilityState === 'hidden' ? 1 : 0,
    },
  };
  form.append('metadata', JSON.stringify(metadata));
  for (const [at, { file }] of frames.entries()) form.append(`frame${at}`, file, `frame${at}.jpg`);
  return form;
}
