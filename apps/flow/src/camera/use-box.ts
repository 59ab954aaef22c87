import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export type BoxSize = { readonly width: number; readonly height: number };

/** The size in which an element is seen, in CSS pixels, followed while it stands; the window's before it is there. */
export function useBox(element: RefObject<HTMLElement>): BoxSize {
  const [box, setBox] = useState<BoxSize>({ width: window.innerWidth, height: window.innerHeight });
  useLayoutEffect(() => {
    const seen = element.current;
    if (seen === null) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = seen;
      if (width === 0 || height === 0) return;
      setBox((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(seen);
    return () => watcher.disconnect();
  }, []);
  return box;
}
