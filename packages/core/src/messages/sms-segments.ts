/** Characters of the GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), in the order of their codes; ESC stands as \u001b. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Characters of its extension table (6.2.1.1): each takes two septets. */
const extension = '\f^{}\\[~]|€';

/** Units that fit one message alone, and one part of several (after the six octets of the header that joins them). */
const room = {
  gsm7: { alone: 160, part: 153 },
  ucs2: { alone: 70, part: 67 },
} as const;

export type SmsParts = {
  readonly encoding: 'gsm7' | 'ucs2';
  /** Never empty; joined they are the text. */
  readonly parts: readonly string[];
};

/** Septets of each character of the GSM alphabet; the escape itself is none. */
const septets: ReadonlyMap<string, number> = new Map([
  ...[...basic]
    .filter((character) => character !== '\u001b')
    .map((character): [string, number] => [character, 1]),
  ...[...extension].map((character): [string, number] => [character, 2]),
]);

/**
 * A short message as the parts it is sent in: GSM-7 when every character has a place there, UCS-2 otherwise. No part ends in the
 * middle of an escape sequence or of a surrogate pair.
 */
export function splitSms(text: string): SmsParts {
  const characters = [...text];
  const encoding = characters.every((character) => septets.has(character)) ? 'gsm7' : 'ucs2';
  const units = (character: string) =>
    encoding === 'gsm7' ? (septets.get(character) ?? 0) : character.length;
  const total = characters.reduce((sum, character) => sum + units(character), 0);
  if (total <= room[encoding].alone) return { encoding, parts: [text] };
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of characters) {
    if (used + units(character) > room[encoding].part) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += units(character);
  }
  return { encoding, parts: [...parts, part] };
}
