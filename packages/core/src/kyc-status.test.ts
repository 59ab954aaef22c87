import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KycFacts, type KycStatus, kycDocuments, kycStatus } from './kyc-status.ts';
import type { IdDocSetType, IdDocSubType, IdDocType, RequiredIdDocs } from './level.ts';
import type { ReviewState } from './review.ts';
import { missingSteps, type StepFacts } from './steps.ts';

const whole: RequiredIdDocs = {
  docSets: [
    { idDocSetType: 'EMAIL_VERIFICATION' },
    { idDocSetType: 'PHONE_VERIFICATION' },
    { idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true }, { name: 'dob' }] },
    { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'income' },
    { idDocSetType: 'IDENTITY', types: ['PASSPORT', 'ID_CARD'], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] },
    { idDocSetType: 'SELFIE', types: ['SELFIE'] },
  ],
};
const init: ReviewState = { status: 'init', previous: null };
const nothing: StepFacts = {
  images: [],
  fields: new Set(),
  confirmed: { email: false, phone: false },
  questionnaires: new Set(),
};
const confirmed: StepFacts = { ...nothing, confirmed: { email: true, phone: true } };
const told: StepFacts = { ...confirmed, fields: new Set(['firstName']), questionnaires: new Set(['income']) };
const picture = (imageId: number, idDocType: IdDocType, idDocSubType: IdDocSubType | null = null) => ({
  imageId,
  idDocType,
  idDocSubType,
  country: 'UKR',
});
const at = (steps: StepFacts, review: ReviewState = init) => kycStatus({ review, required: whole, steps });

describe('kycStatus', () => {
  test.each<[string, KycStatus, KycStatus['state']]>([
    ['nothing yet', at(nothing), 'email'],
    ['e-mail confirmed', at({ ...nothing, confirmed: { email: true, phone: false } }), 'phone'],
    ['both confirmed', at(confirmed), 'profile'],
    ['data told', at(told), 'document'],
    ['submitted', at(told, { status: 'pending' }), 'under verification'],
    ['on hold', at(told, { status: 'onHold', reason: 'doubt' }), 'under verification'],
  ])('%s', (_name, { state }, expected) => {
    expect(state).toBe(expected);
  });

  test('the profile says what is missing, fields and other steps apart', () => {
    expect(at(confirmed)).toEqual({
      state: 'profile',
      missingFields: ['firstName'],
      otherSteps: ['QUESTIONNAIRE'],
    });
  });

  test('the list of documents shrinks until it is empty', () => {
    const images = [
      picture(1, 'ID_CARD', 'FRONT_SIDE'),
      picture(2, 'ID_CARD', 'BACK_SIDE'),
      picture(3, 'SELFIE'),
    ];
    const lists = [0, 1, 2, 3].map((count) => at({ ...told, images: images.slice(0, count) }));
    expect(lists.map((status) => (status.state === 'document' ? status.docsToUpload : []))).toEqual([
      [
        { type: 'IDENTITY', withInfo: true, acceptedTypes: ['PASSPORT', 'ID_CARD'], missingSides: [] },
        { type: 'SELFIE', withInfo: false, acceptedTypes: ['SELFIE'], missingSides: [] },
      ],
      [
        {
          type: 'IDENTITY',
          withInfo: true,
          acceptedTypes: ['PASSPORT', 'ID_CARD'],
          missingSides: ['BACK_SIDE'],
        },
        { type: 'SELFIE', withInfo: false, acceptedTypes: ['SELFIE'], missingSides: [] },
      ],
      [{ type: 'SELFIE', withInfo: false, acceptedTypes: ['SELFIE'], missingSides: [] }],
      [],
    ]);
  });

  test('a refusal gives its reasons, and what to send again only when there is a next time', () => {
    const refused = (reviewRejectType: 'RETRY' | 'FINAL') =>
      at(told, {
        status: 'completed',
        result: { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType },
      });
    expect(refused('RETRY')).toMatchObject({ reasons: ['BAD_SELFIE'], mayTryAgain: true });
    expect(refused('RETRY')).toMatchObject({ docsToUpload: [{ type: 'IDENTITY' }, { type: 'SELFIE' }] });
    expect(refused('FINAL')).toMatchObject({ mayTryAgain: false, docsToUpload: [] });
  });
});

