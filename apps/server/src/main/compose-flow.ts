import { compareFrames } from '@aval/vision/faces/compare-frames';
import type { AddActionImageDependencies } from '../actions/add-action-image.ts';
import { cropPicture } from '../applications/crop-picture.ts';
import type { FlowRouteDependencies } from '../applications/http.ts';
import { randomDice } from '../applications/random-dice.ts';
import type { StartConfirmationDependencies } from '../confirmations/start-confirmation.ts';
import type { AddDocumentDependencies } from '../documents/add-document.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Credentials } from '../platform/http/authenticate.ts';
import type { Turns } from '../platform/turns/make-turns.ts';
import type { Stores } from './bind-stores.ts';
import type { Parts } from './parts.ts';

/** What nearly every use case takes. */
export type Common = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly keyring: Keyring;
};
type Given = {
  readonly parts: Parts;
  readonly stores: Stores;
  readonly common: Common;
  readonly turns: Turns;
  readonly addDocument: AddDocumentDependencies;
  readonly addToAction: AddActionImageDependencies;
  readonly startConfirmation: StartConfirmationDependencies;
  readonly credentials: Credentials;
};

/** What the applicant's page needs of the program. */
export function flowDependencies(given: Given): FlowRouteDependencies {
  const { parts, stores, common, turns, addDocument: add, addToAction, credentials } = given;
  const { blobs, examiner, clock, definitions, changes } = parts;
  const advance = { ...common, stores, submit: common };
  const take = { advance, add, addToAction, setActive: common };
  const answer = {
    agreement: common,
    ownData: common,
    confirm: common,
    answers: common,
    add,
    definitions,
  };
  return {
    advance,
    show: { stores, keyring: common.keyring, clock, definitions },
    changes,
    appeal: common,
    start: given.startConfirmation,
    events: { advance, answer, stores },
    take,
    crop: { advance, blobs, crop: cropPicture, journal: stores.journal, stores },
    uploads: {
      ...common,
      advance,
      take,
      turns,
      blobs,
      applicants: stores.applicants,
      uploads: stores.uploads,
    },
    liveness: {
      ...common,
      advance,
      add,
      addToAction,
      turns,
      dice: parts.dice ?? randomDice,
      challenges: stores.challenges,
      frames: examiner,
      modelThresholds: examiner.modelThresholds,
      compareFrames,
    },
    credentials,
    clock,
  };
}
