import { describe, expect, test } from 'vitest';
import { readXml, type XmlElement } from './read-xml.ts';

function elementsOf(...pieces: readonly string[]): XmlElement[] {
  const elements: XmlElement[] = [];
  const reader = readXml({ onOpen: () => undefined, onClose: (element) => elements.push(element) });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return elements;
}

describe('a list as XML', () => {
  test('may have any number of elements with space between them', () => {
    const entry = `${' '.repeat(40)}<name>Ivan</name>\n`;
    const elements = elementsOf('<list>\n', ...Array.from({ length: 5000 }, () => entry), '</list>');
    expect(elements).toHaveLength(5001);
    expect(elements.at(-1)).toMatchObject({ name: 'list', text: '' });
  });

  test('keeps the spaces within a text, in whatever pieces it comes', () => {
    const pieces = ['<name>  Ivan', '<!-- no name -->', ' ', '<![CDATA[& ]]>Petr', 'enko </name>'];
    expect(elementsOf(...pieces)).toMatchObject([{ name: 'name', text: 'Ivan & Petrenko' }]);
  });

  test('has no text that never ends', () => {
    expect(() => elementsOf('<name>', 'a'.repeat(100_001), '</name>')).toThrow('too long');
    expect(() => elementsOf('<name>', `a${' '.repeat(100_001)}`, '</name>')).toThrow('too long');
  });
});
