import { useState } from 'preact/hooks';
import type { CameraTrouble } from '../camera/open-camera.ts';
import { useText } from '../messages/text.tsx';
import type { ApiFailure } from '../session/api-failure.ts';
import { reportPicture } from '../session/report-picture.ts';
import type { FramesAnswer, StepOf } from '../session/view.ts';
import { failureKey, fileFailureKey } from '../ui/failure-text.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Again, ReasonList } from './again.tsx';
import { CameraHelp } from './camera-help.tsx';
import { Sending } from './capture-step.tsx';
import { FaceCamera } from './face-camera-lazy.tsx';
import { OnPhone } from './on-phone.tsx';
import { mayKeep, Preview } from './preview.tsx';

type AgainAnswer = Extract<FramesAnswer, { readonly outcome: 'again' }>;
type Stage =
  | { readonly at: 'tips' }
  | { readonly at: 'camera' }
  | { readonly at: 'trouble'; readonly trouble: CameraTrouble }
  | { readonly at: 'again'; readonly answer: Pick<AgainAnswer, 'reasons' | 'triesLeft'> }
  | { readonly at: 'preview'; readonly file: Blob }
  | { readonly at: 'sending'; readonly share: number };

/** The selfie: following the server's challenge, or one plain photo. */
export function LivenessStep({ step }: { step: StepOf<'liveness'> }) {
  const { t } = useText();
  const { session, send, isBusy } = useFlow();
  const [stage, setStage] = useState<Stage>({ at: 'tips' });
  const [fault, setFault] = useState<string>();
  const isPhoto = step.mode === 'photo';
  const openCamera = () => {
    setFault(undefined);
    setStage({ at: 'camera' });
  };
  const fail = (error: ApiFailure) => {
    setStage({ at: 'tips' });
    setFault(t(failureKey(error)));
  };
  const end = (answer: FramesAnswer) => {
    if (answer.outcome === 'next') return;
    if (answer.outcome === 'again') {
      session.bridge.report({ type: 'livenessCompleted', answer: 'RED' });
      session.show(answer.view);
      return setStage({ at: 'again', answer });
    }
    session.bridge.report({
      type: 'livenessCompleted',
      answer: answer.outcome === 'passed' ? 'GREEN' : 'YELLOW',
    });
    setStage({ at: 'tips' });
    session.show(answer.view);
  };
  const upload = async (file: Blob) => {
    setFault(undefined);
    setStage({ at: 'sending', share: 0 });
    const answer = await session.sendPicture(file, { block: step.block }, (share) =>
      setStage({ at: 'sending', share }),
    );
    if (!answer.ok) {
      setFault(t(fileFailureKey(answer.error)));
      return setStage(mayKeep(file, answer.error) ? { at: 'preview', file } : { at: 'tips' });
    }
    const { picture, view } = answer.value;
    const { idDocSetType } = step;
    reportPicture(session.bridge, picture, { idDocSetType, idDocType: 'SELFIE' });
    setStage(
      picture.quality === 'refused'
        ? { at: 'again', answer: { reasons: picture.reasons, triesLeft: step.triesLeft } }
        : { at: 'tips' },
    );
    return session.show(view);
  };
  const without = async () => {
    const failure = await send({ type: 'withoutChallenge', block: step.block });
    if (failure !== undefined) fail(failure);
    else setStage({ at: 'tips' });
  };
  const plainWay = step.mode === 'challenge' && step.withoutChallenge && (
    <>
      <button type="button" class="plain" disabled={isBusy} onClick={() => void without()}>
        {t('face.without')}
      </button>
      <p class="small">{t('face.withoutWhy')}</p>
    </>
  );

  switch (stage.at) {
    case 'camera':
      return (
        <FaceCamera
          mode={step.mode}
          limits={step.limits}
          onEnd={end}
          onPhoto={(file) => setStage({ at: 'preview', file })}
          onFailure={fail}
          onTrouble={(trouble) => setStage({ at: 'trouble', trouble })}
          onClose={() => setStage({ at: 'tips' })}
        />
      );
    case 'trouble':
      return (
        <CameraHelp trouble={stage.trouble} onRetry={openCamera} onBack={() => setStage({ at: 'tips' })}>
          {plainWay}
        </CameraHelp>
      );
    case 'preview':
      return (
        <Preview
          file={stage.file}
          title={t('face.photoTitle')}
          warning={fault}
          onUse={() => void upload(stage.file)}
          onAgain={openCamera}
          onBack={() => setStage({ at: 'tips' })}
        />
      );
    case 'sending':
      return (
        <Screen title={t('face.title')}>
          <Sending share={stage.share} />
        </Screen>
      );
    case 'again':
      return (
        <Screen
          title={t('face.againTitle')}
          why={isPhoto ? undefined : t('face.triesLeft', { count: stage.answer.triesLeft })}
          onBack={() => setStage({ at: 'tips' })}
          foot={
            <>
              <button type="button" class="primary" disabled={isBusy} onClick={openCamera}>
                {t('button.retry')}
              </button>
              {plainWay}
            </>
          }
        >
          <Notice tone="warn">
            <ReasonList reasons={stage.answer.reasons} />
          </Notice>
        </Screen>
      );
    case 'tips':
      return (
        <Screen
          title={t(isPhoto ? 'face.photoTitle' : 'face.title')}
          why={t('face.why')}
          foot={
            <>
              {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
              <button type="button" class="primary" disabled={isBusy} onClick={openCamera}>
                {t('face.start')}
              </button>
              {plainWay}
            </>
          }
        >
          <Again step={step} />
          <ul class="tips">
            <li>{t('face.tipLight')}</li>
            <li>{t('face.tipGlasses')}</li>
            <li>{t('face.tipAlone')}</li>
            {!isPhoto && <li>{t('face.tipMoves')}</li>}
          </ul>
          {!isPhoto && <p class="small">{t('face.flash')}</p>}
          <OnPhone />
        </Screen>
      );
  }
}
