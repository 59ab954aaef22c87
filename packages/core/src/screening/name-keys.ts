import { nameWords } from '../names/transliterate.ts';
import { foldWord } from './fold-word.ts';

/** A key with the word of the name that it stands for; an entry is a candidate when it shares keys of enough words. */
export type WordKey = { readonly word: number; readonly key: string };

/** Consonants that are told apart least: hard and soft, breathed or not. */
const consonantClasses: Readonly<Record<string, string>> = { G: 'H', V: 'F', J: 'S', Š: 'S' };
const vowels = new Set(['A', 'E', 'I', 'O', 'U']);
/** Words of one letter are initials: they would fetch half of a list. */
const shortestWord = 2;

/** What is left of a word when vowels, doubled letters and the spelling of consonants are taken away; first vowels stay as one. */
export function skeleton(folded: string): string {
  const letters = Array.from(folded);
  const kept = letters.map((letter, index) => {
    if (vowels.has(letter)) return index === 0 ? 'A' : '';
    // A breath at the end is often not written.
    if (letter === 'H' && index === letters.length - 1 && index > 0) return '';
    return consonantClasses[letter] ?? letter;
  });
  return kept.join('').replace(/(.)\1+/g, '$1');
}

/** The skeleton, and what it becomes when one letter is left out: one wrong, missing or added consonant still shares a key. */
function keysOfSkeleton(bone: string): string[] {
  if (bone.length < 3) return [bone];
  const first = bone.length === 3 ? 1 : 0;
  const shorter = Array.from({ length: bone.length - first }, (_, index) => {
    const at = index + first;
    return `-${bone.slice(0, at)}${bone.slice(at + 1)}`;
  });
  // The skeleton itself, also as what is left of a longer one.
  return [...new Set([bone, `-${bone}`, ...shorter])];
}

/** The word itself, by which whoever is listed under the very name comes before all who are like him, and what it is found by else. */
function keysOfWord(word: string): string[] {
  const folded = foldWord(word);
  const bone = skeleton(folded);
  return [...(folded === '' ? [] : [`=${folded}`]), ...(bone === '' ? [] : keysOfSkeleton(bone))];
}

/** Keys of a name's words, and of neighbours written as one word, which stand for both. */
export function nameKeys(name: string): WordKey[] {
  const words = nameWords(name);
  const found: WordKey[] = [];
  for (const [word, text] of words.entries()) {
    if (text.length < shortestWord) continue;
    for (const key of keysOfWord(text)) found.push({ word, key });
    const next = words[word + 1];
    if (next === undefined) continue;
    const joined = skeleton(foldWord(text + next));
    if (joined.length >= 3) found.push({ word, key: joined }, { word: word + 1, key: joined });
  }
  return found;
}

/** How many words of a name a key can stand for: a name of one word is found by that word alone. */
export function countedWords(name: string): number {
  return nameWords(name).filter((word) => word.length >= shortestWord).length;
}

/** The key of a document's number: letters and digits only, so that spaces and dashes do not matter. Undefined when too short. */
export function documentKey(number: string): string | undefined {
  const bare = number.toLocaleUpperCase('en').replace(/[^\p{L}\p{N}]/gu, '');
  return bare.length < 5 ? undefined : `#${bare}`;
}
