/** One character of the lines changed: where, from what, to what. */
export type AlteredZone = {
  readonly lines: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly from: string;
  readonly to: string;
};

/** Raises the last digit but one of the document number by one; no check digit is made anew. */
export function alterZone(lines: readonly string[]): AlteredZone {
  const line = lines.length === 3 ? 0 : 1;
  const start = lines.length === 3 ? 5 : 0;
  const old = lines[line] ?? '';
  const digits = [...old].flatMap((character, column) =>
    column >= start && column < start + 9 && /\d/.test(character) ? [column] : [],
  );
  const column = digits.at(-2) ?? digits[0] ?? start;
  const from = old.charAt(column);
  const to = String((Number(from) + 1) % 10);
  return {
    lines: lines.map((text, index) =>
      index === line ? text.slice(0, column) + to + text.slice(column + 1) : text,
    ),
    line,
    column,
    from,
    to,
  };
}
