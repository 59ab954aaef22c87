import { type ThemeFile, themeTokensSchema } from '@aval/core/flow/theme';
import type { EnvironmentId } from '@aval/core/ids';
import { z } from 'zod';
import type { ThemeStore } from './ports.ts';
import { themeAddress } from './theme-address.ts';

/** What the page is told: tokens, and the addresses of files on this server. */
export const shownThemeSchema = z.object({
  ...themeTokensSchema.shape,
  logo: z.string().optional(),
  logoDark: z.string().optional(),
  font: z.string().optional(),
});
export type ShownTheme = z.infer<typeof shownThemeSchema>;

/** How the page of the environment looks; null where it looks as it comes. */
export function showTheme({ themes }: { readonly themes: Pick<ThemeStore, 'find'> }) {
  return async (environmentId: EnvironmentId): Promise<ShownTheme | null> => {
    const theme = await themes.find(environmentId);
    if (theme === undefined) return null;
    const { logo, logoDark, font } = theme.files;
    const address = (file: ThemeFile) => themeAddress(environmentId, file);
    const shown = {
      ...theme.tokens,
      ...(logo === undefined ? {} : { logo: address(logo) }),
      ...(logoDark === undefined ? {} : { logoDark: address(logoDark) }),
      ...(font === undefined ? {} : { font: address(font) }),
    };
    return Object.keys(shown).length === 0 ? null : shown;
  };
}
