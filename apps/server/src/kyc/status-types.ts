import type { DocToUpload, KycDocument } from '@aval/core/kyc-status';
import { idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { ownReviewResult } from '@aval/core/own-review-result';
import type { Actor } from '../platform/context.ts';
import type { GraphqlCaller, GraphqlContext } from '../platform/graphql/context.ts';
import type { Builder } from '../platform/graphql/schema-builder.ts';
import type { KycState } from './read-kyc-status.ts';

type Of<State extends KycState['state']> = Extract<KycState, { state: State }>;

/** Declares the union of states and what belongs to them. */
export function statusTypes(builder: Builder) {
  const documentType = builder.enumType('DocumentType', { values: idDocTypeSchema.options });
  const side = builder.enumType('DocumentSide', { values: idDocSubTypeSchema.options });
  const documentStatus = builder.enumType('DocumentStatus', {
    description:
      'pending: the system waits for the person; processing: the person waits for the result; then the result.',
    values: ['pending', 'processing', 'approved', 'rejected'] as const,
  });

  const docToUpload = builder.objectRef<DocToUpload>('DocToUpload').implement({
    description: 'A document that is still wanted.',
    fields: (t) => ({
      type: t.string({
        description: 'The step that wants it: IDENTITY, SELFIE …',
        resolve: ({ type }) => type,
      }),
      withInfo: t.exposeBoolean('withInfo', {
        description: 'Whether country, number and day of expiration belong to it.',
      }),
      acceptedTypes: t.field({ type: [documentType], resolve: ({ acceptedTypes }) => acceptedTypes }),
      missingSides: t.field({
        type: [side],
        description: 'Of a two-sided document that was begun.',
        resolve: ({ missingSides }) => missingSides,
      }),
    }),
  });
  const kycDocument = builder.objectRef<KycDocument>('KycDocument').implement({
    fields: (t) => ({
      step: t.string({ resolve: ({ step }) => step }),
      type: t.field({ type: documentType, nullable: true, resolve: ({ idDocType }) => idDocType }),
      country: t.exposeString('country', { nullable: true }),
      status: t.field({ type: documentStatus, resolve: ({ status }) => status }),
    }),
  });

  const common = builder.interfaceRef<KycState>('KycState').implement({
    fields: (t) => ({
      state: t.string({
        description:
          'The name of the state: email, phone, profile, document, under verification, verified, not verified.',
        resolve: ({ state }) => state,
      }),
      documents: t.field({
        type: [kycDocument],
        description: 'The documents of the level, each with who waits for whom.',
        resolve: ({ documents }) => documents,
      }),
    }),
  });
  const interfaces = [common];
  const isIn = (state: KycState['state']) => (value: unknown) =>
    typeof value === 'object' && value !== null && 'state' in value && value.state === state;

  const email = builder.objectRef<Of<'email'>>('KycEmail').implement({
    description: 'The e-mail address waits to be confirmed: resendEmail, confirmCode.',
    interfaces,
    isTypeOf: isIn('email'),
  });
  const phone = builder.objectRef<Of<'phone'>>('KycPhone').implement({
    description: 'The phone number waits to be told and confirmed: setPhone, sendCode, confirmCode.',
    interfaces,
    isTypeOf: isIn('phone'),
    fields: (t) => ({ number: t.exposeString('phone', { nullable: true, description: 'As told so far.' }) }),
  });
  const profile = builder.objectRef<Of<'profile'>>('KycProfile').implement({
    description: 'Data are missing: addProfile.',
    interfaces,
    isTypeOf: isIn('profile'),
    fields: (t) => ({
      missingFields: t.stringList({ resolve: ({ missingFields }) => missingFields }),
      otherSteps: t.stringList({
        description: 'Steps that are done elsewhere, such as questionnaires.',
        resolve: ({ otherSteps }) => otherSteps,
      }),
    }),
  });
  const document = builder.objectRef<Of<'document'>>('KycDocuments').implement({
    description: 'Documents are missing: uploadDocument, uploadSelfie; with none left, startVerification.',
    interfaces,
    isTypeOf: isIn('document'),
    fields: (t) => ({
      docsToUpload: t.field({ type: [docToUpload], resolve: ({ docsToUpload }) => docsToUpload }),
    }),
  });
  const underVerification = builder.objectRef<Of<'under verification'>>('KycUnderVerification').implement({
    description: 'Checks are running, or an officer looks.',
    interfaces,
    isTypeOf: isIn('under verification'),
  });
  const reviewer = builder.objectRef<Actor>('KycReviewer').implement({
    description: 'Who gave the answer.',
    fields: (t) => ({
      kind: t.string({
        description: 'officer: somebody with a session; app-token: a program; system: checks alone.',
        resolve: ({ kind }) => kind,
      }),
      id: t.string({ description: "An officer's own id, or the program's.", resolve: ({ id }) => id }),
    }),
  });
  const reviewedBy = {
    type: reviewer,
    nullable: true,
    description: 'For officers alone; an applicant is told null.',
    resolve: (state: KycState, _none: object, { caller }: GraphqlContext) =>
      caller.kind === 'officer' ? (state.reviewedBy ?? null) : null,
  } as const;
  const verified = builder.objectRef<Of<'verified'>>('KycVerified').implement({
    interfaces,
    isTypeOf: isIn('verified'),
    fields: (t) => ({ reviewedBy: t.field(reviewedBy) }),
  });
  const notVerified = builder.objectRef<Of<'not verified'>>('KycNotVerified').implement({
    interfaces,
    isTypeOf: isIn('not verified'),
    fields: (t) => ({
      reasons: t.stringList({ resolve: (state, _none, { caller }) => told(state, caller).rejectLabels }),
      comment: t.string({
        nullable: true,
        resolve: (state, _none, { caller }) => told(state, caller).moderationComment,
      }),
      reviewedBy: t.field(reviewedBy),
      mayTryAgain: t.boolean({ resolve: ({ mayTryAgain }) => mayTryAgain }),
      docsToUpload: t.field({ type: [docToUpload], resolve: ({ docsToUpload }) => docsToUpload }),
    }),
  });
  const status = builder.unionType('KYCstatus', {
    description: 'Where a person stands: exactly one of these.',
    types: [email, phone, profile, document, underVerification, verified, notVerified],
  });
  return { status, documentType, side };
}

/** Why somebody was refused, as the one who asks may know it. */
function told({ reasons, comment, mayTryAgain, reviewedBy }: Of<'not verified'>, caller: GraphqlCaller) {
  const all = { rejectLabels: [...reasons], moderationComment: comment };
  if (caller.kind === 'officer') return all;
  const reviewRejectType = mayTryAgain ? ('RETRY' as const) : ('FINAL' as const);
  const own = ownReviewResult(
    { reviewAnswer: 'RED', ...all, reviewRejectType },
    reviewedBy?.kind === 'system' ? 'checks' : 'human',
  );
  return own.reviewAnswer === 'RED' ? own : all;
}

export type StatusTypes = ReturnType<typeof statusTypes>;
