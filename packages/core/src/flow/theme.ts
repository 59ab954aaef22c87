import { z } from 'zod';

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour such as #1f4fd8');

/** How the applicant's page looks, in words and numbers; what is left out is as it comes. */
export const themeTokensSchema = z.strictObject({
  /** Who asks: what a reader of screens says in place of the logo. */
  name: z.string().trim().min(1).max(100).optional(),
  accent: colour.optional(),
  /** In the dark; the accent where it is left out. */
  accentDark: colour.optional(),
  /** Of the corners of buttons, in pixels. */
  radius: z.number().int().min(0).max(24).optional(),
  /** What the font is called: letters that its file lacks come from the person's own copy of it, then from the system's font. */
  fontFamily: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,63}$/, 'must be 1 to 64 letters, digits, spaces, hyphens')
    .optional(),
});
export type ThemeTokens = z.infer<typeof themeTokensSchema>;

export const themeFileKindSchema = z.enum(['logo', 'logoDark', 'font']);
export type ThemeFileKind = z.infer<typeof themeFileKindSchema>;

/** By ending. SVG is not among them, since it can carry script. */
export const themeFileTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
} as const;
const formatSchema = z.enum(['png', 'jpg', 'webp', 'woff2']);
export type ThemeFileFormat = z.infer<typeof formatSchema>;

/** A file of a theme; its address is its content's, so whatever was fetched from there never changes. */
export const themeFileSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  format: formatSchema,
  bytes: z.number().int(),
});
export type ThemeFile = z.infer<typeof themeFileSchema>;

/** One for each environment, as it is kept. */
export const themeSchema = z.object({
  version: z.literal(1),
  tokens: themeTokensSchema,
  files: z.object({
    logo: themeFileSchema.optional(),
    /** In the dark; the logo where it is left out. */
    logoDark: themeFileSchema.optional(),
    font: themeFileSchema.optional(),
  }),
});
export type Theme = z.infer<typeof themeSchema>;

/** The page as it comes. */
export const plainTheme: Theme = { version: 1, tokens: {}, files: {} };

/** What a file is called in its address: its SHA-256, and an ending that says what it is. */
export function themeFileName({ sha256, format }: Pick<ThemeFile, 'sha256' | 'format'>): string {
  return `${sha256}.${format}`;
}

const fileNamePattern = /^([0-9a-f]{64})\.(.+)$/;

/** The same, read back; undefined for what names no file. */
export function parseThemeFileName(name: string): Pick<ThemeFile, 'sha256' | 'format'> | undefined {
  const [, sha256, ending] = fileNamePattern.exec(name) ?? [];
  const format = formatSchema.safeParse(ending);
  return sha256 === undefined || !format.success ? undefined : { sha256, format: format.data };
}
