import { fixedInfoSchema } from '@aval/core/applicant';
import { z } from 'zod';
import { type TellOwnDataDependencies, tellOwnData } from '../applicants/tell-own-data.ts';
import { type ConfirmCodeDependencies, confirmCode } from '../confirmations/confirm-code.ts';
import { confirmCodeSchema } from '../confirmations/identifier-routes.ts';
import {
  type StartConfirmationDependencies,
  startConfirmation,
} from '../confirmations/start-confirmation.ts';
import { tellPhone } from '../confirmations/tell-phone.ts';
import { type AddDocumentDependencies, addDocument } from '../documents/add-document.ts';
import { documentMetadataSchema } from '../documents/document-body.ts';
import type { GraphqlContext } from '../platform/graphql/context.ts';
import type { FieldAccess } from '../platform/graphql/guard-schema.ts';
import { orThrow } from '../platform/graphql/or-throw.ts';
import type { Builder } from '../platform/graphql/schema-builder.ts';
import { type SubmitReviewDependencies, submitReview } from '../reviews/submit-review.ts';
import { ownId, parsed } from './graphql-arguments.ts';
import { type KycState, type ReadKycStatusDependencies, readKycStatus } from './read-kyc-status.ts';
import { startWhenComplete } from './start-when-complete.ts';
import type { StatusTypes } from './status-types.ts';

export type ApplicantMutationDependencies = {
  readonly read: ReadKycStatusDependencies;
  readonly tell: TellOwnDataDependencies;
  readonly add: AddDocumentDependencies;
  readonly startConfirmation: StartConfirmationDependencies;
  readonly confirmCode: ConfirmCodeDependencies;
  readonly submit: SubmitReviewDependencies;
};

type StartedConfirmation = {
  readonly kind: 'email' | 'phone';
  readonly maskedValue: string;
  readonly expiresAt: Date;
  readonly resendAfter: Date;
};
type AddedPicture = {
  readonly imageId: number | undefined;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly kyc: KycState;
};

const profileSchema = fixedInfoSchema.pick({
  firstName: true,
  lastName: true,
  middleName: true,
  gender: true,
  dob: true,
  placeOfBirth: true,
  countryOfBirth: true,
  country: true,
  nationality: true,
  tin: true,
  taxResidence: true,
});
/** What ICAO Doc 9303 writes for somebody whose nationality is not told. */
const unspecifiedCountry = 'XXX';

