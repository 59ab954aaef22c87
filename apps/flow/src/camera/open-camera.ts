/** Why there is no picture. `black`: the camera runs and shows nothing. */
export type CameraTrouble = 'noCamera' | 'denied' | 'busy' | 'insecure' | 'black';

export type OpenedCamera = {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly label: string;
  readonly close: () => void;
};

/** What the person sees of himself needs no more than this; a document needs all there is. */
const sizes = {
  environment: { width: { ideal: 3840 }, height: { ideal: 2160 } },
  user: { width: { ideal: 1280 }, height: { ideal: 960 } },
} as const;

/** Opens the camera at the back or at the front, as large as it goes; names the trouble otherwise. */
export async function openCamera(
  facing: 'environment' | 'user',
  deviceId?: string,
): Promise<OpenedCamera | CameraTrouble> {
  if (!window.isSecureContext) return 'insecure';
  const devices = navigator.mediaDevices;
  if (devices?.getUserMedia === undefined) return 'noCamera';
  const which =
    deviceId === undefined ? { facingMode: { ideal: facing } } : { deviceId: { exact: deviceId } };
  const wanted: MediaTrackConstraints[] = [
    { ...which, ...sizes[facing], frameRate: { ideal: 30 } },
    { ...which, width: { ideal: 1920 }, height: { ideal: 1080 } },
    which,
  ];
  let trouble: CameraTrouble = 'noCamera';
  for (const video of wanted) {
    try {
      const stream = await devices.getUserMedia({ video, audio: false });
      const [track] = stream.getVideoTracks();
      if (track === undefined) return 'noCamera';
      const close = () => {
        for (const each of stream.getTracks()) each.stop();
      };
      return { stream, track, label: track.label, close };
    } catch (error) {
      trouble = troubleOf(error);
      // Some cameras refuse sizes they list; only that is worth another try.
      if (trouble !== 'busy' && !(error instanceof Error && error.name === 'OverconstrainedError')) break;
    }
  }
  return trouble;
}

/** By the names of the Media Capture specification, §10.2.1. */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError' || name === 'PermissionDeniedError')
    return 'denied';
  if (name === 'NotReadableError' || name === 'TrackStartError' || name === 'AbortError') return 'busy';
  return 'noCamera';
}

/** The cameras there are; their names are known only once one was allowed. */
export async function listCameras(): Promise<readonly string[]> {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
}
