import type { Card, Sections } from '../card.ts';
import { describeFigures, type FigureTable } from './describe-figures.ts';

/** The card for a terminal. */
export function textReport(card: Card): string {
  const head = `Accuracy card of ${card.date}, vision ${card.visionVersion}, seed ${card.seed}`;
  const { generated } = card;
  return [
    head,
    ...part('Real pictures', card),
    ...(generated === null
      ? []
      : part('Generated pictures: what they show is not accuracy on real ones', generated)),
  ].join('\n');
}

function part(title: string, sections: Sections): string[] {
  return ['', `== ${title} ==`, ...describeFigures(sections).flatMap((table) => ['', ...textTable(table)])];
}

function textTable({ title, head, rows, note }: FigureTable): string[] {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    title,
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
    ...(note === undefined ? [] : [note]),
  ];
}
