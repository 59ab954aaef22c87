import { findPhrase, mayStand, type PhraseHit } from './find-phrase.ts';
import { foldText } from './fold-text.ts';
import type { PlacedLine } from './lay-out-words.ts';

export type PageHit = PhraseHit & { readonly line: number };

/** A page as it is searched: all pairs of neighbouring shapes of its lines, and what was looked for before. */
type SearchedPage = { readonly pairs: ReadonlySet<string>; readonly found: Map<string, readonly PageHit[]> };

const pages = new WeakMap<readonly PlacedLine[], SearchedPage>();
const nowhere: readonly PageHit[] = [];

/**
 * The lines of a page in which a phrase stands. Many kinds carry the same labels, and each is asked for when kinds are told
 * apart, then sides, then fields: what was found is kept as long as the page is.
 * @param wanted the phrase as shapes (`shapesOf`)
 */
export function findOnPage(lines: readonly PlacedLine[], wanted: string): readonly PageHit[] {
  const page = pageOf(lines);
  const before = page.found.get(wanted);
  if (before !== undefined) return before;
  const hits = mayStand(page.pairs, wanted)
    ? lines.flatMap(({ folded }, line): PageHit[] => {
        const hit = findPhrase(folded, wanted);
        return hit === null ? [] : [{ ...hit, line }];
      })
    : nowhere;
  page.found.set(wanted, hits);
  return hits;
}

/** False for a phrase that stands in none of the lines, nor over two of them. */
export function mayStandOn(lines: readonly PlacedLine[], wanted: string): boolean {
  return mayStand(pageOf(lines).pairs, wanted);
}

function pageOf(lines: readonly PlacedLine[]): SearchedPage {
  let page = pages.get(lines);
  if (page === undefined) {
    page = { pairs: new Set(lines.flatMap(({ folded }) => [...folded.pairs])), found: new Map() };
    pages.set(lines, page);
  }
  return page;
}

const shapesOfPhrases = new Map<string, string>();
/** More than all definitions have; an operator's own kinds beyond it are worked out each time. */
const mostPhrases = 5000;

/** A phrase of a definition as shapes, worked out once. */
export function shapesOf(phrase: string): string {
  let shapes = shapesOfPhrases.get(phrase);
  if (shapes === undefined) {
    shapes = foldText(phrase);
    if (shapesOfPhrases.size < mostPhrases) shapesOfPhrases.set(phrase, shapes);
  }
  return shapes;
}
