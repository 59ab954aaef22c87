import type { Theme } from '../session/view.ts';
import { contrast, parseColour } from './contrast.ts';

export type Appearance = 'light' | 'dark' | 'auto';

/**
 * Puts the tenant's tokens on the page. The text on the accent is black or white, whichever can be read better; a colour that nobody
 * could read as a link is left out there. Sets properties through the CSSOM, since the policy forbids style attributes.
 */
export function applyTheme(theme: Theme | null, appearance: Appearance): void {
  const root = document.documentElement;
  const isDark =
    appearance === 'dark' || (appearance === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset['theme'] = isDark ? 'dark' : 'light';
  for (const name of ['--accent', '--on-accent', '--link', '--radius', '--radius-card'])
    root.style.removeProperty(name);
  const accent = parseColour(theme?.accent ?? '');
  if (accent !== undefined) {
    root.style.setProperty('--accent', theme?.accent ?? '');
    root.style.setProperty('--on-accent', readableOn(accent));
    const paper = isDark ? '#14161b' : '#ffffff';
    if (contrast(accent, parseColour(paper) ?? accent) >= 4.5)
      root.style.setProperty('--link', theme?.accent ?? '');
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
