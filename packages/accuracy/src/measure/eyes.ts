import type { DocumentFindings, PictureFailure, SelfieFindings } from '@aval/core/findings';
import type { Result } from '@aval/core/result';

/** Port: the part of the eyes that is measured. */
export type Eyes = {
  /** `maxTextLines`: lines outside the zone that are read at most. */
  readonly readDocument: (
    bytes: Uint8Array,
    options?: { readonly maxTextLines?: number },
  ) => Promise<Result<DocumentFindings, PictureFailure | string>>;
  readonly readSelfie: (bytes: Uint8Array) => Promise<Result<SelfieFindings, PictureFailure | string>>;
  readonly version: string;
  readonly modelIds: readonly string[];
  readonly threads: number;
};
