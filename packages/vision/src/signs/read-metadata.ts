import exifr from 'exifr';
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const date = z.date().optional().catch(undefined);

const tagsSchema = z.object({
  Make: text,
  Model: text,
  Software: text,
  ProcessingSoftware: text,
  CreatorTool: text,
  DateTimeOriginal: date,
  ModifyDate: date,
  ExposureTime: z.number().optional().catch(undefined),
});
export type PictureTags = z.infer<typeof tagsSchema>;

export type PictureMetadata = {
  /** Of EXIF and XMP; empty where there are none or they cannot be parsed. */
  readonly tags: PictureTags;
  /** The small JPEG inside the EXIF data. */
  readonly thumbnail: Uint8Array | null;
};

/** What a JPEG or PNG says about itself. Broken metadata count as none: any sender can leave them out. */
export async function readMetadata(bytes: Uint8Array): Promise<PictureMetadata> {
  const pick = Object.keys(tagsSchema.shape);
  const found = await quietly(() => exifr.parse(bytes, { tiff: true, exif: true, xmp: true, pick }));
  const tags = tagsSchema.safeParse(found ?? {});
  const thumbnail = await quietly(() => exifr.thumbnail(bytes));
  return {
    tags: tags.success ? tags.data : tagsSchema.parse({}),
    thumbnail: thumbnail instanceof Uint8Array && thumbnail.length > 0 ? thumbnail : null,
  };
}

async function quietly(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
