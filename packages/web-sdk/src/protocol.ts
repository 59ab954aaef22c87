/**
 * What the verification page and the page that embeds it say to each other by `postMessage`: flat objects with a `method` that
 * starts with `idCheck.`. The names and shapes are those of the web SDK of the wire format, so that its packages work as well.
 */

export const methodPrefix = 'idCheck.';

export type Answer = 'GREEN' | 'YELLOW' | 'RED' | 'ERROR';

export type ReviewOutcome = {
  readonly reviewAnswer?: string;
  readonly reviewRejectType?: string;
  readonly rejectLabels?: readonly string[];
  readonly moderationComment?: string;
};

/** Where the review of the applicant stands. `createDate` and `creationDate` are the same moment under both names in use. */
export type StatusPayload = {
  readonly reprocessing: boolean;
  readonly levelName: string;
  readonly creationDate: string;
  readonly createDate: string;
  readonly expireDate?: string;
  readonly reviewStatus: string;
  readonly autoChecked: boolean;
  readonly reviewResult?: ReviewOutcome;
};

type None = Readonly<Record<string, never>>;
type Trouble = { readonly code: string; readonly error: string; readonly reason?: string };

/** What the page tells: the name without its prefix, and what comes with it. */
export type PageEvents = {
  onReady: None;
  onInitialized: None;
  onApplicantLoaded: { readonly applicantId: string };
  onApplicantActionLoaded: { readonly applicantActionId: string };
  onStepInitiated: {
    readonly idDocSetType: string;
    readonly types: readonly string[];
    readonly videoRequired?: string;
  };
  stepCompleted: { readonly idDocSetType: string };
  onStepCompleted: { readonly idDocSetType: string };
  onVerificationProgressChanged: { readonly currentStep: number; readonly totalSteps: number };
  onDocumentAdded: {
    readonly imageId: number;
    readonly idDocSetType: string;
    readonly idDocType: string;
    readonly idDocSubType?: string;
    readonly country?: string;
  };
  onImageRemoved: { readonly imageId: number };
  onLivenessCompleted: { readonly answer: Answer; readonly allowContinuing: boolean };
  onApplicantSubmitted: None;
  onApplicantResubmitted: None;
  onActionSubmitted: None;
  onApplicantActionSubmitted: None;
  onApplicantActionResubmitted: None;
  applicantStatus: StatusPayload;
  onApplicantStatusChanged: StatusPayload;
  onApplicantVerificationCompleted: StatusPayload;
  onApplicantActionStatusChanged: StatusPayload;
  actionCompleted: { readonly applicantActionId: string };
  onActionCompleted: { readonly applicantActionId: string };
  onApplicantActionCompleted: {
    readonly action: string;
    readonly applicantActionId: string;
    readonly answer: Answer;
  };
  moduleResultPresented: { readonly answer: Answer };
  onModuleResultPresented: { readonly answer: Answer };
  onApplicantReviewComplete: { readonly authCode?: string; readonly redirectUrl?: string };
  onApplicantActionReviewComplete: { readonly authCode?: string; readonly redirectUrl?: string };
  onApplicantLevelChanged: { readonly levelName: string };
  onAgreementSigned: { readonly residency?: string };
  onLanguageChanged: { readonly language: string };
  onNavigationUiControlsStateChanged: {
    readonly state: {
      readonly previousScreenButton: 'normal' | 'disabled' | null;
      readonly closeModalButton: 'normal' | null;
    };
  };
  onUserAction: { readonly action: string };
  onResize: { readonly height: number };
  onUploadError: Trouble;
  onUploadWarning: Trouble;
  onError: Trouble;
};
export type PageEvent = keyof PageEvents;

/** What every event may carry besides. */
export type PageSubject = {
  readonly applicantId?: string;
  readonly applicantActionId?: string;
  readonly levelName?: string;
};

/** What the page asks of the frame around it; no handler of the integrator sees these. */
export const frameMethods = [
  'onSetBorderRadius',
  'scrollTo',
  'getScrollPosition',
  'restoreScrollPosition',
] as const;

/** The error code that asks the embedding page for a new access token. */
export const invalidToken = 'invalid-token';

/** How the integrator dresses and leads the page. */
export type PageConfig = {
  readonly lang?: string;
  readonly theme?: 'light' | 'dark' | 'auto';
  readonly customizationName?: string;
  readonly translationName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly country?: string;
  readonly controlledNavigationBack?: boolean;
  readonly preferredCameras?: { readonly IDENTITY?: string; readonly SELFIE?: string };
};

export type PageOptions = {
  /** The frame grows and shrinks with its content. */
  readonly adaptIframeHeight?: boolean;
  /** A new screen is scrolled into view. */
  readonly enableScrollIntoView?: boolean;
};

/** The first words of the embedding page, which bring the token: it never stands in an address that is kept. */
export type InitMessage = PageConfig & {
  readonly method: 'idCheck.init';
  readonly accessToken: string;
  readonly packageVersion: string;
  readonly origin: string;
  readonly options: PageOptions;
};

export type HostMessage =
  | InitMessage
  | {
      readonly method: 'idCheck.updateAccessToken';
      readonly accessToken: string | null;
      readonly error?: string;
    }
  | { readonly method: 'idCheck.scrollPositionStored' }
  | { readonly method: 'idCheck.callNavigationBack' }
  | { readonly method: 'idCheck.callSetLanguage'; readonly language: string }
  | { readonly method: 'idCheck.callSetTheme'; readonly theme: string };

/** A message of the page as it comes over: nothing in it is believed before it was looked at. */
export type PageMessage = {
  readonly name: string;
  readonly frameId: string | undefined;
  readonly sessionId: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** A message of the page, or undefined for anything else that came to the window. */
export function readPageMessage(data: unknown): PageMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { method, frameId, sessionId, ...payload }: Record<string, unknown> = { ...data };
  if (typeof method !== 'string' || !method.startsWith(methodPrefix)) return undefined;
  return {
    name: method.slice(methodPrefix.length),
    frameId: typeof frameId === 'string' ? frameId : undefined,
    sessionId: typeof sessionId === 'string' ? sessionId : undefined,
    payload,
  };
}
