import { accentColours } from '@aval/core/flow/theme-colours';
import type { Theme } from '../session/view.ts';

/**
 * Puts the tenant's tokens on the page. The text on the accent is black or white, whichever can be read better; a colour that nobody
 * could read as a link is left out there. Sets properties through the CSSOM, since the policy forbids style attributes.
 */
export function applyTheme(theme: Theme | null, isDark: boolean): void {
  const root = document.documentElement;
  root.dataset['theme'] = isDark ? 'dark' : 'light';
  for (const name of ['--accent', '--on-accent', '--link', '--radius', '--radius-card'])
    root.style.removeProperty(name);
  const colours = accentColours(theme, isDark ? 'dark' : 'light');
  if (colours !== undefined) {
    root.style.setProperty('--accent', colours.accent);
    root.style.setProperty('--on-accent', colours.onAccent);
    if (colours.link !== undefined) root.style.setProperty('--link', colours.link);
  }
  if (theme?.radius !== undefined) {
    const radius = Math.max(0, Math.min(24, theme.radius));
    root.style.setProperty('--radius', `${radius}px`);
    root.style.setProperty('--radius-card', `${Math.round(radius * 1.5)}px`);
  }
}
