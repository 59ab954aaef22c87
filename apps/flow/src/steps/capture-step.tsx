import { useState } from 'preact/hooks';
import type { CameraTrouble } from '../camera/open-camera.ts';
import { useText } from '../messages/text.tsx';
import { reportPicture } from '../session/report-picture.ts';
import type { PictureAnswer, StepOf } from '../session/view.ts';
import { failureKey, fileFailureKey } from '../ui/failure-text.ts';
import { useFlow } from '../ui/flow-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { Again, ReasonList } from './again.tsx';
import { CameraHelp } from './camera-help.tsx';
import { DocumentCamera } from './document-camera-lazy.tsx';
import { FileButton } from './file-button.tsx';
import { OnPhone } from './on-phone.tsx';
import { mayKeep, Preview } from './preview.tsx';

type Stage =
  | { readonly at: 'tips' }
  | { readonly at: 'camera' }
  | { readonly at: 'trouble'; readonly trouble: CameraTrouble }
  | { readonly at: 'preview'; readonly file: Blob; readonly isSoft: boolean }
  | { readonly at: 'sending'; readonly share: number; readonly giveUp: () => void }
  | {
      readonly at: 'judged';
      readonly picture: PictureAnswer['picture'];
      readonly view: PictureAnswer['view'];
    };

/** One side of a document: tips, camera, preview, the server's judgement while the document is still in the hand. */
export function CaptureStep({ step }: { step: StepOf<'capture'> }) {
  const { t, named } = useText();
  const { session, send, isBusy } = useFlow();
  const [stage, setStage] = useState<Stage>({ at: 'tips' });
  const [fault, setFault] = useState<string>();
  const [hadTrouble, setTrouble] = useState(false);
  const wanted =
    step.sides.find(({ side }) => side === step.next) ?? step.sides.find(({ state }) => state !== 'done');
  const side = wanted?.side ?? null;
  const frame = wanted?.frame ?? 'ID-1';
  const isFile = step.uploader === 'always' || (step.uploader === 'fallback' && hadTrouble);
  const title =
    side === 'BACK_SIDE'
      ? t('capture.titleBack')
      : side === 'FRONT_SIDE'
        ? t('capture.titleFront', { document: step.idDocType })
        : t('capture.titleWhole', { document: step.idDocType });

  const upload = async (file: Blob) => {
    setFault(undefined);
    if (file.size > step.limits.fileBytes) {
      setStage({ at: 'tips' });
      return setFault(t('capture.fileTooBig', { megabytes: Math.floor(step.limits.fileBytes / 1_048_576) }));
    }
    const sending = new AbortController();
    const show = (share: number) => setStage({ at: 'sending', share, giveUp: () => sending.abort() });
    show(0);
    const answer = await session.sendPicture(file, { block: step.block, side }, show, sending.signal);
    if (!answer.ok) {
      if (sending.signal.aborted) return undefined;
      session.bridge.report({ type: 'uploadError', code: answer.error.kind });
      setFault(t(fileFailureKey(answer.error)));
      return setStage(mayKeep(file, answer.error) ? { at: 'preview', file, isSoft: false } : { at: 'tips' });
    }
    const { picture, view } = answer.value;
    const { idDocSetType, idDocType, country } = step;
    reportPicture(session.bridge, picture, { idDocSetType, idDocType, idDocSubType: side, country });
    if (picture.quality === 'good') {
      setStage({ at: 'tips' });
      return session.show(view);
    }
    return setStage({ at: 'judged', picture, view });
  };
  const goOn = async (view: PictureAnswer['view']) => {
    session.show(view);
    setStage({ at: 'tips' });
    if (view.step.kind === 'capture' && view.step.block === step.block && view.step.next === undefined) {
      const failure = await send({ type: 'answer', block: step.block, answer: {} });
      if (failure !== undefined) setFault(t(failureKey(failure)));
    }
  };
  const openCamera = () => {
    setFault(undefined);
    setStage({ at: 'camera' });
  };

  switch (stage.at) {
    case 'camera':
      return (
        <DocumentCamera
          format={frame}
          title={title}
          mode={step.camera}
          onTaken={({ file, focus }) =>
            setStage({ at: 'preview', file, isSoft: focus !== null && focus < 0.5 })
          }
          onTrouble={(trouble) => {
            setTrouble(true);
            setStage({ at: 'trouble', trouble });
          }}
          onClose={() => setStage({ at: 'tips' })}
        />
      );
    case 'trouble':
      return (
        <CameraHelp trouble={stage.trouble} onRetry={openCamera} onBack={() => setStage({ at: 'tips' })}>
          {isFile && <FileButton formats={step.limits.formats} onFile={(file) => void upload(file)} />}
        </CameraHelp>
      );
    case 'preview':
      return (
        <Preview
          file={stage.file}
          warning={fault ?? (stage.isSoft ? t('capture.lowQualityHint') : undefined)}
          onUse={() => void upload(stage.file)}
          onAgain={openCamera}
          onBack={() => setStage({ at: 'tips' })}
        />
      );
    case 'sending':
      return (
        <Screen
          title={title}
          onBack={() => {
            stage.giveUp();
            setStage({ at: 'tips' });
          }}
        >
          <Sending share={stage.share} />
        </Screen>
      );
    case 'judged': {
      const { picture, view } = stage;
      const isRefused = picture.quality === 'refused';
      return (
        <Screen
          title={t(isRefused ? 'capture.refusedTitle' : 'capture.poorTitle')}
          onBack={() => setStage({ at: 'tips' })}
          foot={
            <>
              <button type="button" class="primary" onClick={openCamera}>
                {t('button.retake')}
              </button>
              {isFile && <FileButton formats={step.limits.formats} onFile={(file) => void upload(file)} />}
              {!isRefused && (
                <button type="button" class="plain" disabled={isBusy} onClick={() => void goOn(view)}>
                  {t('button.useAnyway')}
                </button>
              )}
            </>
          }
        >
          <Notice tone={isRefused ? 'bad' : 'warn'}>
            <ReasonList reasons={picture.reasons} />
          </Notice>
        </Screen>
      );
    }
    case 'tips':
      return (
        <Screen
          title={title}
          why={step.camera === 'manualOnly' ? undefined : t('capture.auto')}
          foot={
            <>
              {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
              <button type="button" class="primary" disabled={isBusy} onClick={openCamera}>
                {t('button.openCamera')}
              </button>
              {isFile && (
                <FileButton
                  formats={step.limits.formats}
                  disabled={isBusy}
                  onFile={(file) => void upload(file)}
                />
              )}
            </>
          }
        >
          <Again step={step} />
          <p class="small">{named('document', step.idDocType, 'document.OTHER')}</p>
          <ul class="tips">
            <li>{t('capture.tipSurface')}</li>
            <li>{t('capture.tipCorners')}</li>
            <li>{t('capture.tipFingers')}</li>
          </ul>
          <OnPhone />
        </Screen>
      );
  }
}

/** How much has arrived, and that the server is looking once all has. */
export function Sending({ share }: { share: number }) {
  const { t } = useText();
  const percent = Math.round(share * 100);
  return (
    <div class="stack" role="status">
      <p>{share >= 1 ? t('capture.checking') : t('capture.sending', { percent })}</p>
      <progress max={100} value={percent} aria-label={t('capture.sending', { percent })} />
    </div>
  );
}
