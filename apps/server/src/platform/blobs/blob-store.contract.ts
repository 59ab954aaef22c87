import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRAME_BYTES } from './blob-codec.ts';
import { type BlobStore, TamperedBlobError } from './blob-store.ts';

/** A store under test, and the stored bytes themselves, as an attacker on the storage sees them. */
export type BlobStoreHarness = {
  readonly store: BlobStore;
  readonly readRaw: (key: string) => Promise<Buffer>;
  readonly writeRaw: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
};

const dataKey = createSecretKey(randomBytes(32));
const HEADER_BYTES = 33;
const STORED_FRAME_BYTES = FRAME_BYTES + 16;
const missing = { ok: false, error: 'missing' };
const tampered = { ok: false, error: 'tampered' };

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for (let turn = 0; offset < bytes.byteLength; turn += 1) {
    const end = offset + (sizes[turn % sizes.length] ?? bytes.byteLength);
    yield bytes.subarray(offset, end);
    offset = end;
  }
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What every blob store must do. `open` gives an empty store. */
export function describeBlobStore(name: string, openHarness: () => Promise<BlobStoreHarness>): void {
  describe(`${name} as a blob store`, { timeout: 60_000 }, () => {
    let harness: BlobStoreHarness;
    beforeAll(async () => {
      harness = await openHarness();
    });
    afterAll(() => harness.close());

    async function expectTampered(key: string): Promise<void> {
      expect(await harness.store.read(key, dataKey)).toEqual(tampered);
      const stream = await harness.store.readStream(key, dataKey);
      if (!stream.ok) throw new Error('the blob is missing');
      await expect(collect(stream.value)).rejects.toBeInstanceOf(TamperedBlobError);
    }

    it('gives back every length around the borders of frames, however it was cut', async () => {
      const around = fc.tuple(fc.constantFrom(0, 1, 2, 16, 17), fc.integer({ min: -17, max: 17 }));
      const size = around.map(([frames, off]) => Math.max(0, frames * FRAME_BYTES + off));
      const sizes = fc.array(fc.integer({ min: 1_000, max: 200_000 }), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(size, sizes, async (length, cuts) => {
          const content = randomBytes(length);
          expect(await harness.store.write('sizes/one', inChunks(content, cuts), dataKey)).toBe(length);
          const read = await harness.store.read('sizes/one', dataKey);
          expect(read.ok && read.value.equals(content)).toBe(true);
          const stream = await harness.store.readStream('sizes/one', dataKey);
          expect(stream.ok && (await collect(stream.value)).equals(content)).toBe(true);
        }),
        {
          numRuns: 60,
          examples: [
            [0, [1]],
            [FRAME_BYTES, [1_000]],
            [2 * FRAME_BYTES, [FRAME_BYTES]],
          ],
        },
      );
    });

    it('takes a whole buffer, empty chunks, and replaces an older blob', async () => {
      await harness.store.write('a', Buffer.from('first'), dataKey);
      expect(await harness.store.read('a', dataKey)).toEqual({ ok: true, value: Buffer.from('first') });
      async function* withGaps() {
        yield Buffer.alloc(0);
        yield Buffer.from('sec');
        yield Buffer.alloc(0);
        yield Buffer.from('ond');
      }
      await harness.store.write('a', withGaps(), dataKey);
      expect(await harness.store.read('a', dataKey)).toEqual({ ok: true, value: Buffer.from('second') });
    });

    it('says what is missing, and removes', async () => {
      expect(await harness.store.read('none', dataKey)).toEqual(missing);
      expect(await harness.store.readStream('none', dataKey)).toEqual(missing);
      expect(await harness.store.exists('none')).toBe(false);
      await harness.store.remove('none');
      await harness.store.write('some', Buffer.from('x'), dataKey);
      expect(await harness.store.exists('some')).toBe(true);
      await harness.store.remove('some');
      expect(await harness.store.exists('some')).toBe(false);
      expect(await harness.store.read('some', dataKey)).toEqual(missing);
    });

    it('stores nothing readable, and never the same bytes twice', async () => {
      const content = Buffer.from('a private sentence '.repeat(100));
      await harness.store.write('plain', content, dataKey);
      const once = await harness.readRaw('plain');
      await harness.store.write('plain', content, dataKey);
      const twice = await harness.readRaw('plain');
      expect(once.includes('private')).toBe(false);
      expect(once.subarray(HEADER_BYTES).equals(twice.subarray(HEADER_BYTES))).toBe(false);
    });

    it('keeps the old blob and nothing of the new one when the source fails', async () => {
      async function* failing() {
        yield randomBytes(3 * FRAME_BYTES);
        throw new Error('the line broke');
      }
      await expect(harness.store.write('fails', failing(), dataKey)).rejects.toThrow('the line broke');
      expect(await harness.store.read('fails', dataKey)).toEqual(missing);
      await harness.store.write('fails', Buffer.from('old'), dataKey);
      await expect(harness.store.write('fails', failing(), dataKey)).rejects.toThrow('the line broke');
      expect(await harness.store.read('fails', dataKey)).toEqual({ ok: true, value: Buffer.from('old') });
    });

    it('shows nothing of a blob that is still being written', async () => {
      let goOn: () => void = () => undefined;
      const wait = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      let half: () => void = () => undefined;
      const halfWritten = new Promise<void>((resolve) => {
        half = resolve;
      });
      async function* slow() {
        yield randomBytes(40 * FRAME_BYTES);
        half();
        await wait;
        yield Buffer.from('end');
      }
      const writing = harness.store.write('slow', slow(), dataKey);
      await halfWritten;
      expect(await harness.store.exists('slow')).toBe(false);
      expect(await harness.store.read('slow', dataKey)).toEqual(missing);
      goOn();
      expect(await writing).toBe(40 * FRAME_BYTES + 3);
      expect(await harness.store.exists('slow')).toBe(true);
    });

    it('finds a flipped bit anywhere', async () => {
      await harness.store.write('bits', randomBytes(2 * FRAME_BYTES + 100), dataKey);
      const raw = await harness.readRaw('bits');
      const borders = [
        0,
        HEADER_BYTES,
        HEADER_BYTES + FRAME_BYTES,
        HEADER_BYTES + STORED_FRAME_BYTES,
        raw.byteLength,
      ];
      const near = borders.flatMap((border) => [border - 1, border, border + 1]);
      const positions = [...near, ...Array.from({ length: HEADER_BYTES }, (_, index) => index)];
      const inside = positions.filter((position) => position >= 0 && position < raw.byteLength);
      const place = fc.oneof(fc.constantFrom(...inside), fc.nat(raw.byteLength - 1));
      await fc.assert(
        fc.asyncProperty(place, fc.nat(7), async (position, bit) => {
          const changed = Buffer.from(raw);
          changed.writeUInt8(changed.readUInt8(position) ^ (1 << bit), position);
          await harness.writeRaw('bits', changed);
          expect(await harness.store.read('bits', dataKey)).toEqual(tampered);
        }),
        { numRuns: 150 },
      );
      await expectTampered('bits');
    });

    it.each([0, 100, FRAME_BYTES, 2 * FRAME_BYTES, 2 * FRAME_BYTES + 100])(
      'finds truncation and addition at any place (%i bytes)',
      async (size) => {
        await harness.store.write('cuts', randomBytes(size), dataKey);
        const raw = await harness.readRaw('cuts');
        const frames = [0, 1, 2].map((count) => HEADER_BYTES + count * STORED_FRAME_BYTES);
        const borders = [0, 1, ...frames, ...frames.map((end) => end + 16)].filter(
          (end) => end < raw.byteLength,
        );
        const lengths = fc.oneof(fc.constantFrom(...borders), fc.nat(raw.byteLength - 1));
        await fc.assert(
          fc.asyncProperty(lengths, async (length) => {
            await harness.writeRaw('cuts', raw.subarray(0, length));
            expect(await harness.store.read('cuts', dataKey)).toEqual(tampered);
          }),
          { numRuns: 40 },
        );
        for (const extra of [1, 16, 17, STORED_FRAME_BYTES]) {
          await harness.writeRaw('cuts', Buffer.concat([raw, Buffer.alloc(extra)]));
          await expectTampered('cuts');
        }
      },
    );

    it('finds frames that were reordered, repeated, dropped or taken from another blob', async () => {
      await harness.store.write('frames', randomBytes(4 * FRAME_BYTES), dataKey);
      await harness.store.write('others', randomBytes(4 * FRAME_BYTES), dataKey);
      const split = (raw: Buffer) => ({
        header: raw.subarray(0, HEADER_BYTES),
        frames: [0, 1, 2, 3].map((index) =>
          raw.subarray(
            HEADER_BYTES + index * STORED_FRAME_BYTES,
            HEADER_BYTES + (index + 1) * STORED_FRAME_BYTES,
          ),
        ),
      });
      const raw = await harness.readRaw('frames');
      const { header, frames } = split(raw);
      const other = split(await harness.readRaw('others'));
      const [a, b, c, d] = frames;
      const [, foreign] = other.frames;
      if (!a || !b || !c || !d || !foreign) throw new Error('four frames were expected');
      const forgeries = [
        [header, b, a, c, d],
        [header, a, b, d, c],
        [header, a, a, c, d],
        [header, a, b, c, c],
        [header, a, b, c],
        [header, a, c, d],
        [header, a, b, c, d, d],
        [header, a, foreign, c, d],
        [other.header, a, b, c, d],
      ];
      for (const forgery of forgeries) {
        await harness.writeRaw('frames', Buffer.concat(forgery));
        await expectTampered('frames');
      }
      await harness.writeRaw('frames', raw);
      expect((await harness.store.read('frames', dataKey)).ok).toBe(true);
    });

    it('finds two blobs that were swapped, and another data key', async () => {
      await harness.store.write('pair/front', Buffer.from('front'), dataKey);
      await harness.store.write('pair/back', Buffer.from('back!'), dataKey);
      const [front, back] = [await harness.readRaw('pair/front'), await harness.readRaw('pair/back')];
      expect(await harness.store.read('pair/front', createSecretKey(randomBytes(32)))).toEqual(tampered);
      await harness.writeRaw('pair/front', back);
      await harness.writeRaw('pair/back', front);
      await expectTampered('pair/front');
      await expectTampered('pair/back');
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      '..',
      '../x',
      'a/../../x',
      'a//b',
      'a/',
      'A',
      'a.b',
      'a\\b',
      'a\0',
      'a\n',
      'ї',
      'x'.repeat(65),
      'a/b/c/d/e/f/g',
    ])('throws for the key %j', async (key) => {
      await expect(harness.store.write(key, Buffer.from('x'), dataKey)).rejects.toBeInstanceOf(TypeError);
      await expect(harness.store.read(key, dataKey)).rejects.toBeInstanceOf(TypeError);
      await expect(harness.store.readStream(key, dataKey)).rejects.toBeInstanceOf(TypeError);
      await expect(harness.store.remove(key)).rejects.toBeInstanceOf(TypeError);
      await expect(harness.store.exists(key)).rejects.toBeInstanceOf(TypeError);
    });

    it('keeps keys apart that look alike', async () => {
      const keys = ['a/b', 'a_b', 'a-b', 'ab', 'a/b/c', 'x'.repeat(64)];
      await Promise.all(keys.map((key) => harness.store.write(key, Buffer.from(key), dataKey)));
      for (const key of keys) {
        expect(await harness.store.read(key, dataKey)).toEqual({ ok: true, value: Buffer.from(key) });
      }
    });
  });
}
