import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** Noto Sans (SIL Open Font License): Latin with all diacritics, Cyrillic, Greek. Embedded as the subset that is used. */
const fontFolder = fileURLToPath(
  new URL('.', import.meta.resolve('@expo-google-fonts/noto-sans/package.json')),
);
const fontFiles = {
  regular: join(fontFolder, '400Regular', 'NotoSans_400Regular.ttf'),
  bold: join(fontFolder, '700Bold', 'NotoSans_700Bold.ttf'),
};

export const colours = {
  ink: '#1b2430',
  faint: '#66727f',
  line: '#d7dde3',
  band: '#12344d',
  panel: '#f3f6f8',
  GREEN: '#1d7a46',
  YELLOW: '#a86a00',
  RED: '#b3261e',
  ERROR: '#6b4fa0',
} as const;

const margin = 46;
const pageWidth = 595.28;
const pageHeight = 841.89;
export const contentWidth = pageWidth - 2 * margin;
const bottom = pageHeight - 64;

export type Piece = {
  readonly text: string;
  readonly bold?: boolean;
  readonly mono?: boolean;
  readonly size?: number;
  readonly colour?: string;
};

/** A sheet of A4 that is written from top to bottom and turns its own pages. Points throughout. */
export type ReportPage = {
  readonly band: (title: string, lines: readonly string[], badge: { text: string; colour: string }) => void;
  readonly heading: (text: string) => void;
  readonly rows: (rows: readonly (readonly [string, string | undefined])[]) => void;
  readonly paragraph: (piece: Piece) => void;
  readonly gap: (points: number) => void;
  /** Lines of a card with a coloured edge; it is never torn between two pages. */
  readonly card: (colour: string, pieces: readonly Piece[]) => void;
  /** Pictures, two in a row, each with its caption; an undefined picture shows `instead`. */
  readonly pictures: (
    pictures: readonly { readonly jpeg: Buffer | undefined; readonly caption: string }[],
    instead: string,
  ) => void;
  /** Ends the document. `footer` is written on each page with its number. */
  readonly end: (footer: (page: number, pages: number) => string) => Promise<Buffer>;
};

export function openReportPage(title: string, at: Date): ReportPage {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: 0 },
    bufferPages: true,
    info: { Title: title, Creator: 'Aval', Producer: 'Aval', CreationDate: at },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', readFileSync(fontFiles.regular));
  pdf.registerFont('bold', readFileSync(fontFiles.bold));
  let y = margin;

  const use = ({ bold = false, mono = false, size = 9.5, colour = colours.ink }: Omit<Piece, 'text'>) =>
    pdf
      .font(mono ? 'Courier' : bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  const heightOf = (piece: Piece, width: number) => {
    use(piece);
    return pdf.heightOfString(piece.text, { width, lineGap: 1.5 });
  };
  const write = (piece: Piece, x: number, top: number, width: number) => {
    use(piece);
    pdf.text(piece.text, x, top, { width, lineGap: 1.5 });
  };
  const make = (height: number) => {
    if (y + height <= bottom || y === margin) return;
    pdf.addPage();
    y = margin;
  };

  return {
    band: (heading, lines, badge) => {
      pdf.rect(0, 0, pageWidth, 132).fill(colours.band);
      write({ text: heading, bold: true, size: 22, colour: '#ffffff' }, margin, 30, contentWidth - 190);
      let top = 70;
      for (const text of lines) {
        write({ text, size: 9, colour: '#cfdbe5' }, margin, top, contentWidth - 190);
        top += 14;
      }
      const width = 170;
      const x = pageWidth - margin - width;
      pdf.roundedRect(x, 34, width, 34, 5).fill(badge.colour);
      use({ bold: true, size: 11, colour: '#ffffff' });
      pdf.text(badge.text, x, 43, { width, align: 'center', lineBreak: false });
      y = 150;
    },
    heading: (text) => {
      make(70);
      y += 10;
      write({ text, bold: true, size: 13, colour: colours.band }, margin, y, contentWidth);
      y += 20;
      pdf
        .moveTo(margin, y)
        .lineTo(margin + contentWidth, y)
        .lineWidth(0.8)
        .stroke(colours.line);
      y += 8;
    },
    rows: (rows) => {
      const label = 150;
      for (const [name, value] of rows) {
        if (value === undefined || value === '') continue;
        const height = Math.max(
          heightOf({ text: value }, contentWidth - label),
          heightOf({ text: name }, label - 10),
        );
        make(height + 5);
        write({ text: name, colour: colours.faint }, margin, y, label - 10);
        write({ text: value }, margin + label, y, contentWidth - label);
        y += height + 5;
      }
    },
    paragraph: (piece) => {
      const height = heightOf(piece, contentWidth);
      make(height + 4);
      write(piece, margin, y, contentWidth);
      y += height + 4;
    },
    gap: (points) => {
      y += points;
    },
    card: (colour, pieces) => {
      const inner = contentWidth - 24;
      const heights = pieces.map((piece) => heightOf(piece, inner) + 2);
      const height = heights.reduce((sum, each) => sum + each, 0) + 12;
      make(height + 6);
      pdf.roundedRect(margin, y, contentWidth, height, 3).fill(colours.panel);
      pdf.rect(margin, y, 4, height).fill(colour);
      let top = y + 6;
      for (const [index, piece] of pieces.entries()) {
        write(piece, margin + 14, top, inner);
        top += heights[index] ?? 0;
      }
      y += height + 6;
    },
    pictures: (pictures, instead) => {
      const width = (contentWidth - 16) / 2;
      const height = 170;
      for (let index = 0; index < pictures.length; index += 2) {
        make(height + 42);
        for (const [side, picture] of pictures.slice(index, index + 2).entries()) {
          const x = margin + side * (width + 16);
          pdf.rect(x, y, width, height).fill(colours.panel);
          if (picture.jpeg === undefined) {
            use({ colour: colours.faint });
            pdf.text(instead, x, y + height / 2 - 6, { width, align: 'center' });
          } else {
            const fit: [number, number] = [width - 8, height - 8];
            pdf.image(picture.jpeg, x + 4, y + 4, { fit, align: 'center', valign: 'center' });
          }
          pdf.rect(x, y, width, height).lineWidth(0.6).stroke(colours.line);
          write({ text: picture.caption, size: 8, colour: colours.faint }, x, y + height + 4, width);
        }
        y += height + 42;
      }
    },
    end: (footer) => {
      const { start, count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        pdf.switchToPage(start + page);
        const top = pageHeight - 40;
        pdf
          .moveTo(margin, top - 6)
          .lineTo(margin + contentWidth, top - 6)
          .lineWidth(0.5)
          .stroke(colours.line);
        use({ size: 7.5, colour: colours.faint });
        pdf.text(footer(page + 1, count), margin, top, { width: contentWidth, lineBreak: false });
      }
      pdf.end();
      return ended;
    },
  };
}
