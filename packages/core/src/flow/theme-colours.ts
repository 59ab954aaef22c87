export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb` as 0 to 255 each; anything else is undefined. */
export function parseColour(text: string): Rgb | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (found === null) return undefined;
  const [, red = '', green = '', blue = ''] = found;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: Rgb, other: Rgb): number {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Black or white, whichever has more contrast. */
export function readableOn(colour: Rgb): '#000000' | '#ffffff' {
  return contrast(colour, [255, 255, 255]) >= contrast(colour, [0, 0, 0]) ? '#ffffff' : '#000000';
}

/** What lies under everything, in the light and in the dark. */
export const papers = { light: '#ffffff', dark: '#14161b' } as const;

export type AccentColours = {
  readonly accent: string;
  /** Of text on the accent. */
  readonly onAccent: '#000000' | '#ffffff';
  /** The accent, where it can be read as a link on the paper (4.5:1). */
  readonly link: string | undefined;
};

/** A tenant's colours in the light or in the dark; undefined where there are none, or what is told is no colour. */
export function accentColours(
  told: { readonly accent?: string | undefined; readonly accentDark?: string | undefined } | null,
  look: keyof typeof papers,
): AccentColours | undefined {
  const accent = (look === 'dark' ? told?.accentDark : undefined) ?? told?.accent;
  const colour = accent === undefined ? undefined : parseColour(accent);
  if (accent === undefined || colour === undefined) return undefined;
  const paper = parseColour(papers[look]);
  const isReadable = paper !== undefined && contrast(colour, paper) >= 4.5;
  return { accent, onAccent: readableOn(colour), link: isReadable ? accent : undefined };
}
