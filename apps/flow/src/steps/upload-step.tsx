import { useId, useState } from 'preact/hooks';
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
import { Sending } from './capture-step.tsx';
import { DocumentCamera } from './document-camera-lazy.tsx';
import { FileButton } from './file-button.tsx';

type Stage = 'form' | 'camera' | { readonly trouble: CameraTrouble } | { readonly share: number };

/** Proof of address and other papers: a file or a photograph. */
export function UploadStep({ step }: { step: StepOf<'upload'> }) {
  const { t, named, country: nameOf, language } = useText();
  const { session, send, isBusy } = useFlow();
  const id = useId();
  const [stage, setStage] = useState<Stage>('form');
  const [kind, setKind] = useState(step.types[0]?.idDocType ?? '');
  const [country, setCountry] = useState(step.suggestedCountry ?? '');
  const [fault, setFault] = useState<string>();
  const [judged, setJudged] = useState<PictureAnswer['picture']>();
  const type = step.types.find(({ idDocType }) => idDocType === kind);
  const isAddress = step.idDocSetType.startsWith('PROOF_OF_RESIDENCE');
  const isFile = step.uploader !== 'never';

  const upload = async (file: Blob) => {
    setFault(undefined);
    setJudged(undefined);
    if (file.size > step.limits.fileBytes) {
      setStage('form');
      return setFault(t('capture.fileTooBig', { megabytes: Math.floor(step.limits.fileBytes / 1_048_576) }));
    }
    setStage({ share: 0 });
    const target = { block: step.block, idDocType: kind, country, side: type?.sides[0] ?? null };
    const answer = await session.sendPicture(file, target, (share) => setStage({ share }));
    setStage('form');
    if (!answer.ok) return setFault(t(fileFailureKey(answer.error)));
    const { picture, view } = answer.value;
    if (picture.quality !== 'good') setJudged(picture);
    const { idDocSetType } = step;
    reportPicture(session.bridge, picture, { idDocSetType, idDocType: kind, country });
    return session.show(view);
  };
  const go = async (event: Parameters<typeof send>[0]) => {
    const failure = await send(event);
    if (failure !== undefined) setFault(t(failureKey(failure)));
  };
  const needsCountry = () => {
    if (country !== '') return false;
    setFault(t('choice.missing'));
    return true;
  };

  if (stage === 'camera')
    return (
      <DocumentCamera
        format={type?.frame ?? 'A4'}
        title={t('capture.titlePaper')}
        mode={step.camera}
        onTaken={({ file }) => void upload(file)}
        onTrouble={(trouble) => setStage({ trouble })}
        onClose={() => setStage('form')}
      />
    );
  if (stage !== 'form' && 'trouble' in stage)
    return (
      <CameraHelp trouble={stage.trouble} onRetry={() => setStage('camera')} onBack={() => setStage('form')}>
        {isFile && <FileButton formats={step.limits.formats} onFile={(file) => void upload(file)} />}
      </CameraHelp>
    );
  const title = t(isAddress ? 'upload.title' : 'upload.otherTitle');
  if (stage !== 'form')
    return (
      <Screen title={title}>
        <Sending share={stage.share} />
      </Screen>
    );
  const hasFiles = step.files.length > 0;
  return (
    <Screen
      title={title}
      why={isAddress ? t('upload.why') : undefined}
      foot={
        <>
          {fault !== undefined && <Notice tone="bad">{fault}</Notice>}
          {hasFiles && (
            <button
              type="button"
              class="primary"
              disabled={isBusy}
              onClick={() => void go({ type: 'answer', block: step.block, answer: {} })}
            >
              {t('button.next')}
            </button>
          )}
          {isFile && (
            <FileButton
              formats={step.limits.formats}
              isPrimary={!hasFiles}
              disabled={isBusy}
              label={t(hasFiles ? 'upload.more' : 'button.uploadFile')}
              onFile={(file) => {
                if (!needsCountry()) void upload(file);
              }}
            />
          )}
          <button type="button" disabled={isBusy} onClick={() => !needsCountry() && setStage('camera')}>
            {t('button.openCamera')}
          </button>
          {step.skippable && !hasFiles && (
            <button
              type="button"
              class="plain"
              disabled={isBusy}
              onClick={() => void go({ type: 'skip', block: step.block })}
            >
              {t('button.skip')}
            </button>
          )}
        </>
      }
    >
      <Again step={step} />
      {judged !== undefined && (
        <Notice tone={judged.quality === 'refused' ? 'bad' : 'warn'}>
          <p>{t(judged.quality === 'refused' ? 'capture.refusedTitle' : 'capture.poorTitle')}</p>
          <ReasonList reasons={judged.reasons} />
        </Notice>
      )}
      {hasFiles && <Notice tone="good">{t('upload.added', { count: step.files.length })}</Notice>}
      <div class="field">
        <label for={`${id}-kind`}>{t('choice.kind')}</label>
        <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {step.types.map(({ idDocType }) => (
            <option key={idDocType} value={idDocType} selected={idDocType === kind}>
              {named('document', idDocType.replace(/\d+$/, ''), 'document.OTHER')}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-country`}>{t('field.country')}</label>
        <select
          id={`${id}-country`}
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
        >
          <option value="">{t('choice.pickCountry')}</option>
          {step.countries
            .map((code) => ({ code, name: nameOf(code) }))
            .sort((one, other) => one.name.localeCompare(other.name, language))
            .map(({ code, name }) => (
              <option key={code} value={code} selected={code === country}>
                {name}
              </option>
            ))}
        </select>
      </div>
    </Screen>
  );
}
