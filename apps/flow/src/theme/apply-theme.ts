import type { Theme } from '../session/view.ts';
import { contrast, parseColour } from './contrast.ts';

/**
 * Puts the tenant's tokens on the page. The text on the accent is black or white, whichever can be read better; a colour that nobody
 * could read as a link is left out there. Sets properties through the CSSOM, since the policy forbids style attributes.
 */
export function applyTheme(theme: Theme | null, isDark: boolean): void {
  const root = document.documentElement;
  root.dataset['theme'] = isDark ? 'dark' : 'light';
  for (const name of ['--accent', '--on-accent', '--link', '--radius', '--radius-card'])
    root.style.removeProperty(name);
  const told = (isDark ? theme?.accentDark : undefined) ?? theme?.accent ?? '';
  const accent = parseColour(told);
  if (accent !== undefined) {
    root.style.setProperty('--accent', told);
    root.style.setProperty('--on-accent', readableOn(accent));
    const paper = isDark ? '#14161b' : '#ffffff';
    if (contrast(accent, parseColour(paper) ?? accent) >= 4.5) root.style.setProperty('--link', told);
  }
  if (theme?.radius !== undefined) {
    const radius = Math.max(0, Math.min(24, theme.radius));
    root.style.setProperty('--radius', `${radius}px`);
    root.style.setProperty('--radius-card', `${Math.round(radius * 1.5)}px`);
  }
}

/** Black or white, whichever has more contrast. */
export function readableOn(colour: readonly [number, number, number]): '#000000' | '#ffffff' {
  return contrast(colour, [255, 255, 255]) >= contrast(colour, [0, 0, 0]) ? '#ffffff' : '#000000';
}
