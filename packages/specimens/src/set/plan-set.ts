import { type ConditionName, conditionNames } from '../capture/conditions.ts';
import { type CastMember, castMembers } from '../cast.ts';
import { allKinds } from '../kinds/all-kinds.ts';
import type { Sheet, SpecimenKind } from '../sheets/sheet.ts';
import { type AttackKind, attackKinds } from './truth.ts';

/** One picture of one document's side, or of two documents. */
export type PlannedPicture = {
  readonly file: string;
  readonly seed: number;
  readonly condition: ConditionName;
  readonly attack: AttackKind | null;
  readonly documents: readonly PlannedDocument[];
  /** The file of an app, without a photograph. */
  readonly exported?: boolean;
};

export type PlannedDocument = {
  readonly kind: SpecimenKind;
  readonly sheet: Sheet;
  readonly seed: number;
  readonly sitter: CastMember;
};

/** Of this many pictures one is an attack. */
const attackEvery = 4;

/**
 * Which pictures of documents a set holds. Every side of every kind comes in turn, so that `count` of at least
 * `fewestPictures()` shows each once; conditions and attacks go round in their own rhythm.
 * @param definitions ids of definitions to keep; null for all
 */
export function planDocuments(
  count: number,
  seed: number,
  definitions: readonly string[] | null,
): PlannedPicture[] {
  const sides = allKinds
    .filter(({ definitionId }) => definitions === null || definitions.includes(definitionId))
    .flatMap((kind) => kind.sheets.map((sheet) => ({ kind, sheet })));
  if (sides.length === 0) return [];
  const pictures: PlannedPicture[] = [];
  let [genuine, attacks] = [0, 0];
  // Both rhythms have to get past each other's multiples: steps without a common factor do.
  for (let index = 0; index < count; index++) {
    const wantsAttack = index % attackEvery === attackEvery - 1;
    const own = seed * 100_003 + index;
    const name = String(index + 1).padStart(4, '0');
    if (wantsAttack) {
      const kind = attackKinds[attacks % attackKinds.length] ?? 'print';
      const side = sideFor(sides, attacks * 3 + Math.floor(attacks / attackKinds.length), kind);
      attacks++;
      if (side !== null) {
        pictures.push({
          file: `attacks/${kind}/${name}-${side.kind.id}.${kind === 'screenshot' ? 'png' : 'jpg'}`,
          seed: own,
          condition: 'good',
          attack: kind,
          documents: [document(side, own)],
        });
        continue;
      }
    }
    const side = sides[genuine % sides.length];
    if (side === undefined) break;
    // From the second round on the same side meets another condition.
    const round = Math.floor(genuine / sides.length);
    const next = conditionNames[(genuine + round * 3) % conditionNames.length] ?? 'good';
    const condition = fitting(next, side.sheet, genuine + round);
    genuine++;
    const documents = [document(side, own)];
    const partner = sides[(genuine + 4) % sides.length];
    if (condition === 'two-documents' && partner !== undefined && partner.sheet.width < 110) {
      documents.push(document(partner, own + 50_000));
    }
    const exported = side.sheet.exportedAs !== undefined;
    const folder = documents.length === 1 && side.sheet.mrz !== undefined ? 'mrz' : 'documents';
    pictures.push({
      file: `${folder}/${name}-${side.kind.id}-${side.sheet.side}-${exported ? 'export.pdf' : `${condition}.jpg`}`,
      ...(exported ? { exported } : {}),
      seed: own,
      condition,
      attack: null,
      documents,
    });
  }
  return pictures;
}

/** How many genuine and attack pictures it takes until every side was shown. */
export function fewestPictures(): number {
  const sides = allKinds.reduce((sum, { sheets }) => sum + sheets.length, 0);
  return Math.ceil((sides * attackEvery) / (attackEvery - 1));
}

function document({ kind, sheet }: { kind: SpecimenKind; sheet: Sheet }, seed: number): PlannedDocument {
  const sitter = castMembers[Math.abs(Math.imul(seed, 2654435761) >>> 8) % castMembers.length];
  if (sitter === undefined) throw new Error('nobody to photograph');
  return { kind, sheet, seed, sitter };
}

/** A condition that a side can have: passports' data pages are shown in a spread now and then, cards in twos. */
function fitting(condition: ConditionName, sheet: Sheet, turn: number): ConditionName {
  const isPassport = sheet.side === 'page' && sheet.width === 125;
  if (isPassport && turn % 2 === 1) return 'spread';
  if (condition === 'spread' && !isPassport) return 'perspective';
  if (condition === 'two-documents' && (sheet.width > 110 || sheet.height > sheet.width)) return 'turned';
  return condition;
}

function sideFor<Side extends { readonly kind: SpecimenKind; readonly sheet: Sheet }>(
  sides: readonly Side[],
  from: number,
  attack: AttackKind,
): Side | null {
  const able = sides.filter(({ sheet }) => {
    if (attack === 'altered-mrz-digit') return sheet.mrz !== undefined;
    if (attack === 'swapped-portrait') return sheet.portrait !== undefined;
    return sheet.fields.length > 0;
  });
  return able[from % Math.max(1, able.length)] ?? null;
}
