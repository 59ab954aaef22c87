import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { alpha2Of } from './messages/country-codes.ts';
import {
  type Language,
  languageNames,
  languages,
  loadMessages,
  localeOf,
  type Messages,
} from './messages/languages.ts';
import { makeText, TextContext, useText } from './messages/text.tsx';
import type { FlowEvent, Session, SessionState } from './session/make-session.ts';
import type { Step, View } from './session/view.ts';
import { CaptureStep } from './steps/capture-step.tsx';
import { ChoiceStep } from './steps/choice-step.tsx';
import { CodeStep } from './steps/code-step.tsx';
import { ConsentStep } from './steps/consent-step.tsx';
import { FieldsStep } from './steps/fields-step.tsx';
import { LivenessStep } from './steps/liveness-step.tsx';
import { QuestionnaireStep } from './steps/questionnaire-step.tsx';
import { ResultStep } from './steps/result-step.tsx';
import { UploadStep } from './steps/upload-step.tsx';
import { WaitStep } from './steps/wait-step.tsx';
import { applyTheme } from './theme/apply-theme.ts';
import { loadFont } from './theme/load-font.ts';
import { type Appearance, useDark } from './theme/use-dark.ts';
import { type Flow, FlowContext } from './ui/flow-context.ts';
import { Loading, MessagePage } from './ui/message-page.tsx';

export type AppProps = {
  /** Undefined where nobody gave a credential. */
  session: Session | undefined;
  language: Language;
  messages: Messages;
  appearance: Appearance;
  /** The host shows the way back itself. */
  hidesBack: boolean;
};

/** The whole page: what the server says comes next, in the person's language. */
export function App({ session, language: first, messages: given, appearance: wanted, hidesBack }: AppProps) {
  const [spoken, setSpoken] = useState({ language: first, messages: given });
  const [appearance, setAppearance] = useState(wanted);
  const state = useSession(session);
  const text = useMemo(() => makeText(spoken.messages, spoken.language, alpha2Of), [spoken]);
  const theme = state.view?.theme ?? null;
  const isDark = useDark(appearance);
  useEffect(() => applyTheme(theme, isDark), [theme, isDark]);
  const { font, fontFamily } = theme ?? {};
  useEffect(() => (font === undefined ? undefined : loadFont(font, fontFamily)), [font, fontFamily]);
  useEffect(() => {
    document.documentElement.lang = localeOf(spoken.language);
  }, [spoken]);
  const speak = async (language: Language) => {
    if (language === spoken.language) return;
    setSpoken({ language, messages: await loadMessages(language) });
    session?.bridge.report({ type: 'languageChanged', language });
    // Texts of consents are the server's: they come again in the new language.
    await session?.open(language);
  };
  useEffect(() => {
    session?.bridge.onCommand((command) => {
      if (command.type === 'setTheme') setAppearance(command.theme);
      if (command.type === 'back') void session.send({ type: 'back' });
      const language = languages.find((each) => command.type === 'setLanguage' && each === command.language);
      if (language !== undefined) void speak(language);
    });
  }, [session]);
  return (
    <TextContext.Provider value={text}>
      {state.isOffline && (
        <p class="banner" role="alert">
          {text.t('trouble.offline')}
        </p>
      )}
      <Body session={session} state={state} looks={{ hidesBack, isDark }} />
      <Languages
        current={spoken.language}
        onChoose={(language) => void speak(language)}
        isShown={isAtRest(state)}
      />
    </TextContext.Provider>
  );
}

/** Nobody looks for another language in the middle of a step. */
function isAtRest({ phase, view }: SessionState): boolean {
  if (phase === 'closed') return false;
  return phase !== 'running' || view?.step.kind === 'consent' || view?.step.kind === 'result';
}

