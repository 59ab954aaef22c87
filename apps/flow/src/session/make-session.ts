import type * as z from 'zod/mini';
import { type Answer, type ApiFailure, bad } from './api-failure.ts';
import { followProgress } from './follow-progress.ts';
import type { HostBridge, HostStart } from './host-bridge.ts';
import { type Api, type Ask, makeApi } from './make-api.ts';
import { randomId } from './random-id.ts';
import { reportView } from './report-view.ts';
import { type FileTarget, sendFile } from './send-file.ts';
import { codeSentSchema, type PictureAnswer, type View, viewSchema } from './view.ts';

/** Where the page as a whole stands. Within `running` the view says what is shown. */
export type SessionState = {
  readonly phase: 'starting' | 'running' | 'no-link' | 'expired' | 'elsewhere' | 'failed' | 'busy' | 'closed';
  readonly view: View | null;
  readonly isOffline: boolean;
  /** The last answer came too late: the step had moved on. */
  readonly isStale: boolean;
};

export type FlowEvent =
  | { readonly type: 'answer'; readonly block: string; readonly answer: unknown }
  | { readonly type: 'skip' | 'withoutChallenge'; readonly block: string }
  | { readonly type: 'back'; readonly block?: string }
  | { readonly type: 'tryAgain' };

export type Session = {
  readonly state: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Gets a token. Answers what else the link or the host asks for. */
  readonly start: () => Promise<HostStart | undefined>;
  readonly open: (language?: string) => Promise<void>;
  readonly send: (event: FlowEvent) => Promise<ApiFailure | undefined>;
  readonly sendCode: (
    channel: string,
    value: string | undefined,
    language: string,
  ) => Promise<ApiFailure | undefined>;
  readonly sendPicture: (
    file: Blob,
    target: FileTarget,
    onProgress: (share: number) => void,
    /** Gives the file up. */
    signal?: AbortSignal,
  ) => Promise<Answer<PictureAnswer>>;
  readonly ask: <Schema extends z.ZodMiniType>(ask: Ask, schema: Schema) => Promise<Answer<z.infer<Schema>>>;
  readonly picture: (path: string) => Promise<Blob | undefined>;
  readonly appeal: (text: string) => Promise<ApiFailure | undefined>;
  /** Shows a view that an answer brought. */
  readonly show: (view: View) => void;
  /** Listens until the function that it answers is called. */
  readonly follow: () => () => void;
  /** The person is done here: gives way to whoever showed the page, where that can be. */
  readonly close: () => Promise<void>;
  readonly bridge: HostBridge;
};

