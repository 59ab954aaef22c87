/**
 * The seam to whoever shows the page: an integrator's page through the web SDK, or nobody (a link in a tab). The page reports what
 * happens and asks for tokens; what that looks like on the wire is the bridge's business alone.
 */
export type HostEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'initialized' }
  | { readonly type: 'applicantLoaded'; readonly applicantId: string; readonly actionId?: string }
  | {
      readonly type: 'progress';
      readonly position: number;
      readonly total: number;
      readonly levelName: string;
    }
  | { readonly type: 'stepInitiated'; readonly idDocSetType: string; readonly types: readonly string[] }
  | { readonly type: 'stepCompleted'; readonly idDocSetType: string }
  | {
      readonly type: 'documentAdded';
      readonly imageId: number;
      readonly idDocSetType: string;
      readonly idDocType?: string;
      readonly country?: string;
    }
  | { readonly type: 'livenessCompleted'; readonly answer: 'GREEN' | 'YELLOW' | 'RED' }
  | { readonly type: 'submitted'; readonly isAction: boolean }
  | {
      readonly type: 'result';
      readonly result: 'approved' | 'retry' | 'rejected' | 'done';
      readonly isAction: boolean;
      readonly applicantId: string;
      readonly actionId?: string;
    }
  | { readonly type: 'languageChanged'; readonly language: string }
  | { readonly type: 'resized'; readonly height: number }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'tokenExpired' };

/** What the host tells the page. */
export type HostCommand =
  | { readonly type: 'setLanguage'; readonly language: string }
  | { readonly type: 'setTheme'; readonly theme: 'light' | 'dark' | 'auto' }
  | { readonly type: 'back' };

export type HostBridge = {
  /** The first token, once the host gave it. */
  readonly start: () => Promise<
    | {
        readonly token: string;
        readonly language?: string | undefined;
        readonly theme?: 'light' | 'dark' | 'auto' | undefined;
      }
    | undefined
  >;
  /** Another token when one counts no more. */
  readonly refreshToken: () => Promise<string | undefined>;
  readonly report: (event: HostEvent) => void;
  readonly onCommand: (listener: (command: HostCommand) => void) => void;
  /** Where to send the person in the end, of links that have such an address. */
  readonly redirectAddress: () => Promise<string | undefined>;
};