function Body({
  session,
  state,
  looks,
}: {
  session: Session | undefined;
  state: SessionState;
  looks: Pick<Flow, 'hidesBack' | 'isDark'>;
}) {
  const { t } = useText();
  const retry = (key: 'button.retry' | 'button.useHere') => (
    <button type="button" class="primary" onClick={() => void session?.open()}>
      {t(key)}
    </button>
  );
  switch (state.phase) {
    case 'starting':
      return <Loading />;
    case 'closed':
      return null;
    case 'no-link':
      return <MessagePage title={t('trouble.noLinkTitle')} text={t('trouble.noLink')} />;
    case 'expired':
      return <MessagePage title={t('trouble.expiredTitle')} text={t('trouble.expired')} />;
    case 'elsewhere':
      return (
        <MessagePage title={t('trouble.elsewhereTitle')} text={t('trouble.elsewhere')}>
          {retry('button.useHere')}
        </MessagePage>
      );
    case 'busy':
      return (
        <MessagePage title={t('trouble.failedTitle')} text={t('trouble.busyServer')}>
          {retry('button.retry')}
        </MessagePage>
      );
    case 'failed':
      return (
        <MessagePage title={t('trouble.failedTitle')} text={t('trouble.failed')}>
          {retry('button.retry')}
        </MessagePage>
      );
    case 'running':
      return session === undefined || state.view === null ? (
        <Loading />
      ) : (
        <Running session={session} view={state.view} isStale={state.isStale} looks={looks} />
      );
  }
}

function Running({
  session,
  view,
  isStale,
  looks,
}: {
  session: Session;
  view: View;
  isStale: boolean;
  looks: Pick<Flow, 'hidesBack' | 'isDark'>;
}) {
  const { t } = useText();
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FlowEvent) => {
    setBusy(true);
    const failure = await session.send(event);
    setBusy(false);
    return failure;
  };
  return (
    <FlowContext.Provider value={{ session, view, isBusy, send, ...looks }}>
      {view.application.sandbox && <Banner>{t('sandbox')}</Banner>}
      {isStale && <Banner>{t('trouble.stale')}</Banner>}
      <StepScreen key={`${view.step.block} ${view.step.kind}`} step={view.step} />
    </FlowContext.Provider>
  );
}

function Banner({ children }: { children: ComponentChildren }) {
  return (
    <p class="banner" role="status">
      {children}
    </p>
  );
}

function StepScreen({ step }: { step: Step }) {
  switch (step.kind) {
    case 'consent':
      return <ConsentStep step={step} />;
    case 'document-choice':
      return <ChoiceStep step={step} />;
    case 'capture':
      return <CaptureStep step={step} />;
    case 'upload':
      return <UploadStep step={step} />;
    case 'data':
    case 'data-check':
      return <FieldsStep step={step} />;
    case 'liveness':
      return <LivenessStep step={step} />;
    case 'code':
      return <CodeStep step={step} />;
    case 'questionnaire':
      return <QuestionnaireStep step={step} />;
    case 'wait':
      return <WaitStep step={step} />;
    case 'result':
      return <ResultStep step={step} />;
  }
}

function Languages({
  current,
  onChoose,
  isShown,
}: {
  current: Language;
  onChoose: (language: Language) => void;
  isShown: boolean;
}) {
  const { t } = useText();
  if (!isShown) return null;
  return (
    <footer class="page language-foot">
      <label>
        <span class="small">{t('language.label')} </span>
        <select
          class="language"
          value={current}
          onChange={(event) => {
            const language = languages.find((each) => each === event.currentTarget.value);
            if (language !== undefined) onChoose(language);
          }}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={localeOf(language)} selected={language === current}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}

function useSession(session: Session | undefined): SessionState {
  const none: SessionState = { phase: 'no-link', view: null, isOffline: false, isStale: false };
  const [state, setState] = useState<SessionState>(session?.state() ?? none);
  useEffect(() => {
    if (session === undefined) return undefined;
    const follow = () => setState(session.state());
    const leave = session.subscribe(follow);
    // A quick server answers before anybody listens.
    follow();
    return leave;
  }, [session]);
  return state;
}
