import { drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import { photograph } from '@aval/specimens/photograph';
import { pick, seededRandom, wholeNumber } from '@aval/specimens/random';
import sharp from 'sharp';
import { modelsForTests, testCacheDir } from './dist/models/models-for-tests.js';
import { openVision } from './dist/pool/open-vision.js';
/**
 * Mutated files whose decoding and quality are tried, and the first of them that are read whole, as document and selfie:
 * they load whatever is loaded with its first use.
 */
const FILES = 10_000;
const READ_WHOLE = 100;
const PDF_SHARE = 0.03;
/** Files in flight, so that the threads never wait. */
const AT_ONCE = 8;
/** What resident memory may grow by from the middle of the run to its end, in MiB: a leak of 50 kB a file would be 250. */
const MOST_GROWTH = 200;
/** Small files of every kind that is taken, so that much of each is structure. */
async function seeds() {
    const person = inventPerson(3, '2026-03-01', { sex: 'F' });
    const portrait = await sharp({ create: { width: 350, height: 450, channels: 3, background: '#c9a58a' } })
        .png()
        .toBuffer();
    const page = await drawDocument({ layout: 'passport', person, portrait });
    const small = sharp(await photograph(page, {})).resize({ width: 320 });
    const jpeg = await small.clone().jpeg({ quality: 70 }).toBuffer();
    const exif = { IFD0: { Orientation: '6', Software: 'camera' } };
    const pictures = [
        jpeg,
        await small.clone().jpeg({ quality: 60, progressive: true }).withExif(exif).toBuffer(),
        await small.clone().png().toBuffer(),
        await small.clone().greyscale().png({ palette: true, colours: 16 }).toBuffer(),
    ];
    return { pictures, pdf: pdfOf(jpeg, 320, 225) };
}
/** A PDF of one page that shows a JPEG. */
function pdfOf(jpeg, width, height) {
    const content = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
    const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream
`;
    return Buffer.concat([
        Buffer.from(head, 'latin1'),
        jpeg,
        Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'),
    ]);
}
/** One to four of the things that happen to files: by accident, or by somebody who wants to break the reader. */
function mutate(random, seed, other) {
    let bytes = Buffer.from(seed);
    for (let times = wholeNumber(random, 1, 4); times > 0; times -= 1) {
        if (bytes.length < 4)
            return bytes;
        const at = wholeNumber(random, 0, bytes.length - 1);
        const length = wholeNumber(random, 1, Math.min(64, bytes.length - at));
        // The first bytes hold sizes and tables; half of all changes go there.
        const early = random() < 0.5 ? at % Math.min(bytes.length, 700) : at;
        const change = pick(random, ['bit', 'bytes', 'size', 'cut', 'drop', 'repeat', 'splice']);
        if (change === 'bit')
            bytes[early] = (bytes[early] ?? 0) ^ (1 << wholeNumber(random, 0, 7));
        else if (change === 'bytes')
            for (let index = 0; index < length; index += 1)
                bytes[at + index] = wholeNumber(random, 0, 255);
        else if (change === 'size')
            bytes.writeUInt16BE(pick(random, [0, 1, 0x7fff, 0xffff]), Math.min(early, bytes.length - 2));
        else if (change === 'cut')
            bytes = bytes.subarray(0, at);
        else if (change === 'drop')
            bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        else if (change === 'repeat')
            bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        else
            bytes = Buffer.concat([bytes.subarray(0, at), other.subarray(at % other.length)]);
    }
    return bytes;
}
const N = Number(process.argv[2] ?? 200);
const cpu = () => { const { userCPUTime, systemCPUTime } = process.resourceUsage(); return ((userCPUTime + systemCPUTime) / 1e6); };
const opened = await openVision({ models: await modelsForTests(testCacheDir(undefined)), threads: 1, load: 'on-demand', taskTimeoutMs: 300_000 });
if (!opened.ok)
    throw 1;
const vision = opened.value;
const random = seededRandom(20_261_122);
const { pictures, pdf } = await seeds();
console.log('seeds', pictures.map(p => p.length), pdf.length, cpu());
for (const [i, seed] of pictures.entries()) {
    const c = cpu();
    let ok = 0;
    for (let k = 0; k < N; k++) {
        const r = await vision.inspectPicture(mutate(random, seed, pick(random, pictures)));
        ok += r.ok ? 1 : 0;
    }
    console.log('kind', i, ((cpu() - c) / N * 1000).toFixed(1), 'ms', ok / N);
}
{
    const c = cpu();
    let ok = 0;
    const w = Date.now();
    for (let k = 0; k < 10; k++) {
        const r = await vision.inspectPicture(mutate(random, pdf, pick(random, pictures)));
        ok += r.ok ? 1 : 0;
    }
    console.log('pdf', ((cpu() - c) / 10 * 1000).toFixed(1), 'ms (own process not counted)', ok, (Date.now() - w) / 10);
}
const c = cpu();
await vision.readDocument(pictures[0]);
console.log('load+doc', cpu() - c);
{
    const c = cpu();
    let ok = 0;
    for (let k = 0; k < 20; k++) {
        const f = mutate(random, pick(random, pictures), pick(random, pictures));
        const r = await vision.readDocument(f);
        ok += r.ok ? 1 : 0;
    }
    console.log('doc', ((cpu() - c) / 20 * 1000).toFixed(1), ok);
}
{
    const c = cpu();
    let ok = 0;
    for (let k = 0; k < 20; k++) {
        const f = mutate(random, pick(random, pictures), pick(random, pictures));
        const r = await vision.readSelfie(f);
        ok += r.ok ? 1 : 0;
    }
    console.log('selfie', ((cpu() - c) / 20 * 1000).toFixed(1), ok);
}
await vision.close();
