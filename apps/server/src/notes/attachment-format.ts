/** What may hang on a note, by its content; names and labels that a client gives are not believed. */
export const attachmentContentTypes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain; charset=utf-8',
} as const;
export type AttachmentFormat = keyof typeof attachmentContentTypes;

/** Undefined for what is none of these. Text is UTF-8 without control characters; tables of it count as text. */
export function attachmentFormat(bytes: Buffer): AttachmentFormat | undefined {
  const begins = (hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex;
  if (begins('ffd8ff')) return 'jpg';
  if (begins('89504e470d0a1a0a')) return 'png';
  if (begins('255044462d')) return 'pdf';
  if (begins('d0cf11e0a1b11ae1')) return bytes.includes(utf16('Workbook')) ? 'xls' : oldWord(bytes);
  if (begins('504b0304')) return zipFormat(bytes);
  return isText(bytes) ? 'txt' : undefined;
}

function oldWord(bytes: Buffer): AttachmentFormat | undefined {
  return bytes.includes(utf16('WordDocument')) ? 'doc' : undefined;
}

/** Names in a compound file are UTF-16. */
function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** The names of a zip's entries stand in clear: an office document is known by those it must have. */
function zipFormat(bytes: Buffer): AttachmentFormat | undefined {
  if (bytes.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt';
  if (bytes.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (!bytes.includes('[Content_Types].xml')) return undefined;
  if (bytes.includes('vbaProject.bin')) return undefined;
  if (bytes.includes('word/document.xml')) return 'docx';
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : undefined;
}

function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.some((byte) => byte === 127 || (byte < 32 && ![9, 10, 13].includes(byte)));
  } catch {
    return false;
  }
}
