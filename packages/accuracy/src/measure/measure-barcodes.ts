import type { Barcode } from '@aval/core/findings';
import type { Sections } from '../card.ts';
import type { BarcodeItem } from '../sets/read-barcode-set.ts';
import { percentile } from '../statistics/percentile.ts';
import { proportion } from '../statistics/proportion.ts';

export type ReadBarcodeItem = {
  readonly item: BarcodeItem;
  readonly barcodes: readonly Barcode[];
  readonly milliseconds: number | null;
};

/** Share of pictures whose symbol is read with the content expected, by the format that the folder names. */
export function measureBarcodes(read: readonly ReadBarcodeItem[]): NonNullable<Sections['barcodes']> {
  const formats = [...new Set(read.map(({ item }) => item.format))].sort();
  return Object.fromEntries(
    formats.map((format) => {
      const own = read.filter(({ item }) => item.format === format);
      const right = own.filter(({ item, barcodes }) => barcodes.some(({ text }) => isSame(text, item.text)));
      const wrong = own.filter((one) => one.barcodes.length > 0 && !right.includes(one));
      const times = own.flatMap(({ milliseconds }) => milliseconds ?? []);
      return [
        format,
        {
          pictures: own.length,
          read: right.length,
          wrong: wrong.length,
          rate: proportion(right.length, own.length),
          medianMs: percentile(times, 0.5),
        },
      ];
    }),
  );
}

/** Text files end lines in their own way, and may end with one more. */
function isSame(text: string, expected: string): boolean {
  const plain = (value: string) => value.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return plain(text) === plain(expected);
}
