import { describe, expect, test } from 'vitest';
import { type LevelDefinition, seededLevels } from '../level.ts';
import { compileLevel } from './compile-level.ts';
import { type FlowFacts, reconcile } from './reconcile.ts';
import { type FlowEvent, type FlowState, freshState } from './state.ts';
import { effectsAt, step } from './step.ts';
import { walk } from './walk.ts';

const full: LevelDefinition = {
  version: 2,
  applicantType: 'individual',
  requiredIdDocs: {
    docSets: [
      { idDocSetType: 'IDENTITY', types: ['PASSPORT', 'ID_CARD'], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] },
      {
        idDocSetType: 'SELFIE',
        types: ['SELFIE'],
        videoRequired: 'liveness',
        withoutChallenge: 'manualReview',
      },
      { idDocSetType: 'EMAIL_VERIFICATION' },
      { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'q' },
      { idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true }] },
      { idDocSetType: 'PROOF_OF_RESIDENCE', types: ['UTILITY_BILL'], skipAllowed: true },
      { idDocSetType: 'COMPANY_DATA' },
    ],
  },
  rules: { minimumAge: 18 },
  verification: { by: 'internal' },
  sources: [],
};
const definition = compileLevel({ type: 'standalone', definition: full });
const nothing: FlowFacts = { done: {}, submission: null };
const personal = [
  'consent',
  'IDENTITY-choice',
  'IDENTITY',
  'IDENTITY-check',
  'SELFIE',
  'EMAIL_VERIFICATION',
  'QUESTIONNAIRE',
  'APPLICANT_DATA',
  'PROOF_OF_RESIDENCE',
];

const answer = (block: string, data = {}, outcome = 'done'): FlowEvent => ({
  type: 'answer',
  block,
  outcome,
  data,
  by: 'person',
});
function play(state: FlowState, ...events: FlowEvent[]): FlowState {
  return events.reduce((now, event) => {
    const moved = step(definition, now, event);
    expect([event, moved.taken]).toEqual([event, true]);
    return moved.state;
  }, state);
}
function follow(state: FlowState, facts: FlowFacts): FlowState {
  const caught = reconcile(definition, state, facts).reduce(
    (now, event) => step(definition, now, event).state,
    state,
  );
  expect(reconcile(definition, caught, facts)).toEqual([]);
  return caught;
}
const at = (state: FlowState) => walk(definition, state).block.id;
const handedIn = () => play(freshState, ...personal.map((block) => answer(block)));
const submitted = (reference: string, outcome: string | null): FlowFacts => ({
  ...nothing,
  submission: { reference, outcome },
});

describe('a level', () => {
  test('compiles to its steps in their order, between consent and result', () => {
    expect(definition.blocks.map(({ id }) => id).filter((id) => id !== 'SELFIE-photo')).toEqual([
      ...personal,
      'submit',
      'wait',
      'approved',
      'retry',
      'rejected',
    ]);
  });

  test('of every new environment compiles', () => {
    for (const level of seededLevels) {
      expect(compileLevel({ type: 'standalone', definition: level.definition }).start).toBe('consent');
    }
  });

  test('offers the states that the level takes, and of them those that the step names', () => {
    const [identity] = full.requiredIdDocs.docSets;
    if (identity === undefined) throw new Error('the level has no step');
    const requiredIdDocs = {
      docSets: [{ ...identity, restrictCountries: ['UKR', 'DEU'] }],
      includedCountries: ['UKR', 'PRT'],
      excludedCountries: ['UTO'],
    };
    const { blocks } = compileLevel({ type: 'standalone', definition: { ...full, requiredIdDocs } });
    expect(blocks.filter(({ kind }) => kind === 'document-choice' || kind === 'capture')).toMatchObject([
      { includedCountries: ['UKR'], excludedCountries: ['UTO'] },
      { includedCountries: ['UKR'], excludedCountries: ['UTO'] },
    ]);
  });

  test('of an action begins with the step itself', () => {
    const face = { ...full, requiredIdDocs: { docSets: full.requiredIdDocs.docSets.slice(1, 2) } };
    const { blocks } = compileLevel({ type: 'actions', definition: face });
    expect(blocks.map(({ id }) => id).slice(0, 4)).toEqual(['SELFIE', 'SELFIE-photo', 'submit', 'wait']);
  });

  test('a level without a face asks for no consent to measure one', () => {
    const mail = { ...full, requiredIdDocs: { docSets: full.requiredIdDocs.docSets.slice(2, 3) } };
    expect(compileLevel({ type: 'standalone', definition: mail }).blocks[0]).toMatchObject({
      consents: [{ key: 'processing' }],
    });
  });
});