/** Declares what a person does about himself. */
export function applicantMutations(
  builder: Builder,
  { status, documentType, side }: StatusTypes,
  deps: ApplicantMutationDependencies,
): void {
  const read = readKycStatus(deps.read);
  const start = startWhenComplete(deps);
  const tell = tellOwnData(deps.tell);
  const phone = tellPhone(deps.tell);
  const send = startConfirmation(deps.startConfirmation);
  const confirm = confirmCode(deps.confirmCode);
  const add = addDocument(deps.add);
  const submit = submitReview(deps.submit);

  const kind = builder.enumType('ConfirmationKind', { values: ['email', 'phone'] as const });
  const sent = builder.objectRef<StartedConfirmation>('SentCode').implement({
    fields: (t) => ({
      kind: t.field({ type: kind, resolve: (code) => code.kind }),
      maskedValue: t.exposeString('maskedValue'),
      expiresAt: t.string({ resolve: ({ expiresAt }) => expiresAt.toISOString() }),
      resendAfter: t.string({
        description: 'Before this moment another one is refused.',
        resolve: ({ resendAfter }) => resendAfter.toISOString(),
      }),
    }),
  });
  const addedPicture = builder.objectRef<AddedPicture>('AddedPicture').implement({
    fields: (t) => ({
      imageId: t.int({ nullable: true, resolve: ({ imageId }) => imageId }),
      errors: t.stringList({
        description: 'Faults that set the picture aside.',
        resolve: ({ errors }) => errors,
      }),
      warnings: t.stringList({ resolve: ({ warnings }) => warnings }),
      status: t.field({ type: status, resolve: ({ kyc }) => kyc }),
    }),
  });
  const profileInput = builder.inputType('ProfileInput', {
    fields: (t) => ({
      firstName: t.string(),
      lastName: t.string(),
      middleName: t.string(),
      gender: t.string({ description: 'M or F' }),
      dob: t.field({ type: 'Date' }),
      placeOfBirth: t.string(),
      countryOfBirth: t.string({ description: 'ISO 3166-1 alpha-3, like every country here' }),
      country: t.string(),
      nationality: t.string(),
      tin: t.string(),
      taxResidence: t.string(),
    }),
  });

  const handIn = async (
    own: GraphqlContext,
    metadata: unknown,
    file: AddFile,
    { examine, startWhenComplete: starts }: { examine: boolean; startWhenComplete: boolean },
  ): Promise<AddedPicture> => {
    const applicantId = ownId(own);
    const input = {
      applicantId,
      metadata: parsed(documentMetadataSchema, metadata),
      file,
      wantsWarnings: examine,
    };
    const { imageId, verdict } = orThrow(await add(own.context, input), own);
    const next = starts ? await start(own.context, applicantId) : await read(own.context, applicantId);
    const kyc = orThrow(next, own);
    return { imageId, errors: verdict?.errors ?? [], warnings: verdict?.warnings ?? [], kyc };
  };
  const sendCode = async (own: GraphqlContext, which: 'email' | 'phone', lang: string | null | undefined) =>
    orThrow(await send(own.context, { applicantId: ownId(own), kind: which, lang: lang ?? undefined }), own);

  const access: FieldAccess = { applicant: true };
  const extensions = { access };
  builder.mutationFields((t) => ({
    addProfile: t.field({
      type: status,
      extensions,
      description: 'Tells data about oneself; what the customer told before cannot be changed.',
      args: { profile: t.arg({ type: profileInput, required: true }) },
      resolve: async (_root, { profile }, own) => {
        const applicantId = ownId(own);
        const told = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
        const fixedInfo = parsed(profileSchema, told);
        orThrow(await tell(own.context, { applicantId, fixedInfo }), own);
        return orThrow(await start(own.context, applicantId), own);
      },
    }),
    uploadDocument: t.field({
      type: addedPicture,
      extensions,
      description: 'Hands in a picture of a document (JPEG, PNG) with its data.',
      args: {
        file: t.arg({ type: 'Upload', required: true }),
        type: t.arg({ type: documentType, required: true }),
        country: t.arg.string({ required: true, description: 'Issuing state, ISO 3166-1 alpha-3' }),
        number: t.arg.string(),
        expiration: t.arg({ type: 'Date' }),
        side: t.arg({ type: side, description: 'Left out: the picture shows all there is' }),
        examine: t.arg.boolean({ defaultValue: false, description: 'Tell faults at once' }),
        startWhenComplete: t.arg.boolean({ defaultValue: true }),
      },
      resolve: (_root, { file, type, country, number, expiration, side: idDocSubType, ...options }, own) => {
        const metadata = {
          idDocType: type,
          country,
          idDocSubType: idDocSubType ?? undefined,
          number: number ?? undefined,
          validUntil: expiration ?? undefined,
        };
        return handIn(own, metadata, file, settled(options));
      },
    }),
    uploadSelfie: t.field({
      type: addedPicture,
      extensions,
      description:
        'Hands in a picture of the face; when it was the last that was missing, the verification starts.',
      args: {
        file: t.arg({ type: 'Upload', required: true }),
        examine: t.arg.boolean({ defaultValue: false, description: 'Tell faults at once' }),
        startWhenComplete: t.arg.boolean({ defaultValue: true }),
      },
      resolve: (_root, { file, ...options }, own) =>
        handIn(own, { idDocType: 'SELFIE', country: unspecifiedCountry }, file, settled(options)),
    }),
    resendEmail: t.field({
      type: sent,
      extensions,
      description: 'Sends another letter with a code and a link; earlier ones are void.',
      args: { lang: t.arg.string() },
      resolve: (_root, { lang }, own) => sendCode(own, 'email', lang),
    }),
    setPhone: t.field({
      type: status,
      extensions,
      description: 'Tells the phone number, with + and the code of its country.',
      args: { number: t.arg.string({ required: true }) },
      resolve: async (_root, { number }, own) => {
        const applicantId = ownId(own);
        orThrow(await phone(own.context, { applicantId, number: parsed(z.string().max(64), number) }), own);
        return orThrow(await read(own.context, applicantId), own);
      },
    }),
    sendCode: t.field({
      type: sent,
      extensions,
      description: 'Sends a code to the phone number by SMS.',
      args: { lang: t.arg.string() },
      resolve: (_root, { lang }, own) => sendCode(own, 'phone', lang),
    }),
    confirmCode: t.field({
      type: status,
      extensions,
      args: {
        code: t.arg.string({ required: true }),
        kind: t.arg({ type: kind, defaultValue: 'phone' }),
      },
      resolve: async (_root, { code: given, kind: which }, own) => {
        const applicantId = ownId(own);
        const { code } = parsed(confirmCodeSchema, { code: given });
        orThrow(await confirm(own.context, { applicantId, kind: which ?? 'phone', code }), own);
        return orThrow(await start(own.context, applicantId), own);
      },
    }),
    startVerification: t.field({
      type: status,
      extensions,
      description: 'Asks for the check. Asking again while it runs changes nothing.',
      resolve: async (_root, _args, own) => {
        const applicantId = ownId(own);
        const submitted = await submit(own.context, { applicantId, reason: undefined });
        if (!submitted.ok && submitted.error.name !== 'applicant-already-in-the-state')
          orThrow(submitted, own);
        return orThrow(await read(own.context, applicantId), own);
      },
    }),
  }));
}

type AddFile = Parameters<ReturnType<typeof addDocument>>[1]['file'];

function settled(options: {
  readonly examine?: boolean | null | undefined;
  readonly startWhenComplete?: boolean | null | undefined;
}): { examine: boolean; startWhenComplete: boolean } {
  return { examine: options.examine === true, startWhenComplete: options.startWhenComplete !== false };
}
