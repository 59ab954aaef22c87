import {
  type HostMessage,
  invalidToken,
  type PageConfig,
  type PageMessage,
  type PageOptions,
  readPageMessage,
} from './protocol.ts';

/** What the conversation needs of the window around it. */
export type ConversationWorld = {
  /** Sends to the page, and to no other origin. */
  readonly post: (message: HostMessage) => void;
  /** Of the embedding page. */
  readonly origin: string;
  readonly refreshToken: () => Promise<string>;
  readonly resize: (height: number) => void;
  readonly setBorderRadius: (radius: string) => void;
  readonly scrollTo: (top: number) => void;
  readonly storeScroll: () => void;
  readonly restoreScroll: () => void;
  /** Every event for the integrator: name without the prefix. */
  readonly tell: (name: string, payload: Readonly<Record<string, unknown>>) => void;
};

export type ConversationStart = {
  readonly frameId: string;
  readonly accessToken: string;
  readonly packageVersion: string;
  readonly config: PageConfig;
  readonly options: Required<PageOptions>;
};

export type Conversation = {
  /** Takes what came to the window from the page's own frame and origin. */
  readonly hear: (data: unknown) => void;
  /** False until the page has spoken for the first time. */
  readonly isOpen: () => boolean;
};

/**
 * Talks with one page: answers its first word with the configuration, its `invalid-token` with a new token, its wishes about the
 * frame, and hands everything else on. Words of another frame or of an earlier load of the page are not heard.
 */
export function startConversation(world: ConversationWorld, start: ConversationStart): Conversation {
  let session: string | undefined;
  let refreshing = false;

  async function refresh(): Promise<void> {
    if (refreshing) return;
    refreshing = true;
    try {
      const accessToken = await world.refreshToken();
      world.post({ method: 'idCheck.updateAccessToken', accessToken });
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'the new access token could not be had';
      world.post({ method: 'idCheck.updateAccessToken', accessToken: null, error: reason });
    } finally {
      refreshing = false;
    }
  }

  function open({ sessionId }: PageMessage): void {
    session = sessionId;
    const { accessToken, packageVersion, config, options } = start;
    world.post({
      ...config,
      method: 'idCheck.init',
      accessToken,
      packageVersion,
      origin: world.origin,
      options,
    });
  }

  /** True when the word was for the frame alone. */
  function arrangeFrame({ name, payload }: PageMessage): boolean {
    const { height, radius, top } = payload;
    const { adaptIframeHeight, enableScrollIntoView } = start.options;
    switch (name) {
      case 'onResize':
        if (adaptIframeHeight && isLength(height)) world.resize(height);
        return false;
      case 'onSetBorderRadius':
        if (typeof radius === 'string' || isLength(radius)) world.setBorderRadius(cssLength(radius));
        return true;
      case 'scrollTo':
        if (adaptIframeHeight && enableScrollIntoView && isLength(top)) world.scrollTo(top);
        return true;
      case 'getScrollPosition':
        world.storeScroll();
        world.post({ method: 'idCheck.scrollPositionStored' });
        return true;
      case 'restoreScrollPosition':
        world.restoreScroll();
        return true;
      default:
        return false;
    }
  }

  return {
    isOpen: () => session !== undefined,
    hear(data) {
      const message = readPageMessage(data);
      if (message === undefined) return;
      if (message.name === 'onReady') {
        if (message.frameId !== start.frameId || message.sessionId === undefined) return;
        open(message);
      } else if (session === undefined || message.sessionId !== session) return;
      if (arrangeFrame(message)) return;
      if (message.name === 'onError' && message.payload['code'] === invalidToken) {
        void refresh();
        return;
      }
      world.tell(message.name, message.payload);
    },
  };
}

/** Pixels that a frame may sensibly have: a page cannot blow up its host. */
function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 100_000;
}

function cssLength(radius: string | number): string {
  if (typeof radius === 'number') return `${radius}px`;
  return /^\d{1,3}(\.\d+)?(px|rem|em|%)$/.test(radius) ? radius : '0';
}
