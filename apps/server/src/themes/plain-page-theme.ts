import { accentColours } from '@aval/core/flow/theme-colours';
import { escapeHtml } from '../platform/http/escape-html.ts';
import type { ShownTheme } from './show-theme.ts';

/**
 * A theme for a page without script (`htmlPage`): its properties as CSS, by the rules of the applicant's page, and its logo as HTML.
 * Tokens are as they were parsed: colours are hexadecimal and the radius is a number.
 */
export function plainPageTheme(theme: ShownTheme | null): { readonly style: string; readonly logo: string } {
  const [light, dark] = [propertiesOf(theme, 'light'), propertiesOf(theme, 'dark')];
  const radius = theme?.radius === undefined ? '' : `--radius: ${theme.radius}px;`;
  const style =
    light + dark + radius === ''
      ? ''
      : `:root { ${light}${radius} }\n@media (prefers-color-scheme: dark) { :root { ${dark} } }`;
  const { logo, logoDark, name = '' } = theme ?? {};
  const shown = logo ?? logoDark;
  if (shown === undefined) return { style, logo: '' };
  const other =
    logoDark === undefined
      ? ''
      : `<source media="(prefers-color-scheme: dark)" srcset="${escapeHtml(logoDark)}">`;
  const image = `<img class="logo" src="${escapeHtml(shown)}" alt="${escapeHtml(name)}">`;
  return { style, logo: `<picture>${other}${image}</picture>` };
}

function propertiesOf(theme: ShownTheme | null, look: 'light' | 'dark'): string {
  const colours = accentColours(theme, look);
  return colours === undefined ? '' : `--accent: ${colours.accent}; --on-accent: ${colours.onAccent};`;
}
