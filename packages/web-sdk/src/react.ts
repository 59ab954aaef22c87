import { type CSSProperties, createElement, type ReactElement, useEffect, useRef } from 'react';
import type { PageConfig, PageOptions } from './protocol.ts';
import { init } from './web-sdk.ts';

export type VerificationProps = {
  /** Made by one's own server for one person; another one starts the page anew. */
  readonly accessToken: string;
  readonly expirationHandler: () => Promise<string>;
  readonly baseUrl?: string;
  readonly config?: PageConfig;
  readonly options?: PageOptions;
  readonly onMessage?: (type: string, payload: Readonly<Record<string, unknown>>) => void;
  readonly onError?: (payload: Readonly<Record<string, unknown>>) => void;
  readonly className?: string;
  readonly style?: CSSProperties;
};

/**
 * The verification as a React component. Handlers may change with every render; configuration counts as it was at the start, but
 * for language and theme, which follow.
 */
export function Verification(props: VerificationProps): ReactElement {
  const { accessToken, baseUrl, config, className, style } = props;
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const sdk = useRef<ReturnType<ReturnType<typeof init>['build']> | undefined>(undefined);

  useEffect(() => {
    if (container.current === null) return undefined;
    const builder = init(accessToken, () => latest.current.expirationHandler())
      .withConf(latest.current.config ?? {})
      .withOptions(latest.current.options ?? {})
      .on('onError', (payload) => latest.current.onError?.(payload))
      .onMessage((type, payload) => latest.current.onMessage?.(type, payload));
    const built = (baseUrl === undefined ? builder : builder.withBaseUrl(baseUrl)).build();
    built.launch(container.current);
    sdk.current = built;
    return () => {
      sdk.current = undefined;
      built.destroy();
    };
  }, [accessToken, baseUrl]);

  const { lang, theme } = config ?? {};
  useEffect(() => {
    if (lang !== undefined) sdk.current?.setLanguage(lang);
  }, [lang]);
  useEffect(() => {
    if (theme !== undefined) sdk.current?.setTheme(theme);
  }, [theme]);

  return createElement('div', { ref: container, className, style });
}
