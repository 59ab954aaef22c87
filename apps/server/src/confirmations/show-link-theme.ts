import type { Keyring } from '../platform/crypto/keyring.ts';
import type { ThemeStore } from '../themes/ports.ts';
import { type ShownTheme, showTheme } from '../themes/show-theme.ts';
import { hashLink } from './code-rules.ts';
import type { FindLink } from './ports.ts';

export type ShowLinkThemeDependencies = {
  readonly findLink: FindLink;
  readonly themes: Pick<ThemeStore, 'find'>;
  readonly keyring: Pick<Keyring, 'searchHash'>;
};

/** The look of the environment whose letter held the link; null where it looks as it comes, or nobody sent such a link. */
export function showLinkTheme({ findLink, themes, keyring }: ShowLinkThemeDependencies) {
  const show = showTheme({ themes });
  return async ({ token }: { readonly token: string }): Promise<ShownTheme | null> => {
    const found = await findLink(hashLink(keyring, token));
    return found === undefined ? null : show(found.world.environmentId);
  };
}
