import { type Conversation, startConversation } from './conversation.ts';
import type { HostMessage, PageConfig, PageOptions } from './protocol.ts';

export const packageVersion = '0.1.0';

/** What the frame may use: cameras for pictures and the selfie, full screen for the capture, the clipboard for a link to another device. */
const allowed = 'camera; microphone; fullscreen; clipboard-write; geolocation';

/** Milliseconds until a page that says nothing is taken for one that did not load. */
const firstWordMs = 30_000;

const leastHeight = '480px';

export type FrameWish = {
  /** Bare origin of the server. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly refreshToken: () => Promise<string>;
  readonly config: PageConfig;
  readonly options: Required<PageOptions>;
  readonly tell: (name: string, payload: Readonly<Record<string, unknown>>) => void;
};

export type Frame = {
  /** Says something to the page; nothing before it has spoken. */
  readonly post: (message: HostMessage) => void;
  /** Takes frame and listeners away. Doing it twice does nothing. */
  readonly close: () => void;
};

/** Puts the page of the server into `container` and talks with it. */
export function openFrame(container: HTMLElement, wish: FrameWish): Frame {
  const { baseUrl, options } = wish;
  const frameId = `id_${btoa(wish.accessToken)}`;
  const frame = document.createElement('iframe');
  let stored = 0;
  let conversation: Conversation | undefined;

  const post = (message: HostMessage) => {
    if (conversation?.isOpen() === true || message.method === 'idCheck.init')
      frame.contentWindow?.postMessage(message, baseUrl);
  };
  conversation = startConversation(
    {
      post,
      origin: window.location.origin,
      refreshToken: wish.refreshToken,
      resize: (height) => {
        frame.style.height = `${Math.ceil(height)}px`;
        // A page that closed itself leaves no hole behind.
        frame.style.minHeight = height === 0 ? '0' : leastHeight;
      },
      setBorderRadius: (radius) => {
        frame.style.borderRadius = radius;
      },
      scrollTo: (top) => {
        window.scrollTo({ top: frame.getBoundingClientRect().top + window.scrollY + top });
      },
      storeScroll: () => {
        stored = window.scrollY;
      },
      restoreScroll: () => {
        window.scrollTo({ top: stored });
      },
      tell: wish.tell,
    },
    {
      frameId,
      accessToken: wish.accessToken,
      packageVersion,
      config: wish.config,
      options,
    },
  );
  const talk = conversation;
  const listen = (event: MessageEvent) => {
    if (event.origin === baseUrl && event.source === frame.contentWindow) talk.hear(event.data);
  };
  const watchdog = setTimeout(() => {
    if (!talk.isOpen())
      wish.tell('onError', { code: 'page-unreachable', error: `${baseUrl} does not answer in its frame` });
  }, firstWordMs);

  window.addEventListener('message', listen);
  frame.title = 'Identity verification';
  frame.allow = allowed;
  frame.style.cssText = 'display:block;width:100%;border:0;color-scheme:normal';
  frame.style.minHeight = leastHeight;
  if (!options.adaptIframeHeight) frame.style.height = '100%';
  frame.src = addressOf(wish, frameId);
  container.replaceChildren(frame);

  return {
    post,
    close() {
      clearTimeout(watchdog);
      window.removeEventListener('message', listen);
      frame.remove();
    },
  };
}

/** The frame's id comes first and as it is: the page reads it from the raw query. */
function addressOf({ baseUrl, config }: FrameWish, frameId: string): string {
  const { theme, customizationName, translationName } = config;
  const looks = Object.entries({ theme, customizationName, translationName }).flatMap(([name, value]) =>
    value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`],
  );
  return `${baseUrl}/websdk/websdk.html?_=${frameId}${looks.join('')}`;
}
