import { useEffect, useState } from 'preact/hooks';

export type Appearance = 'light' | 'dark' | 'auto';

const wish = () => matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark: as whoever embeds it says, or as the system wishes. */
export function isDark(appearance: Appearance): boolean {
  return appearance === 'dark' || (appearance === 'auto' && wish().matches);
}

/** The same, followed while the page is open. */
export function useDark(appearance: Appearance): boolean {
  const [dark, setDark] = useState(isDark(appearance));
  useEffect(() => {
    const scheme = wish();
    const follow = () => setDark(isDark(appearance));
    follow();
    scheme.addEventListener('change', follow);
    return () => scheme.removeEventListener('change', follow);
  }, [appearance]);
  return dark;
}
