/** The part of the wasm build of tesseract that is used here; the package has no types of its own. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  export type Pointer = { readonly ptr?: number };
  export type SymbolIterator = {
    Begin(): void;
    Next(level: number): boolean;
    Empty(level: number): boolean;
    IsAtBeginningOf(level: number): boolean;
    GetUTF8Text(level: number): string;
    /** 0 to 100. */
    Confidence(level: number): number;
    getBoundingBox(level: number): { x0: number; y0: number; x1: number; y1: number };
  };
  export type TessBaseApi = {
    /** 0 when it worked; looks for `<language>.traineddata` in the folder. */
    Init(folder: string, language: string, engine: number): number;
    SetPageSegMode(mode: number): void;
    /** Takes the picture from the file `/input`. */
    SetImageFile(exifOrientation: number, angle: number): number;
    SetSourceResolution(dotsPerInch: number): void;
    Recognize(monitor: null): number;
    GetIterator(): SymbolIterator;
    Clear(): void;
    End(): void;
  };
  export type TesseractModule = {
    readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
    readonly TessBaseAPI: new () => TessBaseApi;
    readonly NULL: unknown;
    compare(one: unknown, other: unknown): boolean;
    destroy(value: unknown): void;
  };
  const load: (options: {
    wasmBinary: Uint8Array;
    print: (line: string) => void;
    printErr: (line: string) => void;
  }) => Promise<TesseractModule>;

  // The package itself has a default export alone.
  export { load as default };
}
