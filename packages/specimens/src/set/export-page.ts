import sharp from 'sharp';
import { drawSheet } from '../sheets/draw-sheet.ts';
import { sheetTruth } from '../sheets/sheet-truth.ts';
import type { PlannedDocument } from './plan-set.ts';
import type { DocumentTruth } from './truth.ts';

/** Portraits by id of the cast. */
export type PortraitOf = (id: string) => Promise<Buffer>;

const pixelsPerMm = 12;
const pointsPerMm = 72 / 25.4;

/** A page as an app exports it: a PDF of one page, and its truth; corners are pixels of the drawing inside. */
export async function exportPage(
  file: string,
  { kind, sheet, seed, sitter }: PlannedDocument,
  portraitOf: PortraitOf,
): Promise<{ readonly file: Buffer; readonly truth: DocumentTruth[] }> {
  const holder = kind.invent(seed, sitter.sex);
  const portrait = sheet.portrait === undefined ? null : await portraitOf(sitter.id);
  const drawn = await drawSheet(sheet, holder, portrait, pixelsPerMm);
  const { data, info } = await sharp(drawn).jpeg({ quality: 92 }).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { fields, printed, mrz, barcodes } = sheetTruth(sheet, holder, holder.mrz, null);
  return {
    file: pdfOfPicture(data, info, sheet.width * pointsPerMm, sheet.height * pointsPerMm),
    truth: [
      {
        file,
        width,
        height,
        definitionId: kind.definitionId,
        kind: kind.id,
        idDocType: kind.idDocType,
        country: holder.country,
        side: sheet.side,
        documentsInPicture: 1,
        conditions: null,
        attack: null,
        corners: [
          { x: 0, y: 0 },
          { x: width, y: 0 },
          { x: width, y: height },
          { x: 0, y: height },
        ],
        spreadCorners: null,
        mrz: mrz === null ? null : [...mrz],
        fields,
        printed,
        barcodes,
        portrait: sheet.portrait === undefined ? null : sitter.id,
      },
    ],
  };
}

/** The smallest PDF that shows one JPEG over its whole page (ISO 32000-1 §7.5: header, objects, table of offsets, trailer). */
function pdfOfPicture(
  jpeg: Buffer,
  pixels: { readonly width: number; readonly height: number },
  width: number,
  height: number,
): Buffer {
  const [w, h] = [width.toFixed(2), height.toFixed(2)];
  const drawing = `q ${w} 0 0 ${h} 0 0 cm /Page Do Q`;
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents 4 0 R /Resources << /XObject << /Page 5 0 R >> >> >>`,
    ),
    Buffer.from(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB ` +
          `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let offset = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const start = offset;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    offset += part.length;
    return start;
  });
  const entries = offsets.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
