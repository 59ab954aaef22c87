/**
 * Fine wavy lines behind a document, as guilloche print has them: two families of pale curves whose waves drift against
 * each other. `width` and `height` in pixels; `step` is the distance between lines.
 */
export function guilloche(
  width: number,
  height: number,
  colours: readonly [string, string],
  step: number,
): string {
  const families = colours.map((colour, family) => {
    const amplitude = step * (2.2 + family);
    const period = width / (5 + 2 * family);
    let path = '';
    for (let y = -amplitude; y < height + amplitude; y += step) {
      const points: string[] = [];
      for (let x = 0; x <= width; x += 12) {
        const drift = Math.sin((y / height) * Math.PI * (2 + family)) * period * 0.4;
        const wave = Math.sin(((x + drift) / period) * 2 * Math.PI) * amplitude;
        points.push(`${x} ${(y + wave * Math.cos((x / width) * 3 + family)).toFixed(1)}`);
      }
      path += `M${points.join('L')}`;
    }
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${(step / 9).toFixed(2)}"/>`;
  });
  return families.join('');
}
