import { bareOrigin, originOfToken } from './base-url.ts';
import { type Frame, openFrame } from './open-frame.ts';
import {
  methodPrefix,
  type PageConfig,
  type PageEvents,
  type PageOptions,
  type PageSubject,
} from './protocol.ts';

export type {
  Answer,
  PageConfig,
  PageEvents,
  PageOptions,
  ReviewOutcome,
  StatusPayload,
} from './protocol.ts';
export { type VerificationOutcome, type VerifyOptions, verify } from './verify.ts';

/** An event under its full name or without the prefix. */
export type EventName = keyof PageEvents | `idCheck.${keyof PageEvents}`;
type Bare<Name> = Name extends `idCheck.${infer Rest}` ? Rest : Name;
export type EventPayload<Name extends EventName> =
  Bare<Name> extends keyof PageEvents ? PageEvents[Bare<Name>] & PageSubject : never;

type AnyPayload = Readonly<Record<string, unknown>>;
type MessageHandler = (type: string, payload: AnyPayload) => void;

export type WebSdk = {
  /** Puts the page into an element, told by itself or by a CSS selector. Throws when there is no such element. */
  readonly launch: (container: string | HTMLElement) => void;
  readonly destroy: () => void;
  readonly navigateBack: () => void;
  readonly setLanguage: (language: string) => void;
  readonly setTheme: (theme: string) => void;
};

export type WebSdkBuilder = {
  readonly withConf: (config: PageConfig) => WebSdkBuilder;
  readonly withOptions: (options: PageOptions) => WebSdkBuilder;
  /** Only for tokens without the address of their server. */
  readonly withBaseUrl: (baseUrl: string) => WebSdkBuilder;
  readonly on: <Name extends EventName>(
    event: Name,
    handler: (payload: EventPayload<Name>) => void,
  ) => WebSdkBuilder;
  /** Gets every event that has no handler of its own. */
  readonly onMessage: (handler: MessageHandler) => WebSdkBuilder;
  readonly build: () => WebSdk;
};

/**
 * Starts a builder, as in `init(token, refresh).withConf({ lang: 'uk' }).on('onApplicantSubmitted', done).build().launch('#kyc')`.
 * @param accessToken made by one's own server for one person; never the secret key
 * @param refreshToken asked for another token when this one has expired
 */
export function init(accessToken: string, refreshToken: () => Promise<string>): WebSdkBuilder {
  let config: PageConfig = {};
  let options: PageOptions = {};
  let baseUrl: string | undefined;
  let fallback: MessageHandler = () => undefined;
  const handlers = new Map<string, (payload: never) => void>();

  const builder: WebSdkBuilder = {
    withConf(more) {
      config = { ...config, ...more };
      return builder;
    },
    withOptions(more) {
      options = { ...options, ...more };
      return builder;
    },
    withBaseUrl(address) {
      baseUrl = bareOrigin(address);
      return builder;
    },
    on(event, handler) {
      handlers.set(bareName(event), handler);
      return builder;
    },
    onMessage(handler) {
      fallback = handler;
      return builder;
    },
    build() {
      const origin = baseUrl ?? originOfToken(accessToken);
      if (origin === undefined)
        throw new Error('The access token does not name its server: call withBaseUrl before build.');
      return makeWebSdk((container) =>
        openFrame(container, {
          baseUrl: origin,
          accessToken,
          refreshToken,
          config,
          options: { adaptIframeHeight: true, enableScrollIntoView: true, ...options },
          tell(name, payload) {
            const handler = handlers.get(name);
            if (handler === undefined) fallback(`${methodPrefix}${name}`, payload);
            else Reflect.apply(handler, undefined, [payload]);
          },
        }),
      );
    },
  };
  return builder;
}

function makeWebSdk(open: (container: HTMLElement) => Frame): WebSdk {
  let frame: Frame | undefined;
  return {
    launch(container) {
      const element =
        typeof container === 'string' ? document.querySelector<HTMLElement>(container) : container;
      if (element === null) throw new Error(`There is no element ${container} to launch in.`);
      frame?.close();
      frame = open(element);
    },
    destroy() {
      frame?.close();
      frame = undefined;
    },
    navigateBack: () => frame?.post({ method: 'idCheck.callNavigationBack' }),
    setLanguage: (language) => frame?.post({ method: 'idCheck.callSetLanguage', language }),
    setTheme: (theme) => frame?.post({ method: 'idCheck.callSetTheme', theme }),
  };
}

function bareName(event: string): string {
  return event.startsWith(methodPrefix) ? event.slice(methodPrefix.length) : event;
}
