import type { FaceReading } from './face-reading.ts';

type MeshPoint = { readonly x: number; readonly y: number };

/** Points of MediaPipe's face mesh (canonical face model): tip of the nose, edges of the cheeks, brow and chin. */
const nose = 1;
const rightCheek = 234;
const leftCheek = 454;
const brow = 10;
const chin = 152;
/** Of each eye: its corners, and points of the upper lid with those of the lower one beneath. */
const eyes = [
  {
    corners: [33, 133],
    lids: [
      [160, 144],
      [159, 145],
      [158, 153],
    ],
  },
  {
    corners: [362, 263],
    lids: [
      [385, 380],
      [386, 374],
      [387, 373],
    ],
  },
] as const;

/**
 * Place and turn of a face from its mesh (478 points in shares of an unmirrored frame). The turn is where the nose stands between the
 * cheeks: it needs no camera's focal length and grows evenly up to about 40 degrees.
 */
export function readingOfMesh(faces: readonly (readonly MeshPoint[])[]): FaceReading | null {
  const [mesh] = faces;
  const [tip, right, left, top, bottom] = [nose, rightCheek, leftCheek, brow, chin].map(
    (index) => mesh?.[index],
  );
  if (mesh === undefined || !tip || !right || !left || !top || !bottom) return null;
  const xs = mesh.map(({ x }) => x);
  const ys = mesh.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const across = left.x - right.x;
  const down = bottom.y - top.y;
  if (Math.abs(across) < 1e-6 || Math.abs(down) < 1e-6) return null;
  return {
    box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
    turn: clamp(2 * ((tip.x - right.x) / across - 0.5)),
    // A level head has the tip of the nose a little below the middle.
    nod: clamp(2 * (0.54 - (tip.y - top.y) / down)),
    lids: eyes.map((eye) => opennessOf(mesh, eye)).reduce((sum, share) => sum + share, 0) / eyes.length,
    faces: faces.length,
  };
}

function opennessOf(
  mesh: readonly MeshPoint[],
  { corners: [one, other], lids }: (typeof eyes)[number],
): number {
  const apart = (from: number, to: number) =>
    Math.hypot((mesh[from]?.x ?? 0) - (mesh[to]?.x ?? 0), (mesh[from]?.y ?? 0) - (mesh[to]?.y ?? 0));
  const width = apart(one, other);
  const height = lids.reduce((sum, [upper, lower]) => sum + apart(upper, lower), 0) / lids.length;
  return width < 1e-6 ? 0 : height / width;
}

const clamp = (value: number) => Math.max(-1, Math.min(1, value));
