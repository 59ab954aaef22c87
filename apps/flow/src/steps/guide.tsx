import type { Quad, Rect } from '../capture/geometry.ts';

/** The frame that a document is held into, with the rest of the picture dimmed; and where the document is seen. */
export function Guide({
  guide,
  state,
  quad,
}: {
  guide: Rect;
  state: 'none' | 'near' | 'good';
  quad: Quad | null;
}) {
  const [x, y, width, height] = [guide.x * 100, guide.y * 100, guide.width * 100, guide.height * 100];
  const outline = `M${x} ${y}h${width}v${height}h${-width}z`;
  return (
    <svg class="guide" aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
      <path class="scrim" fill-rule="evenodd" d={`M0 0h100v100H0z${outline}`} />
      {quad !== null && (
        <polygon
          class="found"
          vector-effect="non-scaling-stroke"
          points={quad.map((corner) => `${corner.x * 100},${corner.y * 100}`).join(' ')}
        />
      )}
      <path class={`edge ${state}`} vector-effect="non-scaling-stroke" d={outline} />
    </svg>
  );
}
