import { useEffect, useRef, useState } from 'preact/hooks';
import { copyPart, jpegOf } from '../camera/frame-canvas.ts';
import { nextFrame } from '../camera/next-frame.ts';
import { type CameraTrouble, type OpenedCamera, openCamera } from '../camera/open-camera.ts';
import { speak, tap } from '../camera/speak.ts';
import { useBox } from '../camera/use-box.ts';
import { visiblePart } from '../camera/visible-part.ts';
import { watchVideo } from '../camera/watch-video.ts';
import { challengeForm } from '../face/challenge-form.ts';
import type { FaceReading, FaceWatcher } from '../face/face-reading.ts';
import { type FaceHint, judgeFace } from '../face/judge-face.ts';
import { openFaceWatcher } from '../face/open-face-watcher.ts';
import { shootStep } from '../face/run-challenge.ts';
import { type MessageKey, useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import { randomId } from '../session/random-id.ts';
import {
  type ChallengeStep,
  challengeSchema,
  type FramesAnswer,
  framesAnswerSchema,
  type StepOf,
} from '../session/view.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Icon } from '../ui/icon.tsx';
import { useFocusOn } from '../ui/use-focus-on.ts';
import { Oval, ovalOn } from './oval.tsx';

export type FaceCameraProps = {
  mode: 'challenge' | 'photo';
  limits: StepOf<'liveness'>['limits'];
  onEnd: (answer: FramesAnswer) => void;
  onPhoto: (file: Blob) => void;
  onFailure: (error: ApiFailure) => void;
  onTrouble: (trouble: CameraTrouble) => void;
  onClose: () => void;
};

/** Looks that have to be good in a row before the check begins by itself. */
const GOOD_LOOKS = 6;
/** After so long the person may begin himself, whatever is seen. */
const BUTTON_AFTER_MS = 5000;
const FRAME_SIDE = 960;
const LOOK_SIDE = 320;

const prompts = {
  'turn-left': 'face.turnLeft',
  'turn-right': 'face.turnRight',
  'come-closer': 'face.comeCloser',
  blink: 'face.closeEyes',
} as const satisfies Record<ChallengeStep['kind'], MessageKey>;

/** Front camera with an oval: first into place, then the server's steps one by one. */
export function FaceCameraScreen(props: FaceCameraProps) {
  const { mode, limits, onEnd, onPhoto, onFailure, onTrouble, onClose } = props;
  const { t, language } = useText();
  const { session } = useFlow();
  const screen = useRef<HTMLElement>(null);
  const box = useBox(screen);
  const video = useRef<HTMLVideoElement>(null);
  const heading = useFocusOn<HTMLHeadingElement>(mode);
  const [camera, setCamera] = useState<OpenedCamera>();
  const [told, setTold] = useState<MessageKey>('loading');
  const [isGood, setGood] = useState(false);
  const [hasButton, setButton] = useState(false);
  const [hasVoice, setVoice] = useState(false);
  const begin = useRef<() => void>(() => undefined);
  const title = t(mode === 'photo' ? 'face.photoTitle' : 'face.title');
  const oval = ovalOn(box.width, box.height);

  useEffect(() => {
    let opened: OpenedCamera | undefined;
    let isGone = false;
    void openCamera('user').then((answer) => {
      if (typeof answer === 'string') return isGone ? undefined : onTrouble(answer);
      opened = answer;
      return isGone ? answer.close() : setCamera(answer);
    });
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);

  useEffect(() => {
    const element = video.current;
    if (element === null || camera === undefined) return undefined;
    let isOver = false;
    let watcher: FaceWatcher | undefined;
    element.srcObject = camera.stream;
    element.play().catch(() => undefined);
    const stopWatching = watchVideo(
      element,
      () => onTrouble('black'),
      () => performance.now(),
    );
    const seen = () => {
      const { videoWidth, videoHeight, clientWidth, clientHeight } = element;
      return visiblePart(
        { width: videoWidth, height: videoHeight },
        { width: clientWidth, height: clientHeight },
      );
    };
    const whole = () => ({ x: 0, y: 0, width: element.videoWidth, height: element.videoHeight });
    // A face that comes closer outgrows a narrow screen: the server is shown all that the camera sees.
    let part = seen;
    const look = async (): Promise<FaceReading | null | undefined> => {
      await nextFrame();
      if (watcher === undefined || element.videoWidth === 0) return undefined;
      return watcher.look(await createImageBitmap(copyPart(element, seen(), LOOK_SIDE)));
    };
    // While frames are taken, looking goes on beside it: a device that looks slowly must not shoot slowly, too.
    let latest: FaceReading | null | undefined;
    const keepLooking = async () => {
      while (!isOver) latest = await look();
    };
    const lookBack = async () => {
      await nextFrame();
      return latest;
    };
    const shoot = () => jpegOf(copyPart(element, part(), FRAME_SIDE), 0.9);
    const finish = () => !isOver;

    const photograph = async () => {
      const file = await shoot();
      if (file !== undefined && finish()) onPhoto(file);
    };
    const challenge = async () => {
      setTold('loading');
      const path = 'liveness';
      const begun = await session.ask({ method: 'POST', path, body: {}, key: randomId() }, challengeSchema);
      if (!begun.ok) return finish() ? onFailure(begun.error) : undefined;
      const { challengeId } = begun.value;
      let { token, step } = begun.value;
      part = whole;
      latest = await look();
      void keepLooking();
      for (;;) {
        setGood(false);
        setTold(prompts[step.kind]);
        const { index } = step;
        const frames = await shootStep(
          step,
          { most: limits.frames, least: limits.leastFrames },
          {
            now: () => performance.now(),
            look: lookBack,
            shoot,
            wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
            onHeld: () => {
              tap();
              setTold('face.openEyes');
            },
            onDone: () => {
              tap();
              setGood(true);
              setTold('face.good');
            },
          },
        );
        if (isOver) return undefined;
        setTold('face.sending');
        const form = () => challengeForm({ token, index, frames, camera });
        const sent = await session.ask(
          { method: 'POST', path: `liveness/${challengeId}/frames`, form, key: randomId() },
          framesAnswerSchema,
        );
        if (isOver) return undefined;
        if (!sent.ok) return onFailure(sent.error);
        if (sent.value.outcome !== 'next') return onEnd(sent.value);
        ({ token, step } = sent.value);
      }
    };
    const start = () => {
      begin.current = () => undefined;
      setButton(false);
      void (mode === 'photo' ? photograph() : challenge());
    };
    const intoPlace = async () => {
      const openedAt = performance.now();
      let before: FaceReading | null = null;
      let good = 0;
      let isBegun = false;
      begin.current = () => {
        isBegun = true;
        start();
      };
      setTold('face.hintShow');
      const opening = openFaceWatcher();
      void opening.then((found) => {
        if (isOver) found?.close();
        else watcher = found;
        if (found === undefined && !isBegun) setButton(true);
      });
      while (!isOver && !isBegun) {
        const reading = await look();
        // Whoever began himself while this was looked at reads what is asked of him now.
        if (isOver || isBegun) return;
        if (performance.now() - openedAt > BUTTON_AFTER_MS) setButton(true);
        if (reading === undefined) continue;
        const hint: FaceHint = judgeFace(reading, before, oval);
        before = reading;
        good = hint === 'good' ? good + 1 : 0;
        setGood(hint === 'good');
        setTold(hint === 'good' ? 'face.hintStill' : `face.hint${hint}`);
        if (good >= GOOD_LOOKS) {
          isBegun = true;
          start();
        }
      }
    };
    void intoPlace();
    return () => {
      isOver = true;
      stopWatching();
      watcher?.close();
      element.srcObject = null;
    };
  }, [camera]);

  const words = t(told);
  useEffect(() => {
    if (hasVoice) speak(words, language);
  }, [words, hasVoice]);
  return (
    <main class="camera mirrored" ref={screen}>
      <video ref={video} playsInline muted autoPlay aria-label={title} />
      <Oval oval={oval} isGood={isGood} />
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
      </div>
      <div class="camera-foot">
        <p class="hint" role="status" aria-live="assertive">
          {words}
        </p>
        {hasButton && mode === 'challenge' && (
          <button type="button" onClick={() => begin.current()}>
            {t('face.start')}
          </button>
        )}
        {hasButton && mode === 'photo' && (
          <button
            type="button"
            class="shutter"
            aria-label={t('button.shutter')}
            onClick={() => begin.current()}
          />
        )}
      </div>
    </main>
  );
}
