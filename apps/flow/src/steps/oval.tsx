import type { Rect } from '../capture/geometry.ts';

/** Where the oval is drawn, in shares of the screen: a head is about three quarters as wide as high. */
export function ovalOn(width: number, height: number): Rect {
  const h = Math.min(0.56 * height, (0.72 * width) / 0.75);
  const [shareWidth, shareHeight] = [(h * 0.75) / width, h / height];
  return {
    x: (1 - shareWidth) / 2,
    y: Math.max(0.1, 0.44 - shareHeight / 2),
    width: shareWidth,
    height: shareHeight,
  };
}

export function Oval({ oval, isGood }: { oval: Rect; isGood: boolean }) {
  const [cx, cy] = [(oval.x + oval.width / 2) * 100, (oval.y + oval.height / 2) * 100];
  const [rx, ry] = [oval.width * 50, oval.height * 50];
  const outline = `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
  return (
    <svg class="guide" aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="scrim" fill-rule="evenodd" d={`M0 0h100v100H0z${outline}`} />
      <path class={`edge ${isGood ? 'good' : 'near'}`} vector-effect="non-scaling-stroke" d={outline} />
    </svg>
  );
}
