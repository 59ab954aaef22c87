import { useEffect, useRef, useState } from 'preact/hooks';
import { browserKind } from '../camera/browser-kind.ts';
import { makeFrameCanvas } from '../camera/frame-canvas.ts';
import { nextFrame } from '../camera/next-frame.ts';
import { type CameraTrouble, listCameras, type OpenedCamera, openCamera } from '../camera/open-camera.ts';
import { speak, tap } from '../camera/speak.ts';
import { type Taken, takeBest } from '../camera/take-best.ts';
import { useBox } from '../camera/use-box.ts';
import { partOfPart, visiblePart } from '../camera/visible-part.ts';
import { watchVideo } from '../camera/watch-video.ts';
import { type CaptureState, captureStep, looksAlike, startCapture } from '../capture/capture-state.ts';
import { aspects, guideOn } from '../capture/formats.ts';
import type { Quad } from '../capture/geometry.ts';
import { type Eye, openEye } from '../capture/open-eye.ts';
import { focusDocumentWidth, focusPart } from '../capture/read-frame.ts';
import { useText } from '../messages/text.tsx';
import type { FrameFormat } from '../session/view.ts';
import { Icon } from '../ui/icon.tsx';
import { useFocusOn } from '../ui/use-focus-on.ts';
import { Guide } from './guide.tsx';

export type DocumentCameraProps = {
  format: FrameFormat;
  title: string;
  mode: 'manualAndAuto' | 'manualOnly' | 'seamless';
  onTaken: (taken: Taken) => void;
  onTrouble: (trouble: CameraTrouble) => void;
  onClose: () => void;
};

/** Longer side of the frames that are looked at. */
const FRAME_SIDE = 480;
const SHUTTER_AFTER_MS = 6000;
/** For which the check mark stands before the preview comes. */
const SHOWN_MS = 450;

