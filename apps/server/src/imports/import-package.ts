import { applicantInfoSchema, newApplicantSchema } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { reviewResultSchema } from '@aval/core/review';
import { z } from 'zod';
import type { ApplicantWithReview } from '../applicants/create-applicant.ts';
import { documentMetadataSchema } from '../documents/document-body.ts';
import { examineUpload } from '../documents/examine-upload.ts';
import type { PictureExaminer } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import { describeInvalid } from '../platform/http/error-body.ts';
import { isStorable } from '../platform/http/is-storable.ts';
import { type AdoptApplicantDependencies, type AdoptedPicture, adoptApplicant } from './adopt-applicant.ts';
import { readPackage } from './read-package.ts';

export type ImportPackageDependencies = AdoptApplicantDependencies & { readonly examiner: PictureExaminer };
type Input = { readonly bytes: Buffer; readonly levelName: string | undefined };

/** `applicant.json` of a package. */
export const packageSchema = z.object({
  version: z.literal(1),
  levelName: z.string().min(1).max(256).optional(),
  applicant: newApplicantSchema,
  /** What was read from the documents elsewhere. */
  info: applicantInfoSchema.optional(),
  /** Present: the applicant comes as verified elsewhere. */
  review: z.object({ reviewResult: reviewResultSchema }).optional(),
  documents: z
    .array(z.object({ file: z.string().max(160), metadata: documentMetadataSchema }))
    .max(60)
    .default([]),
});

/** Brings in the applicant of a zip package (see docs/api/import.md). Each file must be named by exactly one document. */
export function importPackage(deps: ImportPackageDependencies) {
  const adopt = adoptApplicant(deps);
  return async (context: Context, input: Input): Promise<Result<ApplicantWithReview, AppError>> => {
    const unpacked = await readPackage(input.bytes);
    if (!unpacked.ok) return unpacked;
    const { description, files } = unpacked.value;
    if (!isStorable([description]))
      return failure(
        appError('invalid-value', 'applicant.json holds characters that are none, or is nested too deep'),
      );
    const parsed = packageSchema.safeParse(description);
    if (!parsed.success) {
      const fault = describeInvalid('body', parsed.error, description);
      return failure(appError('invalid-value', `applicant.json: ${fault}`));
    }
    const { levelName: ownLevel, applicant, info, review, documents } = parsed.data;
    const named = documents.map(({ file }) => file);
    if (
      new Set(named).size !== named.length ||
      named.length !== files.size ||
      !named.every((name) => files.has(name))
    )
      return failure(
        appError('invalid-value', 'Each file in documents/ has to be named by exactly one document'),
      );
    const levelName = input.levelName ?? ownLevel;
    const level =
      levelName === undefined
        ? undefined
        : await deps.create.levels.findByName(context.environmentId, levelName);
    if (levelName === undefined || level === undefined)
      return failure(appError('level-not-found', 'The level does not exist'));
    const pictures: AdoptedPicture[] = [];
    for (const { file, metadata } of documents) {
      const bytes = files.get(file) ?? Buffer.alloc(0);
      if (bytes.length === 0) return failure(appError('empty-file'));
      const fileName = file.slice('documents/'.length);
      const examined = await examineUpload(deps.examiner, deps.clock, level, {
        metadata,
        wantsWarnings: false,
        file: { bytes, fileName, mimeType: '' },
      });
      if (!examined.ok) return examined;
      const { format, width, height } = examined.value;
      const { idDocType, idDocSubType = null, country } = metadata;
      pictures.push({
        idDocType,
        idDocSubType,
        country,
        format,
        width,
        height,
        fileName,
        bytes: async () => success(bytes),
        findings: undefined,
      });
    }
    const suppliedIdDocs = documents.map(({ metadata: { idDocSubType: _side, ...data } }) => data);
    return adopt(context, {
      levelName,
      applicant,
      profile: { info, suppliedIdDocs },
      pictures,
      result: review?.reviewResult,
      origin: { from: 'package' },
      finish: async () => success(undefined),
    });
  };
}
