import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Puts the focus on the heading of a screen when it appears, so that readers begin there. */
export function useFocusOn<Element extends HTMLElement>(key: unknown): RefObject<Element> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [key]);
  return ref;
}