/** Camera, guide and one hint; takes the picture by itself. */
export function DocumentCameraScreen({
  format,
  title,
  mode,
  onTaken,
  onTrouble,
  onClose,
}: DocumentCameraProps) {
  const { t, language } = useText();
  const screen = useRef<HTMLElement>(null);
  const box = useBox(screen);
  const video = useRef<HTMLVideoElement>(null);
  const heading = useFocusOn<HTMLHeadingElement>(title);
  const [camera, setCamera] = useState<OpenedCamera>();
  const [cameras, setCameras] = useState<readonly string[]>([]);
  const [device, setDevice] = useState<string>();
  const [state, setState] = useState<CaptureState>();
  const [isTaking, setTaking] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const [hasVoice, setVoice] = useState(false);
  const eye = useRef<Eye | null>(null);
  const automatic = mode !== 'manualOnly';
  const aspect = aspects[format];
  const guide = guideOn(format, box.width, box.height);

  // One camera and one worker for as long as the screen stands.
  useEffect(() => {
    let opened: OpenedCamera | undefined;
    let isGone = false;
    const watcher = openEye();
    eye.current = watcher;
    void (async () => {
      const answer = await openCamera('environment', device);
      if (typeof answer === 'string') return isGone ? undefined : onTrouble(answer);
      opened = answer;
      if (isGone) return answer.close();
      answer.track.addEventListener('ended', () => onTrouble('busy'));
      setCamera(answer);
      return setCameras(await listCameras());
    })();
    return () => {
      isGone = true;
      opened?.close();
      watcher.close();
    };
  }, [device]);

  useEffect(() => {
    const element = video.current;
    if (element === null || camera === undefined) return undefined;
    element.srcObject = camera.stream;
    element.play().catch(() => undefined);
    const stopWatching = watchVideo(
      element,
      () => onTrouble('black'),
      () => performance.now(),
    );
    return () => {
      stopWatching();
      element.srcObject = null;
    };
  }, [camera]);

  useEffect(() => {
    const element = video.current;
    const watcher = eye.current;
    if (element === null || watcher === null || camera === undefined || isTaking) return undefined;
    const options = { guide, proportion: box.width / box.height, automatic, shutterAfter: SHUTTER_AFTER_MS };
    const reader = makeFrameCanvas();
    const close = makeFrameCanvas();
    let current = startCapture(performance.now(), options);
    let isOver = false;
    let shown = current;
    const ask = (quad: Quad | null) => {
      const seen = visiblePart({ width: element.videoWidth, height: element.videoHeight }, box);
      const frame = reader.read(element, seen, FRAME_SIDE);
      if (frame === null) return undefined;
      const focusPlace = quad === null ? undefined : partOfPart(seen, focusPart(quad), 0);
      const part =
        focusPlace === undefined ? null : close.read(element, focusPlace, 0.7 * focusDocumentWidth);
      return watcher.look({ frame, focusPart: part, aspect });
    };
    const loop = async () => {
      // The next frame is fetched while the worker looks at this one.
      let asked: ReturnType<typeof ask>;
      while (!isOver && current.phase === 'looking') {
        await nextFrame();
        if (element.videoWidth === 0 || isOver) continue;
        const next = ask(current.quad);
        const { reading, focus } = (await asked) ?? { reading: null, focus: null };
        asked = next;
        if (reading === null || isOver) continue;
        current = captureStep(current, { ...reading, focus }, performance.now(), options);
        if (looksAlike(shown, current)) continue;
        shown = current;
        setState(current);
      }
      if (!isOver) void take(current.quad);
    };
    void loop();
    return () => {
      isOver = true;
    };
  }, [camera, isTaking, box.width, box.height, format, automatic]);

  const take = async (quad: Quad | null) => {
    const element = video.current;
    if (element === null || eye.current === null || camera === undefined) return;
    setTaking(true);
    tap();
    const taken = await takeBest(element, camera.track, eye.current, { box, guide, quad, aspect });
    if (taken === undefined) return setTaking(false);
    element.pause();
    setTaken(true);
    setTimeout(() => onTaken(taken), SHOWN_MS);
  };

  const hint = isTaken ? t('capture.taken') : t(`hint.${state?.hint ?? 'showDocument'}`);
  useEffect(() => {
    if (hasVoice) speak(hint, language);
  }, [hint, hasVoice]);
  const { system } = browserKind(navigator.userAgent, navigator.maxTouchPoints);
  const other = cameras[(cameras.indexOf(device ?? cameras[0] ?? '') + 1) % Math.max(1, cameras.length)];
  return (
    <main class="camera" ref={screen}>
      <video ref={video} playsInline muted autoPlay aria-label={title} />
      <Guide guide={guide} state={isTaken ? 'good' : toneOf(state)} quad={state?.quad ?? null} />
      <div class="camera-top">
        <button type="button" class="icon-button" onClick={onClose} aria-label={t('button.back')}>
          <Icon name="back" size={24} />
        </button>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <button
          type="button"
          class="icon-button"
          aria-label={t('button.voice')}
          aria-pressed={hasVoice}
          onClick={() => setVoice(!hasVoice)}
        >
          <Icon name="voice" size={24} />
        </button>
        {cameras.length > 1 && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('button.switchCamera')}
            onClick={() => setDevice(other)}
          >
            <Icon name="swap" size={24} />
          </button>
        )}
        {camera !== undefined && system === 'android' && <Torch track={camera.track} />}
      </div>
      {isTaken && (
        <div class="check">
          <Icon name="check" size={96} />
        </div>
      )}
      <div class="camera-foot">
        <p class="hint" role="status" aria-live="polite">
          {camera === undefined ? t('loading') : hint}
        </p>
        {(state?.hasShutter ?? !automatic) && (
          <button
            type="button"
            class="shutter"
            aria-label={t('button.shutter')}
            disabled={isTaking || camera === undefined}
            onClick={() => void take(state?.quad ?? null)}
          />
        )}
      </div>
    </main>
  );
}

function toneOf(state: CaptureState | undefined): 'none' | 'near' | 'good' {
  if (state === undefined || state.quad === null) return 'none';
  return state.hint === 'good' ? 'good' : 'near';
}

/** The lamp, of cameras that have one. */
function Torch({ track }: { track: MediaStreamTrack }) {
  const { t } = useText();
  const [isOn, setOn] = useState(false);
  if (!('torch' in (track.getCapabilities?.() ?? {}))) return null;
  const toggle = async () => {
    const constraint: MediaTrackConstraints & { advanced: { torch: boolean }[] } = {
      advanced: [{ torch: !isOn }],
    };
    await track.applyConstraints(constraint).then(
      () => setOn(!isOn),
      () => undefined,
    );
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('button.light')}
      aria-pressed={isOn}
      onClick={() => void toggle()}
    >
      <Icon name="light" size={24} />
    </button>
  );
}
