import type { Sign } from '@aval/core/findings';
import { measureBlur } from './measure-blur.ts';
import { measureCoveredText } from './measure-covered-text.ts';
import { measureCutOff } from './measure-cut-off.ts';
import { measureDark } from './measure-dark.ts';
import { measureDoubleCompression } from './measure-double-compression.ts';
import { measureEditedFile } from './measure-edited-file.ts';
import { measureErrorLevel } from './measure-error-level.ts';
import { measureGlare } from './measure-glare.ts';
import { measureGreyscaleCopy } from './measure-greyscale-copy.ts';
import { measureLowResolution } from './measure-low-resolution.ts';
import { measureNotADocument } from './measure-not-a-document.ts';
import { measurePastedPortrait } from './measure-pasted-portrait.ts';
import { measurePhotoOfScreen } from './measure-photo-of-screen.ts';
import { measureScreenshot } from './measure-screenshot.ts';
import { readMetadata } from './read-metadata.ts';
import type { SignInput } from './sign-input.ts';

/**
 * Every sign of trouble with a picture, each once, also where it is absent: a missing one means that it was not measured. Of a selfie
 * only what does not ask for a document. Blur of a selfie is that of the face, which its own finding tells.
 */
export async function measureSigns(subject: 'document' | 'selfie', input: SignInput): Promise<Sign[]> {
  const metadata = await readMetadata(input.bytes);
  const signs = [
    measureGlare(input),
    measureDark(input),
    measureLowResolution(input),
    measureScreenshot(input, metadata),
    measurePhotoOfScreen(input),
    await measureEditedFile(input, metadata),
    await measureDoubleCompression(input),
  ];
  if (subject === 'selfie') return signs;
  return [
    measureBlur(input),
    ...signs,
    measureCutOff(input),
    measureCoveredText(input),
    measureGreyscaleCopy(input),
    await measureErrorLevel(input),
    measurePastedPortrait(input),
    measureNotADocument(input),
  ];
}