const elsewhereText = 'The person went on with another device';
const defaultChunk = 1_048_576;
const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** One run of the page: the server's view, and everything that may be done with it. */
export function makeSession(bridge: HostBridge, request: typeof fetch): Session {
  let state: SessionState = { phase: 'starting', view: null, isOffline: false, isStale: false };
  let token = '';
  let language: string | undefined;
  const listeners = new Set<() => void>();
  const device = randomId();

  const change = (changed: Partial<SessionState>) => {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  };
  const show = (view: View, isAnswer = false) => {
    reportView(bridge, state.view, view);
    change({ phase: 'running', view, isStale: isAnswer && view.taken === false });
  };
  const refresh = async () => {
    const another = await bridge.refreshToken();
    if (another !== undefined) token = another;
    return another;
  };
  const api: Api = makeApi({
    fetch: request,
    token: () => token,
    refresh,
    device,
    generation: () => state.view?.generation,
    wait,
    onConnection: (isReached) => {
      if (state.isOffline === isReached) change({ isOffline: !isReached });
    },
  });

  const leave = (phase: SessionState['phase'], code: string, message: string) => {
    change({ phase });
    bridge.report({ type: 'error', code, message });
  };

  /** Failures that concern the whole page become its phase; the others are the step's to tell. */
  const settle = (error: ApiFailure): ApiFailure => {
    if (error.kind === 'token')
      leave('expired', 'session-expired', 'No access token that counts could be had');
    if (error.kind === 'elsewhere') leave('elsewhere', 'continued-elsewhere', elsewhereText);
    return error;
  };

  const open = async (wanted?: string): Promise<void> => {
    language = wanted ?? language;
    const body = { deviceId: device, ...(language === undefined ? {} : { lang: language }) };
    const opened = await api.ask({ method: 'POST', path: 'open', body }, viewSchema);
    if (opened.ok) return show(opened.value);
    const { kind } = settle(opened.error);
    if (kind === 'busy' || kind === 'offline') leave('busy', 'unreachable', 'The server cannot be reached');
    else if (kind !== 'token' && kind !== 'elsewhere')
      leave('failed', 'failed', 'The page could not be opened');
  };

  /** A request within an application; when the server has forgotten that it is open, it is opened and asked again. */
  const ask: Session['ask'] = async (asked, schema) => {
    const what = { ...asked, isPatient: true };
    const first = await api.ask(what, schema);
    if (first.ok || first.error.kind !== 'not-open') return first.ok ? first : bad(settle(first.error));
    await open();
    const second = await api.ask(what, schema);
    return second.ok ? second : bad(settle(second.error));
  };

  const viewFrom = async (what: Ask): Promise<ApiFailure | undefined> => {
    const answer = await ask(what, viewSchema);
    if (!answer.ok) return answer.error;
    show(answer.value, what.path === 'events');
    return undefined;
  };

  return {
    bridge,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => {
      const started = await bridge.start();
      if (started === undefined || started === 'unreachable') {
        change({ phase: started === undefined ? 'expired' : 'busy' });
        return undefined;
      }
      token = started.token;
      return started;
    },
    open,
    ask,
    show: (view) => show(view),
    send: (event) => {
      if (event.type !== 'answer') bridge.report({ type: 'userAction', action: event.type });
      return viewFrom({ method: 'POST', path: 'events', body: { ...event, eventId: randomId() } });
    },
    sendCode: async (channel, value, lang) => {
      const body = { channel, lang, ...(value === undefined ? {} : { value }) };
      const sent = await ask({ method: 'POST', path: 'codes', body, key: randomId() }, codeSentSchema);
      return sent.ok ? viewFrom({ method: 'GET', path: 'step' }) : sent.error;
    },
    sendPicture: (file, target, onProgress, signal) => {
      const given = signal === undefined ? {} : { signal };
      const options = { ...given, chunkBytes: chunkOf(state.view), newKey: randomId, onProgress };
      return sendFile({ ...api, ask }, file, target, options);
    },
    picture: async (path) => {
      const answer = await api.raw({ method: 'GET', path, accept: 'image/jpeg' });
      return answer.ok ? answer.value.blob() : undefined;
    },
    appeal: (text) => viewFrom({ method: 'POST', path: 'appeal', body: { text }, key: randomId() }),
    close: async () => {
      if (await bridge.close()) change({ phase: 'closed' });
    },
    follow: () => {
      const aborter = new AbortController();
      void (async () => {
        for (let pause = 500; !aborter.signal.aborted; pause = Math.min(10_000, pause * 2)) {
          const end = await followProgress(
            api,
            (event) => {
              if (event.kind === 'view') {
                pause = 500;
                show(event.view);
              } else if (event.kind === 'elsewhere') leave('elsewhere', 'continued-elsewhere', elsewhereText);
              else void refresh();
            },
            aborter.signal,
          );
          if (end === 'stop') return;
          await wait(pause);
        }
      })();
      return () => aborter.abort();
    },
  };
}

function chunkOf(view: View | null): number {
  const step = view?.step;
  return step !== undefined && 'limits' in step && 'chunkBytes' in step.limits
    ? step.limits.chunkBytes
    : defaultChunk;
}