const steps: readonly IdDocSetType[] = whole.docSets.map(({ idDocSetType }) => idDocSetType);
const requiredOf = fc.subarray([...steps], { minLength: 1 }).map((chosen) => ({
  docSets: whole.docSets.filter(({ idDocSetType }) => chosen.includes(idDocSetType)),
}));
const factsOf = fc.record<StepFacts>({
  images: fc.array(
    fc.record({
      imageId: fc.nat(),
      idDocType: fc.constantFrom('PASSPORT', 'ID_CARD', 'SELFIE'),
      idDocSubType: fc.constantFrom('FRONT_SIDE', 'BACK_SIDE', null),
      country: fc.constantFrom('UKR', 'PRT'),
    }),
    { maxLength: 6 },
  ),
  fields: fc.subarray(['firstName', 'dob', 'email']).map((names) => new Set(names)),
  confirmed: fc.record({ email: fc.boolean(), phone: fc.boolean() }),
  questionnaires: fc.subarray(['income', 'other']).map((ids) => new Set(ids)),
});
const reviewOf: fc.Arbitrary<ReviewState> = fc.oneof(
  fc.constant(init),
  fc.constantFrom('pending', 'prechecked', 'queued').map((status) => ({ status })),
  fc.constant<ReviewState>({ status: 'onHold', reason: 'doubt' }),
  fc.constant<ReviewState>({ status: 'completed', result: { reviewAnswer: 'GREEN' } }),
  fc.constantFrom('RETRY', 'FINAL').map(
    (reviewRejectType): ReviewState => ({
      status: 'completed',
      result: { reviewAnswer: 'RED', rejectLabels: ['FORGERY'], reviewRejectType },
    }),
  ),
);
const kycFacts: fc.Arbitrary<KycFacts> = fc.record({
  review: reviewOf,
  required: requiredOf,
  steps: factsOf,
});

describe('whatever is known of a person', () => {
  test('he stands at exactly one place, and is verified if and only if the answer is GREEN', () => {
    fc.assert(
      fc.property(kycFacts, (facts) => {
        const { state } = kycStatus(facts);
        const { review } = facts;
        const answer = review.status === 'completed' ? review.result.reviewAnswer : undefined;
        const before = ['email', 'phone', 'profile', 'document'];
        expect(state === 'verified').toBe(answer === 'GREEN');
        expect(state === 'not verified').toBe(answer === 'RED');
        expect(before.includes(state)).toBe(review.status === 'init');
        expect(state === 'under verification').toBe(!before.includes(state) && answer === undefined);
      }),
    );
  });

  test('before the check he is asked for what is missing and nothing else, and can start only when nothing is', () => {
    fc.assert(
      fc.property(kycFacts, (facts) => {
        const status = kycStatus({ ...facts, review: init });
        const missing = missingSteps(facts.required, facts.steps);
        const mayStart = status.state === 'document' && status.docsToUpload.length === 0;
        expect(mayStart).toBe(missing.length === 0);
        if (status.state === 'document') expect(status.docsToUpload.map(({ type }) => type)).toEqual(missing);
        if (status.state === 'profile')
          expect(status.missingFields.length + status.otherSteps.length).toBeGreaterThan(0);
      }),
    );
  });

  test('no document is approved without a GREEN answer, and what is wanted is pending', () => {
    fc.assert(
      fc.property(kycFacts, (facts) => {
        const status = kycStatus(facts);
        const documents = kycDocuments(facts);
        if (status.state !== 'verified')
          expect(documents.map((document) => document.status)).not.toContain('approved');
        if (status.state === 'document') {
          const pending = documents
            .filter((document) => document.status === 'pending')
            .map(({ step }) => step);
          expect(pending).toEqual(status.docsToUpload.map(({ type }) => type));
        }
      }),
    );
  });
});
