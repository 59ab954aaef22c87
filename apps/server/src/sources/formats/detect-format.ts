import type { ListFormat } from '../ports.ts';

/** The format that the first kilobytes of a file tell; undefined when it is none that is known. */
export function detectFormat(head: string): ListFormat | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('<')) {
    const root = /<(?:[A-Za-z]\w*:)?(sdnList|export|CONSOLIDATED_LIST)[\s>]/.exec(text)?.[1];
    if (root === 'sdnList') return 'ofac-xml';
    if (root === 'export') return 'eu-xml';
    return root === 'CONSOLIDATED_LIST' ? 'un-xml' : undefined;
  }
  return /^\d+\s*,/.test(text) ? 'ofac-csv' : undefined;
}
