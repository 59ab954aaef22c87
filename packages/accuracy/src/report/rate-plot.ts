import type { Sections } from '../card.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { escapeHtml } from './escape-html.ts';

const [width, rowHeight, left] = [640, 24, 270];

/** Rates with their intervals, one under the other; nothing when nothing was measured. */
export function ratePlot({ mrz, pad, barcodes, fields, attacks }: Sections): string {
  const named = (prefix: string, rates: Readonly<Record<string, Proportion>> = {}) =>
    Object.entries(rates).map(([name, rate]): [string, Proportion] => [`${prefix} ${name}`, rate]);
  const all: [string, Proportion][] = [
    ...(mrz === null
      ? []
      : named('MRZ', {
          'every line exact': mrz.rates.exact,
          'wrong line believed': mrz.rates.wrongDataLineAccepted,
        })),
    ...named('printed', fields?.found),
    ...named('field', fields?.described),
    ...(pad === null ? [] : named('liveness', { BPCER: pad.rates.bpcer })),
    ...named('APCER', pad?.rates.apcer),
    ...Object.entries(barcodes ?? {}).map(([name, { rate }]): [string, Proportion] => [name, rate]),
    ...named('stopped', attacks?.stopped),
  ];
  const rows = all.filter(([, { rate }]) => rate !== null);
  if (rows.length === 0) return '';
  const height = rows.length * rowHeight + 30;
  const x = (rate: number) => left + rate * (width - left - 20);
  const axis = [0, 0.25, 0.5, 0.75, 1].map(
    (rate) =>
      `<line class="axis" x1="${x(rate)}" x2="${x(rate)}" y1="4" y2="${height - 24}"/><text x="${x(rate)}" y="${height - 8}" text-anchor="middle">${rate * 100} %</text>`,
  );
  const bars = rows.map(([name, { rate, low, high }], index) => {
    const y = index * rowHeight + 16;
    return `<text x="${left - 10}" y="${y + 4}" text-anchor="end">${escapeHtml(name)}</text><line class="bar" stroke-width="2" x1="${x(low ?? 0)}" x2="${x(high ?? 0)}" y1="${y}" y2="${y}"/><circle class="dot" r="4" cx="${x(rate ?? 0)}" cy="${y}"/>`;
  });
  return `<h3>Rates and their 95 % intervals</h3><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Rates with their intervals, as in the tables below">${axis.join('')}${bars.join('')}</svg>`;
}
