import { describe, expect, test } from 'vitest';
import { renderPdf } from './render-pdf.ts';

/** A PDF of one page with these objects after the page; the first of them is its content. */
function pdf(
  resources: string,
  streams: readonly { readonly dictionary: string; readonly data: string }[],
): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R /Resources << ${resources} >> >>`,
    ...streams.map(
      ({ dictionary, data }) => `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`,
    ),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

describe('a page of a PDF', () => {
  test('is drawn, in the colour it names', async () => {
    const drawn = await renderPdf(pdf('', [{ dictionary: '', data: '1 0 0 rg 0 0 600 400 re f' }]));
    if (!drawn.ok) throw new Error(drawn.error);
    const { rgba, width, height } = drawn.value;
    expect(width / height).toBeCloseTo(1.5, 2);
    const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
    expect([...rgba.subarray(middle, middle + 3)].filter((value) => value === 0)).toHaveLength(2);
  });

  test('that calls itself a million million times over is given up, and the next one is drawn', async () => {
    const form = (index: number, data: string) => ({
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 600 400] /Resources << /XObject << /F ${index + 6} 0 R >> >>`,
      data,
    });
    const forms = Array.from({ length: 12 }, (_, index) =>
      form(index, index === 11 ? '0 0 600 400 re f' : '/F Do '.repeat(10)),
    );
    const bomb = pdf('/XObject << /F 5 0 R >>', [{ dictionary: '', data: '/F Do '.repeat(10) }, ...forms]);
    expect(bomb.length).toBeLessThan(5000);
    expect(await renderPdf(bomb)).toEqual({ ok: false, error: 'corrupted-file' });
    expect((await renderPdf(pdf('', [{ dictionary: '', data: '0 0 9 9 re f' }]))).ok).toBe(true);
  });

  test('that is none is refused', async () => {
    expect(await renderPdf(Buffer.from('%PDF-1.4\nnothing\n%%EOF'))).toEqual({
      ok: false,
      error: 'corrupted-file',
    });
  });
});
