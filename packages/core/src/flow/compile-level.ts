import { acceptedCountries } from '../accepted-countries.ts';
import {
  type DocSet,
  isQuestionnaireStep,
  type Level,
  type LevelDefinition,
  takesDocuments,
} from '../level.ts';
import { type Block, type Edge, mayGoToPerson } from './block.ts';
import { consentVersions } from './consent-texts.ts';
import { type FlowDefinition, flowDefinitionSchema } from './definition.ts';
import { reviewSignal } from './reconcile.ts';

/** A block before it is known what follows it. */
type Loose = Block extends infer One ? (One extends Block ? Omit<One, 'edges'> : never) : never;

const welcome = 'welcome';
const result = 'result';

/**
 * The linear flow of a level: consent, its steps in their order, handing over, waiting, result. An action begins with its first
 * step: consent was given when the person was verified.
 */
export function compileLevel({ type, definition }: Pick<Level, 'type' | 'definition'>): FlowDefinition {
  const { requiredIdDocs, extras } = definition;
  const { docSets } = requiredIdDocs;
  const steps = docSets.flatMap((docSet) => blocksOf(docSet, definition));
  const hasFace = steps.some(({ kind }) => kind === 'liveness');
  const consent: Loose = {
    id: 'consent',
    kind: 'consent',
    group: welcome,
    consents: [
      { key: 'processing', version: consentVersions.processing },
      ...(hasFace ? [{ key: 'biometric' as const, version: consentVersions.biometric }] : []),
    ],
    ...(extras?.customPrivacyNoteText === undefined ? {} : { privacyNote: extras.customPrivacyNoteText }),
    ...(extras?.customPrivacyLink === undefined ? {} : { privacyLink: extras.customPrivacyLink }),
  };
  const before: Loose[] = [
    ...(type === 'actions' ? [] : [consent]),
    ...steps,
    { id: 'submit', kind: 'submit', group: result },
  ];
  const waiting: Block = {
    id: 'wait',
    kind: 'wait',
    group: result,
    signal: reviewSignal,
    of: 'submit',
    outcomes: ['approved', 'retry', 'rejected'],
    edges: [
      { outcome: 'approved', to: 'approved' },
      { outcome: 'retry', to: 'retry' },
      { outcome: 'rejected', to: 'rejected' },
    ],
  };
  const ends = (['approved', 'retry', 'rejected'] as const).map(
    (id): Block => ({ id, kind: 'end', group: result, result: id, edges: [] }),
  );
  const idAt = (index: number) => before[index]?.id ?? 'wait';
  const blocks = [
    ...before.map(
      (block, index): Block => ({ ...block, edges: edgesOf(block, idAt(index + 1), idAt(index + 2)) }),
    ),
    waiting,
    ...ends,
  ];
  return flowDefinitionSchema.parse({ version: 1, start: blocks[0]?.id, blocks });
}

/** Whoever does without the challenge takes a picture in the block behind it; whoever does it passes that block by. */
function edgesOf(block: Loose, next: string, afterNext: string): Edge[] {
  if (block.kind === 'liveness' && mayGoToPerson(block))
    return [
      { outcome: 'done', to: afterNext },
      { outcome: 'manual', to: next },
    ];
  const skip = block.skippable === true ? [{ outcome: 'skipped', to: next }] : [];
  return [{ outcome: 'done', to: next }, ...skip];
}

/** What a person does for a step; nothing for a step that only others can do. */
function blocksOf(docSet: DocSet, { requiredIdDocs }: LevelDefinition): Loose[] {
  const { idDocSetType: step, types, skipAllowed, fields = [], questionnaireDefId } = docSet;
  const common = { group: step, ...(skipAllowed === true ? { skippable: true } : {}) };
  if (step.startsWith('SELFIE')) {
    const mode = photoModes.includes(docSet.videoRequired) ? 'photo' : 'challenge';
    const strict = docSet.videoRequired === 'liveness';
    const face = { kind: 'liveness' as const, group: step, step, strict };
    if (mode === 'photo') return [{ ...face, id: step, mode, withoutChallenge: false }];
    const withoutChallenge = docSet.withoutChallenge === 'manualReview';
    return [
      { ...face, id: step, mode, withoutChallenge, personAfterTries: true },
      { ...face, id: `${step}-photo`, mode: 'photo', withoutChallenge: false },
    ];
  }
  if (types !== undefined && takesDocuments(step)) {
    const documents = {
      step,
      types,
      ...acceptedCountries(requiredIdDocs, docSet),
      camera: docSet.captureMode,
      uploader: docSet.uploaderMode,
    };
    if (!step.startsWith('IDENTITY')) return [{ ...common, id: step, kind: 'upload', ...documents }];
    const choice = `${step}-choice`;
    return [
      { ...documents, id: choice, kind: 'document-choice', group: step },
      {
        ...documents,
        id: step,
        kind: 'capture',
        group: step,
        choice,
        subTypes: docSet.subTypes,
        dependsOn: [choice],
      },
      { id: `${step}-check`, kind: 'data-check', group: step, step, dependsOn: [choice, step] },
    ];
  }
  if (step === 'EMAIL_VERIFICATION') return [{ ...common, id: step, kind: 'code', channel: 'email' }];
  if (step === 'PHONE_VERIFICATION') return [{ ...common, id: step, kind: 'code', channel: 'phone' }];
  if (isQuestionnaireStep(step) && questionnaireDefId !== undefined)
    return [{ ...common, id: step, kind: 'questionnaire', questionnaireId: questionnaireDefId }];
  if (step === 'APPLICANT_DATA' && fields.length > 0) {
    const asked = fields.map(({ name, required }) => ({ name, required: required === true }));
    return [{ ...common, id: step, kind: 'data', fields: asked }];
  }
  return [];
}

/** Of the level's ways to take a selfie, those that ask for a picture and nothing more. */
const photoModes: readonly DocSet['videoRequired'][] = [
  'photoRequired',
  'staticLiveness',
  'disabled',
  'optional',
];