describe('a run of a level', () => {
  test('hands over, waits, and is approved', () => {
    const state = handedIn();
    expect(effectsAt(definition, state)).toEqual([{ type: 'submit', block: 'submit' }]);
    const waiting = follow(state, submitted('AAAAA', null));
    expect(at(waiting)).toBe('wait');
    expect(at(follow(waiting, submitted('AAAAA', 'approved')))).toBe('approved');
  });

  test('the verdict may come before anybody waits', () => {
    expect(at(follow(freshState, submitted('AAAAA', 'approved')))).toBe('consent');
    const early = follow(freshState, submitted('AAAAA', 'approved'));
    const state = play(early, ...personal.map((block) => answer(block)));
    expect(at(state)).toBe('approved');
  });

  test('after a refusal the person tries again where it is needed, and only then it is handed over anew', () => {
    const refused = follow(handedIn(), submitted('AAAAA', 'retry'));
    expect(at(refused)).toBe('retry');
    const again = play(refused, {
      type: 'reopen',
      blocks: ['SELFIE'],
      reasons: { SELFIE: [{ key: 'blur' }] },
    });
    expect(at(again)).toBe('SELFIE');
    expect(again.again['SELFIE']).toEqual([{ key: 'blur' }]);
    expect(at(follow(again, submitted('AAAAA', 'retry')))).toBe('SELFIE');
    const anew = play(follow(again, submitted('AAAAA', 'retry')), answer('SELFIE', { images: [2] }));
    expect(effectsAt(definition, anew)).toEqual([{ type: 'submit', block: 'submit' }]);
    expect(at(follow(anew, submitted('BBBBB', null)))).toBe('wait');
    expect(at(follow(anew, submitted('BBBBB', 'approved')))).toBe('approved');
  });

  test('an officer who overrules the refusal meanwhile ends it', () => {
    const refused = follow(handedIn(), submitted('AAAAA', 'retry'));
    const again = play(refused, { type: 'reopen', blocks: ['SELFIE'], reasons: {} });
    const overruled = follow(play(again, answer('SELFIE', { images: [2] })), submitted('AAAAA', 'approved'));
    expect(at(overruled)).toBe('approved');
  });

  test('what was there before does not count for what is asked again; something new does', () => {
    const facts = (images: number[]): FlowFacts => ({
      ...nothing,
      done: { SELFIE: { done: true, data: { images } } },
    });
    const first = follow(play(freshState, ...personal.slice(0, 4).map((block) => answer(block))), facts([1]));
    expect(at(first)).toBe('EMAIL_VERIFICATION');
    const again = play(first, { type: 'reopen', blocks: ['SELFIE'], reasons: { SELFIE: [] } });
    expect(at(follow(again, facts([1])))).toBe('SELFIE');
    expect(at(follow(again, facts([2])))).toBe('EMAIL_VERIFICATION');
  });

  test('a picture that is set aside opens its step, and the check of its data', () => {
    const state = handedIn();
    const facts = { done: { IDENTITY: { done: false, data: {} } }, submission: null };
    const opened = follow(state, facts);
    expect(at(opened)).toBe('IDENTITY');
    expect(at(play(opened, answer('IDENTITY', { images: [9] })))).toBe('IDENTITY-check');
  });

  test('what a refusal set aside is asked again once the person has read why, and handed over once', () => {
    const facts = (outcome: string, aside: boolean): FlowFacts => ({
      done: { SELFIE: { done: false, setAside: aside, data: { images: [1] } } },
      submission: { reference: 'AAAAA', outcome },
    });
    const waiting = follow(handedIn(), submitted('AAAAA', null));
    expect(at(follow(waiting, facts('rejected', true)))).toBe('rejected');
    const refused = follow(waiting, facts('retry', true));
    expect(at(refused)).toBe('retry');
    const again = play(refused, { type: 'reopen', blocks: ['SELFIE'], reasons: { SELFIE: [] } });
    expect(at(follow(again, facts('retry', false)))).toBe('SELFIE');
    const anew = { SELFIE: { done: true, data: { images: [2] } } };
    const mended = follow(again, { ...facts('retry', false), done: anew });
    expect(effectsAt(definition, mended)).toEqual([{ type: 'submit', block: 'submit' }]);
    expect(at(follow(mended, { done: anew, submission: { reference: 'BBBBB', outcome: null } }))).toBe(
      'wait',
    );
  });

  test('a refusal of what was handed over by another way is read first, too', () => {
    const there = (id: string) => [id, { done: true, data: { id } }] as const;
    const known = Object.fromEntries(personal.slice(1).map(there));
    const done = { ...known, SELFIE: { done: false, setAside: true, data: { images: [1] } } };
    const submission = { reference: 'AAAAA', outcome: 'retry' };
    expect(at(follow(play(freshState, answer('consent')), { done, submission }))).toBe('retry');
  });

  test('a reset begins again where something is missing, with the consent that was given', () => {
    const refused = follow(handedIn(), submitted('AAAAA', 'rejected'));
    expect(at(refused)).toBe('rejected');
    const gone = { done: { IDENTITY: { done: false, data: {} } }, submission: null };
    expect(at(follow(refused, gone))).toBe('IDENTITY');
  });

  test('another document makes the pictures and their data void', () => {
    const state = play(freshState, ...personal.slice(0, 4).map((block) => answer(block, { country: 'UKR' })));
    const back = play(state, { type: 'back', block: 'IDENTITY-choice' });
    expect(at(play(back, answer('IDENTITY-choice', { country: 'UKR' })))).toBe('SELFIE');
    expect(at(play(back, answer('IDENTITY-choice', { country: 'POL' })))).toBe('IDENTITY');
  });

  test('whoever does without the challenge takes a picture, whoever does it does not', () => {
    const state = play(freshState, ...personal.slice(0, 4).map((block) => answer(block)));
    expect(at(play(state, answer('SELFIE', {}, 'manual')))).toBe('SELFIE-photo');
    expect(at(play(state, answer('SELFIE', {}, 'manual'), answer('SELFIE-photo')))).toBe(
      'EMAIL_VERIFICATION',
    );
    expect(at(play(state, answer('SELFIE')))).toBe('EMAIL_VERIFICATION');
  });

  test('for whom no challenge fits there is a person, whether or not the level offers the choice', () => {
    const docSets = full.requiredIdDocs.docSets.map(({ withoutChallenge: _none, ...docSet }) => docSet);
    const strict = compileLevel({ type: 'standalone', definition: { ...full, requiredIdDocs: { docSets } } });
    const faces = strict.blocks.filter(({ kind }) => kind === 'liveness');
    expect(faces).toMatchObject([
      { id: 'SELFIE', mode: 'challenge', withoutChallenge: false, personAfterTries: true },
      { id: 'SELFIE-photo', mode: 'photo', withoutChallenge: false },
    ]);
    expect(faces[0]?.edges).toEqual([
      { outcome: 'done', to: 'EMAIL_VERIFICATION' },
      { outcome: 'manual', to: 'SELFIE-photo' },
    ]);
  });

  test('a step may be skipped where the level says so', () => {
    const state = play(freshState, ...personal.slice(0, -1).map((block) => answer(block)));
    expect(step(definition, state, answer('PROOF_OF_RESIDENCE', {}, 'skipped')).taken).toBe(true);
    expect(step(definition, freshState, answer('consent', {}, 'skipped')).taken).toBe(false);
  });
});
