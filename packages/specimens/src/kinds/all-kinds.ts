import type { SpecimenKind } from '../sheets/sheet.ts';
import { brazilianKinds } from './brazil.ts';
import { icaoKinds } from './icao.ts';
import { licenceKinds } from './licences.ts';
import { ukrainianKinds } from './ukraine.ts';

/** Every document that can be drawn. Several kinds may belong to one definition of the product. */
export const allKinds: readonly SpecimenKind[] = [
  ...icaoKinds,
  ...ukrainianKinds,
  ...brazilianKinds,
  ...licenceKinds,
];
