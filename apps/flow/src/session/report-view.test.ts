import { expect, test } from 'vitest';
import { frameMessagesOf } from './frame-messages.ts';
import type { HostBridge, HostEvent } from './host-bridge.ts';
import { reportPicture } from './report-picture.ts';
import { reportView } from './report-view.ts';
import type { Step, View } from './view.ts';

type Review = NonNullable<View['review']>;
const review: Review = {
  status: 'init',
  attempt: 0,
  createdAt: '2026-01-02T03:04:05.000Z',
  autoChecked: false,
};
const wait: Step = { kind: 'wait', block: 'wait', group: 'result', checks: [], state: 'checking' };
const face: Step = {
  kind: 'liveness',
  block: 'SELFIE',
  group: 'SELFIE',
  idDocSetType: 'SELFIE',
  mode: 'challenge',
  triesLeft: 5,
  withoutChallenge: false,
  limits: { frames: 8, frameBytes: 1, leastFrames: 5 },
};
const consent: Step = { kind: 'consent', block: 'consent', group: 'welcome', consents: [] };
const end = (result: 'approved' | 'retry'): Step => ({
  kind: 'result',
  block: result,
  group: 'result',
  result,
  reasons: [],
  mayTryAgain: result === 'retry',
  appeal: { allowed: false, made: false },
});

function view(step: Step, told: Partial<Review> = {}, more: Partial<View['application']> = {}): View {
  const groups = ['welcome', 'SELFIE', 'result'];
  const at = groups.indexOf(step.group);
  return {
    application: {
      id: 'a',
      status: 'running',
      levelName: 'face',
      levelType: 'standalone',
      applicantId: 'p',
      sandbox: true,
      ...more,
    },
    review: { ...review, ...told },
    generation: 1,
    lang: 'en',
    progress: {
      position: at + 1,
      total: 3,
      groups: groups.map((name, index) => ({
        name,
        state: index < at ? 'done' : index === at ? 'current' : 'ahead',
      })),
    },
    canGoBack: false,
    step,
  };
}

/** Names of the messages that a way through the page brings, and what the last of each said. */
function play(...views: readonly View[]) {
  const events: HostEvent[] = [];
  const bridge: HostBridge = {
    start: async () => undefined,
    refreshToken: async () => undefined,
    report: (event) => events.push(event),
    onCommand: () => undefined,
    redirectAddress: async () => undefined,
    isFramed: false,
    close: async () => false,
  };
  let before: View | null = null;
  for (const one of views) {
    reportView(bridge, before, one);
    before = one;
  }
  const messages = events.flatMap(frameMessagesOf);
  return {
    bridge,
    events,
    names: messages.map(({ method }) => method.replace('idCheck.', '')),
    said: new Map(messages.map((message) => [message.method.replace('idCheck.', ''), message])),
  };
}

test('an applicant from the first screen to the answer', () => {
  const green = { status: 'completed', attempt: 1, autoChecked: true, result: { answer: 'GREEN' } } as const;
  const { names, said } = play(
    view(consent),
    view(face),
    view(wait, { status: 'pending', attempt: 1 }),
    view(wait, { status: 'queued', attempt: 1 }),
    view(end('approved'), green),
    view(end('approved'), green),
  );
  expect(names).toEqual([
    'onApplicantLoaded',
    'onVerificationProgressChanged',
    'onNavigationUiControlsStateChanged',
    'applicantStatus',
    'onApplicantStatusChanged',
    'onAgreementSigned',
    'onVerificationProgressChanged',
    'onStepInitiated',
    'stepCompleted',
    'onStepCompleted',
    'onVerificationProgressChanged',
    'onApplicantSubmitted',
    'applicantStatus',
    'onApplicantStatusChanged',
    'applicantStatus',
    'onApplicantStatusChanged',
    'applicantStatus',
    'onApplicantStatusChanged',
    'onApplicantVerificationCompleted',
    'moduleResultPresented',
    'onModuleResultPresented',
  ]);
  expect(said.get('onStepInitiated')).toEqual({
    method: 'idCheck.onStepInitiated',
    idDocSetType: 'SELFIE',
    types: ['SELFIE'],
    videoRequired: 'liveness',
  });
  expect(said.get('onApplicantVerificationCompleted')).toEqual({
    method: 'idCheck.onApplicantVerificationCompleted',
    reprocessing: false,
    levelName: 'face',
    creationDate: review.createdAt,
    createDate: review.createdAt,
    reviewStatus: 'completed',
    autoChecked: true,
    reviewResult: { reviewAnswer: 'GREEN' },
  });
  expect(said.get('moduleResultPresented')).toMatchObject({ answer: 'GREEN' });
});

test('an action tells its own names, and who it was by the integrator’s', () => {
  const more = { levelType: 'actions', actionId: 'x', externalActionId: 'login-1' } as const;
  const { names, said } = play(
    view(face, {}, more),
    view(wait, { status: 'pending', attempt: 2 }, more),
    view(end('approved'), { status: 'completed', attempt: 2, result: { answer: 'GREEN' } }, more),
  );
  expect(names.filter((name) => /action/i.test(name))).toEqual([
    'onApplicantActionLoaded',
    'onApplicantActionStatusChanged',
    'onActionSubmitted',
    'onApplicantActionResubmitted',
    'onApplicantActionStatusChanged',
    'onApplicantActionStatusChanged',
    'actionCompleted',
    'onActionCompleted',
    'onApplicantActionCompleted',
  ]);
  expect(names).not.toContain('onApplicantVerificationCompleted');
  expect(said.get('onApplicantActionCompleted')).toEqual({
    method: 'idCheck.onApplicantActionCompleted',
    action: 'login-1',
    applicantActionId: 'x',
    answer: 'GREEN',
  });
});

test('who goes back completes nothing, who comes back to mend is not finished', () => {
  expect(play(view(face), view(consent)).names).not.toContain('onStepCompleted');
  const refused = {
    status: 'completed',
    attempt: 1,
    result: { answer: 'RED', rejectType: 'RETRY' },
  } as const;
  expect(play(view(end('retry'), refused)).names).not.toContain('onApplicantVerificationCompleted');
  const { said } = play(view(wait, { attempt: 1 }), view(end('retry'), refused));
  expect(said.get('onApplicantVerificationCompleted')).toMatchObject({
    reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'RETRY' },
  });
  expect(
    play(view(face), view(face, {}, { levelName: 'other' })).said.get('onApplicantLevelChanged'),
  ).toEqual({
    method: 'idCheck.onApplicantLevelChanged',
    levelName: 'other',
  });
});

test.each([
  ['good', ['onDocumentAdded']],
  ['poor', ['onDocumentAdded', 'onUploadWarning']],
  ['refused', ['onDocumentAdded', 'onUploadError', 'onImageRemoved']],
] as const)('a %s picture', (quality, expected) => {
  const { bridge, events } = play();
  reportPicture(
    bridge,
    { imageId: 7, quality, reasons: [{ key: 'glare' }] },
    { idDocSetType: 'IDENTITY', idDocType: 'PASSPORT', idDocSubType: null, country: 'UTO' },
  );
  const messages = events.flatMap(frameMessagesOf);
  expect(messages.map(({ method }) => method)).toEqual(expected.map((name) => `idCheck.${name}`));
  expect(messages[0]).toMatchObject({ imageId: 7, idDocSetType: 'IDENTITY', idDocType: 'PASSPORT' });
  if (quality !== 'good') expect(messages[1]).toMatchObject({ code: 'glare' });
});
