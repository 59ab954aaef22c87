/**
 * The seam to whoever shows the page: an integrator's page through the web SDK, or nobody (a link in a tab). The page reports what
 * happens and asks for tokens; what that looks like on the wire is the bridge's business alone.
 */
export type HostEvent =
  | { readonly type: 'applicantLoaded'; readonly subject: Subject }
  | { readonly type: 'levelChanged'; readonly levelName: string }
  | { readonly type: 'progress'; readonly position: number; readonly total: number }
  | { readonly type: 'navigation'; readonly canGoBack: boolean }
  | { readonly type: 'agreementSigned' }
  | {
      readonly type: 'stepInitiated';
      readonly idDocSetType: string;
      readonly types: readonly string[];
      readonly videoRequired?: string;
    }
  | { readonly type: 'stepCompleted'; readonly idDocSetType: string }
  | {
      readonly type: 'documentAdded';
      readonly imageId: number;
      readonly idDocSetType: string;
      readonly idDocType?: string;
      readonly idDocSubType?: string | null;
      readonly country?: string;
    }
  | { readonly type: 'imageRemoved'; readonly imageId: number }
  /** A picture that did not arrive, was refused, or is poor; `code` is the key of the reason. */
  | { readonly type: 'uploadError' | 'uploadWarning'; readonly code: string }
  | {
      readonly type: 'livenessCompleted';
      readonly answer: 'GREEN' | 'YELLOW' | 'RED';
    }
  | { readonly type: 'submitted'; readonly isAction: boolean; readonly isAgain: boolean }
  | { readonly type: 'reviewChanged'; readonly isAction: boolean; readonly review: HostReview }
  | { readonly type: 'reviewCompleted'; readonly isAction: boolean; readonly review: HostReview }
  | {
      readonly type: 'actionCompleted';
      readonly action: string;
      readonly actionId: string;
      readonly answer: HostAnswer;
    }
  | { readonly type: 'resultShown'; readonly answer: HostAnswer }
  | { readonly type: 'languageChanged'; readonly language: string }
  | { readonly type: 'userAction'; readonly action: string }
  | { readonly type: 'resized'; readonly height: number }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

export type HostAnswer = 'GREEN' | 'YELLOW' | 'RED' | 'ERROR';

/** Whom the page is for. */
export type Subject = {
  readonly applicantId: string;
  readonly actionId?: string | undefined;
  readonly levelName: string;
};

export type HostReview = {
  readonly levelName: string;
  readonly status: string;
  readonly attempt: number;
  readonly createdAt: string;
  readonly autoChecked: boolean;
  readonly result?:
    | {
        readonly answer: 'GREEN' | 'RED';
        readonly rejectType?: string | undefined;
        readonly comment?: string | undefined;
      }
    | undefined;
};

/** What the host tells the page. */
export type HostCommand =
  | { readonly type: 'setLanguage'; readonly language: string }
  | { readonly type: 'setTheme'; readonly theme: 'light' | 'dark' | 'auto' }
  | { readonly type: 'back' };

export type HostStart = {
  readonly token: string;
  readonly language?: string | undefined;
  readonly theme?: 'light' | 'dark' | 'auto' | undefined;
  /** The host shows the way back itself. */
  readonly hidesBack?: boolean | undefined;
};

export type HostBridge = {
  /** The first token, once the host gave it; `unreachable` where nobody said that there is none. */
  readonly start: () => Promise<HostStart | 'unreachable' | undefined>;
  /** Another token when one counts no more. */
  readonly refreshToken: () => Promise<string | undefined>;
  readonly report: (event: HostEvent) => void;
  /** One listener; what came before it is told to it at once. */
  readonly onCommand: (listener: (command: HostCommand) => void) => void;
  /** Where to send the person in the end, of links that have such an address. */
  readonly redirectAddress: () => Promise<string | undefined>;
  /** Nothing but the page itself offers the person a way out: no tab to close, no address to go back to. */
  readonly isFramed: boolean;
  /** The page is done. True where it is not seen any more, or is left for another. */
  readonly close: () => Promise<boolean>;
};
