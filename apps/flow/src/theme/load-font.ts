/** Ours, whatever the tenant calls it: a name that needs no quotes. */
const FAMILY = 'tenant';

/**
 * Loads the tenant's font and sets the page in it once it is there: letters that it lacks, and all of them where it does not load, come
 * from the system's. `name` is how the font calls itself. Returns what undoes it.
 */
export function loadFont(address: string, name: string | undefined): () => void {
  const { style } = document.documentElement;
  const face = new FontFace(FAMILY, `url(${JSON.stringify(address)})`);
  let isGone = false;
  face.load().then(
    () => {
      if (isGone) return;
      document.fonts.add(face);
      const families = name === undefined ? FAMILY : `${FAMILY}, ${JSON.stringify(name)}`;
      style.setProperty('--font', `${families}, var(--system-font)`);
    },
    () => undefined,
  );
  return () => {
    isGone = true;
    document.fonts.delete(face);
    style.removeProperty('--font');
  };
}
