import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus on the heading of a screen when it appears, so that readers begin there; the tab is called by it, too. */
export function useFocusOn<Element extends HTMLElement>(key: unknown): RefObject<Element> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    document.title = ref.current?.textContent ?? '';
    window.scrollTo(0, 0);
  }, [key]);
  return ref;
}
