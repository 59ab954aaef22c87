import * as z from 'zod/mini';
import { type FrameMessage, frameMessagesOf } from './frame-messages.ts';
import type { HostBridge, HostCommand, HostStart, Subject } from './host-bridge.ts';

/** A word to the page, with where it came from as the browser says it. */
export type Heard = { readonly data: unknown; readonly origin: string; readonly isParent: boolean };

/** The windows around the page. */
export type FrameWorld = {
  /** What the embedding page called this frame: the `_` of the address. */
  readonly frameId: string;
  readonly sessionId: string;
  /** To the embedding page; `*` only for the first word, which holds nothing but what that page put into the address itself. */
  readonly post: (message: FrameMessage, targetOrigin: string) => void;
  readonly listen: (listener: (heard: Heard) => void) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** Milliseconds until an embedding page that says nothing is given up. */
const firstWordMs = 30_000;
/** Milliseconds that it may take to get another token. */
const refreshMs = 60_000;

const initSchema = z.object({
  method: z.literal('idCheck.init'),
  accessToken: z.string().check(z.minLength(1), z.maxLength(4096)),
  lang: z.nullish(z.string()),
  theme: z.nullish(z.string()),
  controlledNavigationBack: z.nullish(z.boolean()),
  options: z.optional(
    z.object({
      adaptIframeHeight: z.nullish(z.boolean()),
      enableScrollIntoView: z.nullish(z.boolean()),
    }),
  ),
});
const wordSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('idCheck.updateAccessToken'),
    accessToken: z.nullish(z.string().check(z.maxLength(4096))),
  }),
  z.object({ method: z.literal('idCheck.callNavigationBack') }),
  z.object({ method: z.literal('idCheck.callSetLanguage'), language: z.string() }),
  z.object({ method: z.literal('idCheck.callSetTheme'), theme: z.string() }),
]);

export type FrameBridge = Omit<HostBridge, 'start'> & {
  readonly start: () => Promise<HostStart | undefined>;
  /** The frame does not follow the height of its content: the page has to scroll by itself. */
  readonly isFixed: () => boolean;
};

/**
 * The bridge of a page in the frame of a web SDK. The first page that answers with a token is the host from then on: words of any other
 * origin or window are not heard, and nothing but the first word goes to anybody else.
 */
export function makeFrameBridge(world: FrameWorld): FrameBridge {
  const { frameId, sessionId } = world;
  let host: string | undefined;
  let subject: Subject | undefined;
  let isFixed = false;
  let mayScroll = false;
  let started: (start: HostStart) => void = () => undefined;
  let refreshed: ((token: string | undefined) => void) | undefined;
  let refreshing: Promise<string | undefined> | undefined;
  let command: ((command: HostCommand) => void) | undefined;
  const early: HostCommand[] = [];

  const post = (message: FrameMessage) => {
    if (host === undefined) return;
    const { applicantId, actionId, levelName } = subject ?? {};
    const about = {
      ...(applicantId === undefined ? {} : { applicantId }),
      ...(actionId === undefined ? {} : { applicantActionId: actionId }),
      ...(levelName === undefined ? {} : { levelName }),
    };
    world.post({ ...about, ...message, frameId, sessionId }, host);
  };
  const tell = (told: HostCommand) => {
    if (command === undefined) early.push(told);
    else command(told);
  };
  const begin = (data: unknown, origin: string) => {
    const init = initSchema.safeParse(data);
    // An opaque origin cannot be answered without answering everybody.
    if (!init.success || !/^https?:\/\//.test(origin)) return;
    const { accessToken, lang, theme, options, controlledNavigationBack } = init.data;
    host = origin;
    isFixed = options?.adaptIframeHeight === false;
    mayScroll = !isFixed && options?.enableScrollIntoView !== false;
    post({ method: 'idCheck.onInitialized' });
    started({
      token: accessToken,
      language: lang ?? undefined,
      theme: themeOf(theme),
      hidesBack: controlledNavigationBack === true,
    });
  };
  world.listen(({ data, origin, isParent }) => {
    if (!isParent) return;
    if (host === undefined) return begin(data, origin);
    const word = origin === host ? wordSchema.safeParse(data) : undefined;
    if (word?.success !== true) return;
    switch (word.data.method) {
      case 'idCheck.updateAccessToken':
        return refreshed?.(word.data.accessToken === '' ? undefined : (word.data.accessToken ?? undefined));
      case 'idCheck.callNavigationBack':
        return tell({ type: 'back' });
      case 'idCheck.callSetLanguage':
        return tell({ type: 'setLanguage', language: word.data.language });
      case 'idCheck.callSetTheme': {
        const theme = themeOf(word.data.theme);
        if (theme !== undefined) tell({ type: 'setTheme', theme });
      }
    }
  });

  const askForToken = async (): Promise<string | undefined> => {
    const answer = new Promise<string | undefined>((resolve) => {
      refreshed = resolve;
    });
    post({ method: 'idCheck.onError', code: 'invalid-token', error: 'The access token counts no more' });
    const token = await Promise.race([answer, world.wait(refreshMs).then(() => undefined)]);
    refreshed = undefined;
    refreshing = undefined;
    return token;
  };

  return {
    isFixed: () => isFixed,
    start: () => {
      const answer = new Promise<HostStart>((resolve) => {
        started = resolve;
      });
      world.post({ method: 'idCheck.onReady', frameId, sessionId }, '*');
      return Promise.race([answer, world.wait(firstWordMs).then(() => undefined)]);
    },
    refreshToken: () => {
      refreshing ??= askForToken();
      return refreshing;
    },
    report: (event) => {
      if (event.type === 'applicantLoaded') subject = event.subject;
      if (event.type === 'levelChanged' && subject !== undefined)
        subject = { ...subject, levelName: event.levelName };
      for (const message of frameMessagesOf(event)) post(message);
      if (event.type === 'progress' && mayScroll) post({ method: 'idCheck.scrollTo', top: 0 });
    },
    onCommand: (listener) => {
      command = listener;
      for (const told of early.splice(0)) listener(told);
    },
    redirectAddress: async () => undefined,
    isFramed: true,
    close: async () => {
      post({ method: 'idCheck.onUserAction', action: 'close' });
      return true;
    },
  };
}

function themeOf(theme: string | null | undefined): HostStart['theme'] {
  return theme === 'light' || theme === 'dark' || theme === 'auto' ? theme : undefined;
}
