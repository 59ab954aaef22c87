import { z } from 'zod';
import { pick, type Random, wholeNumber } from '../random.ts';

export const backgrounds = ['wood', 'cloth', 'plain', 'dark', 'stone', 'papers'] as const;
export type Background = (typeof backgrounds)[number];

/** How a picture was taken. The names of the conditions are the groups of a report. */
export const conditionNames = [
  'good',
  'perspective',
  'turned',
  'dim',
  'blur',
  'noise',
  'jpeg',
  'background',
  'glare',
  'shadow',
  'small',
  'rotated-90',
  'rotated-180',
  'rotated-270',
  'two-documents',
  'spread',
  'scan',
] as const;
export type ConditionName = (typeof conditionNames)[number];

export const conditionsSchema = z.object({
  /** What is difficult about the picture; the rest is mild. */
  name: z.enum(conditionNames),
  background: z.enum(backgrounds),
  /** How far the camera is off the vertical, degrees about both axes. */
  tiltX: z.number(),
  tiltY: z.number(),
  /** How far the document is turned in the frame, degrees clockwise. */
  turn: z.number(),
  /** Share of the frame's width or height that the document takes, 0 to 1. */
  fill: z.number(),
  /** Brightness of the light, 1 is good. */
  light: z.number(),
  /** Colour of the light: factors of red and blue. */
  warmth: z.number(),
  /** How much darker the dark side is, 0 to 1. */
  lightFall: z.number(),
  /** Strength of a spot of reflected light, 0 to 1. */
  glare: z.number(),
  /** How dark a shadow across the picture is, 0 to 1. */
  shadow: z.number(),
  /** Sigma of the blur, pixels of the picture. */
  blur: z.number(),
  /** Standard deviation of the noise, grey levels. */
  noise: z.number(),
  jpegQuality: z.number().int(),
  /** Clockwise degrees by which the finished picture was turned, in its pixels. */
  orientation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
export type Conditions = z.infer<typeof conditionsSchema>;

const between = (random: Random, low: number, high: number) =>
  Math.round((low + random() * (high - low)) * 100) / 100;

/** Draws conditions: everything mild, and one thing difficult. */
export function drawConditions(name: ConditionName, random: Random): Conditions {
  const mild: Conditions = {
    name,
    background: pick(random, ['wood', 'plain', 'dark', 'cloth']),
    tiltX: between(random, -6, 6),
    tiltY: between(random, -6, 6),
    turn: between(random, -3, 3),
    fill: between(random, 0.76, 0.9),
    light: between(random, 0.94, 1.04),
    warmth: between(random, -0.03, 0.05),
    lightFall: between(random, 0.05, 0.2),
    glare: 0,
    shadow: 0,
    blur: between(random, 0.3, 0.55),
    noise: between(random, 1, 2.5),
    jpegQuality: wholeNumber(random, 84, 93),
    orientation: 0,
  };
  const sign = random() < 0.5 ? -1 : 1;
  switch (name) {
    case 'perspective':
      return { ...mild, tiltX: sign * between(random, 14, 26), tiltY: between(random, -20, 20), fill: 0.86 };
    case 'turned':
      return { ...mild, turn: sign * between(random, 9, 32) };
    case 'dim':
      return { ...mild, light: between(random, 0.3, 0.5), noise: between(random, 4, 6), warmth: 0.1 };
    case 'blur':
      return { ...mild, blur: between(random, 1.2, 2.2) };
    case 'noise':
      return { ...mild, noise: between(random, 8, 13) };
    case 'jpeg':
      return { ...mild, jpegQuality: wholeNumber(random, 28, 45) };
    case 'background':
      return { ...mild, background: pick(random, ['papers', 'stone', 'papers']) };
    case 'glare':
      return { ...mild, glare: between(random, 0.75, 1) };
    case 'shadow':
      return { ...mild, shadow: between(random, 0.4, 0.6) };
    case 'small':
      return { ...mild, fill: between(random, 0.5, 0.6) };
    case 'rotated-90':
      return { ...mild, orientation: 90 };
    case 'rotated-180':
      return { ...mild, orientation: 180 };
    case 'rotated-270':
      return { ...mild, orientation: 270 };
    case 'good':
    case 'two-documents':
    case 'spread':
      return mild;
    case 'scan':
      return {
        ...mild,
        background: 'plain',
        tiltX: 0,
        tiltY: 0,
        turn: between(random, -0.6, 0.6),
        lightFall: 0,
        noise: 0.8,
        light: 1,
        warmth: 0,
        blur: 0.3,
      };
  }
}
