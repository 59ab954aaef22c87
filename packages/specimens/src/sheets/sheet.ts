import type { Typeface } from '../glyph-paths.ts';

/** A rectangle; millimetres on a sheet. */
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Words that every copy of the document carries. `text` may name a value of the holder as `{title}`. */
export type Print = {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** Em, millimetres. */
  readonly size: number;
  readonly typeface?: Typeface;
  readonly colour?: string;
  readonly anchor?: 'left' | 'middle' | 'right';
};

/** A value of the holder with its label; `y` is the baseline of the value. */
export type PrintedField = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** None when another field above carries it, or when the layout prints it among its words. */
  readonly label?: string;
  /** Millimetres from the value's baseline up to the label's, 3.1 when absent; `left` puts the label before the value. */
  readonly labelAt?: 'above' | 'left';
  readonly labelSize?: number;
  readonly size?: number;
  readonly typeface?: Typeface;
  /** Widest the value may become; a longer one is printed smaller. */
  readonly width?: number;
};

export type BarcodeKind = 'pdf417' | 'qr' | 'aztec' | 'data-matrix' | 'code-128' | 'ean-13';

/** A symbol drawn inside `area`, as large as fits. `content` names one of the holder's barcodes. */
export type PrintedBarcode = { readonly format: BarcodeKind; readonly content: string; readonly area: Area };

/** One side of a document, as data: where everything stands, in millimetres from the top left corner. */
export type Sheet = {
  readonly side: 'front' | 'back' | 'spread' | 'page';
  /** Handed in as the file that an app exports, not as a photograph; attacks photograph it all the same. */
  readonly exportedAs?: 'pdf';
  readonly width: number;
  readonly height: number;
  readonly paper: string;
  readonly lines: readonly [string, string];
  /** Filled bands behind everything: the coloured head of a card. */
  readonly bands?: readonly (Area & { readonly colour: string })[];
  /** Drawn lines: rules of a form, the border of a box. */
  readonly rules?: readonly Area[];
  readonly prints: readonly Print[];
  readonly fields: readonly PrintedField[];
  readonly portrait?: Area;
  /** A second, pale and small copy of the portrait. */
  readonly ghost?: Area;
  readonly mrz?: { readonly left: number; readonly baselines: readonly number[] };
  readonly barcodes?: readonly PrintedBarcode[];
  /** Centre, em, degrees: where the mark covers nothing. */
  readonly mark: {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly turn: number;
  };
  readonly radius?: number;
};

/** What a field says: as printed, and as a program would write it (ISO dates, bare digits). */
export type HolderValue = { readonly printed: string; readonly value: string };

/** The invented holder of a document, with everything the document says. */
export type Holder = {
  readonly country: string;
  readonly sex: 'F' | 'M';
  readonly values: Readonly<Record<string, HolderValue>>;
  /** Words of the layout that differ between holders: the name of the state, the title in its language. */
  readonly words: Readonly<Record<string, string>>;
  readonly mrz: readonly string[] | null;
  readonly barcodes: Readonly<Record<string, string>>;
};

/** A document that the product knows: who may hold it and how its sides look. */
export type SpecimenKind = {
  /** Unique; the definition of the product that recognises it may know several such looks. */
  readonly id: string;
  readonly definitionId: string;
  readonly idDocType: string;
  readonly invent: (seed: number, sex: 'F' | 'M') => Holder;
  readonly sheets: readonly Sheet[];
};
