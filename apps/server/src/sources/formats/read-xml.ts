import { SaxesParser } from 'saxes';
import { ListRefused } from './parsed.ts';

/** An element as it ends: its own text, attributes and the path of names that leads to it, without namespaces' prefixes. */
export type XmlElement = {
  readonly name: string;
  /** Names of the elements around it, outermost first. */
  readonly path: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
};
export type XmlHandlers = {
  readonly onOpen: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    path: readonly string[],
  ) => void;
  readonly onClose: (element: XmlElement) => void;
};

const deepest = 32;
/** Characters of one text: names are short, remarks of a list a few thousand. */
const longestText = 100_000;
/** Attributes of one element; published lists have fewer than thirty. */
const mostAttributes = 200;
/** Characters that may come without anything ending: the parser keeps what it has not told yet. */
const longestPiece = 4_000_000;

/**
 * Feeds XML text piece by piece. Declared entities are refused with the whole document type, so nothing can swell; depth and length
 * of texts are bounded. Throws `ListRefused`.
 */
export function readXml({ onOpen, onClose }: XmlHandlers): {
  write: (text: string) => void;
  end: () => void;
} {
  const parser = new SaxesParser();
  const open: { name: string; attributes: Record<string, string>; text: string }[] = [];
  let wasClosed = false;
  let attributesOfTag = 0;
  let untold = 0;
  parser.on('error', (error) => {
    throw new ListRefused(`the file is no well-formed XML: ${error.message.split('\n')[0] ?? ''}`);
  });
  parser.on('doctype', () => {
    throw new ListRefused('the file declares a document type: entities are not taken');
  });
  parser.on('attribute', () => {
    untold = 0;
    attributesOfTag += 1;
    if (attributesOfTag > mostAttributes)
      throw new ListRefused('an element in the file has too many attributes');
  });
  parser.on('comment', () => {
    untold = 0;
  });
  parser.on('opentag', ({ name, attributes }) => {
    untold = 0;
    attributesOfTag = 0;
    if (open.length >= deepest) throw new ListRefused('the file is nested too deeply');
    const bare = withoutPrefix(name);
    onOpen(
      bare,
      attributes,
      open.map((each) => each.name),
    );
    open.push({ name: bare, attributes, text: '' });
  });
  const onText = (text: string) => {
    untold = 0;
    const current = open.at(-1);
    if (current === undefined) return;
    // Between the elements of a list stands nothing but space, which adds up with their number.
    if (current.text === '' && text.trim() === '') return;
    current.text += text;
    if (current.text.length > longestText) throw new ListRefused('a text in the file is too long');
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    untold = 0;
    const element = open.pop();
    if (element === undefined) return;
    wasClosed = open.length === 0;
    onClose({ ...element, text: element.text.trim(), path: open.map((each) => each.name) });
  });
  return {
    write: (text) => {
      parser.write(text);
      untold += text.length;
      if (untold > longestPiece) throw new ListRefused('a text in the file is too long');
    },
    end: () => {
      parser.close();
      if (!wasClosed) throw new ListRefused('the file ends in the middle');
    },
  };
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
