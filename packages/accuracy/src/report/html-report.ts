import type { Card, Sections } from '../card.ts';
import { describeFigures, type FigureTable } from './describe-figures.ts';
import { errorPlot } from './error-plot.ts';
import { escapeHtml } from './escape-html.ts';
import { ratePlot } from './rate-plot.ts';

const style = `
:root { color-scheme: light dark; --ink: #16202b; --soft: #5b6b7b; --line: #d8dfe6; --paper: #fff; --mark: #0b63ce; --other: #b3202a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9fb0c0; --line: #33414e; --paper: #121920; --mark: #6fb1ff; --other: #ff8a8f; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin: 1.5rem 0 .4rem; font-size: 1rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .9rem .25rem 0; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; } th { color: var(--soft); font-weight: 500; }
td:first-child { white-space: normal; min-width: 14rem; } p.note, footer { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; } svg .axis { stroke: var(--line); }
svg .fmr { stroke: var(--other); } svg .fnmr, svg .bar { stroke: var(--mark); } svg .dot { fill: var(--mark); } svg .limit { stroke: var(--soft); stroke-dasharray: 4 4; }`;

/** The card as one page that needs nothing else: no script, no font, no network. */
export function htmlReport(card: Card): string {
  const { generated, machine } = card;
  const facts = `Seed ${card.seed}; vision ${card.visionVersion}; ${machine.cores} cores, ${machine.processor}, Node ${machine.node}, ${machine.threads} threads. Models: ${card.modelIds.join(', ')}.`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Accuracy card, ${escapeHtml(card.date)}</title><style>${style}</style></head>
<body><h1>Accuracy card, ${escapeHtml(card.date)}</h1>
${part('Real pictures', card)}
${generated === null ? '' : part('Generated pictures', generated, 'Drawn documents and faces in made conditions: they show what changed from release to release, not accuracy on real pictures.')}
<footer><p>${escapeHtml(facts)} Intervals are Wilson's at 95 %, with the rule of three where nothing or everything happened.</p></footer>
</body></html>
`;
}

function part(title: string, sections: Sections, note?: string): string {
  const tables = describeFigures(sections).map(htmlTable);
  const { faces } = sections;
  const plots = [
    ratePlot(sections),
    faces === null || faces.curve.length === 0 ? '' : errorPlot(faces.curve, faces.atThresholds),
  ];
  return `<h2>${escapeHtml(title)}</h2>${note === undefined ? '' : `<p class="note">${escapeHtml(note)}</p>`}${plots.join('')}${tables.join('')}`;
}

function htmlTable({ title, head, rows, note }: FigureTable): string {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<h3>${escapeHtml(title)}</h3><div class="scroll"><table><thead>${cells(head, 'th')}</thead><tbody>${rows
    .map((row) => cells(row, 'td'))
    .join('')}</tbody></table></div>${note === undefined ? '' : `<p class="note">${escapeHtml(note)}</p>`}`;
}
