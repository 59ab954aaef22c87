import type { OpenedCamera } from '../camera/open-camera.ts';
import type { ShotFrame } from './step-tools.ts';

/** Names that programs give their made cameras; a signal for the server, never a reason to stop here. */
const madeCameras = /obs|virtual|manycam|snap camera|xsplit|droidcam|iriun|splitcam|fake/i;

/** The multipart body of one step of a challenge. */
export function challengeForm({
  token,
  index,
  frames,
  camera,
}: {
  readonly token: string;
  readonly index: number;
  readonly frames: readonly ShotFrame[];
  readonly camera: Pick<OpenedCamera, 'label' | 'track'>;
}): FormData {
  const { label, track } = camera;
  const { width = 0, height = 0, frameRate = 0 } = track.getSettings();
  const form = new FormData();
  const metadata = {
    token,
    index,
    frames: frames.map(({ timestampMs }, at) => ({ part: `frame${at}`, timestampMs })),
    signals: {
      cameraLabel: label.slice(0, 100),
      namedVirtual: madeCameras.test(label) ? 1 : 0,
      replacedCamera: isReplaced() ? 1 : 0,
      cameraWidth: width,
      cameraHeight: height,
      cameraFrameRate: Math.round(frameRate),
      automated: navigator.webdriver ? 1 : 0,
      hidden: document.visibilityState === 'hidden' ? 1 : 0,
    },
  };
  form.append('metadata', JSON.stringify(metadata));
  for (const [at, { file }] of frames.entries()) form.append(`frame${at}`, file, `frame${at}.jpg`);
  return form;
}

/** Whether something put its own function in place of the browser's: so do programs that inject pictures, and some honest add-ons. */
function isReplaced(): boolean {
  const open: unknown = navigator.mediaDevices?.getUserMedia;
  return typeof open !== 'function' || !Function.prototype.toString.call(open).includes('[native code]');
}
