/** Hard limits on what is accepted as a picture. Everything beyond is refused before it is decoded. */
export const pictureLimits = {
  /** Bytes of the file. */
  fileBytes: 64 * 1024 * 1024,
  /** Pixels that the header declares. */
  pixels: 100_000_000,
  /** Pixels of the longer side that the header declares. */
  side: 20_000,
  /** Scans of a progressive JPEG; encoders use about ten, a bomb thousands. */
  jpegScans: 64,
  /** Seconds that decoding may take: for what hangs, since a good picture on a machine that is very busy is not damaged. */
  decodeSeconds: 45,
  /** Bytes that may follow the end of the picture: old software rounds files up to a disk cluster. */
  trailingBytes: 4096,
  /** Longer side of the working copy in pixels. */
  workingSide: 2400,
} as const;
