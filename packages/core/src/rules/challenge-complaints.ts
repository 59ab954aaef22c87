import type { Check } from '../check.ts';
import type { AttackClass } from './judge-liveness.ts';

/** What `judgeChallenge` complains of, in the words of its checks. */
export const challengeComplaints = {
  lookStraightFirst: 'The head was turned already at the start: look straight first.',
  turnFurtherLeft: 'The head was not turned far enough to the left.',
  turnFurtherRight: 'The head was not turned far enough to the right.',
  otherWayLeft: 'The head was turned the other way first, not to the left.',
  otherWayRight: 'The head was turned the other way first, not to the right.',
  turnSlowly: 'The turn was not seen on its way: turn slowly.',
  turnHead: 'Eyes and nose did not move against one another as in a head that turns.',
  closer: 'The face did not come closer.',
  closerSlowly: 'The face jumped closer: come slowly.',
  closerSteadily: 'The face went back on its way: come closer without stopping.',
  stayFrontal: 'The face turned away while it came closer.',
  shutEyes: 'The eyes were not shut: close both for a moment.',
  shutLonger: 'The eyes were not shut long enough to be sure: count to two before you open them.',
  openAgain: 'The eyes were not opened again, or not open at the start.',
  stayFrontalShut: 'The head turned away while the eyes were to be shut.',
  notInTime: 'The frames were not taken in the time that was given: try again.',
  stillPicture: 'The frames are one picture again and again, which no camera gives.',
  alone: 'More than one person is in the frames: be alone in the picture.',
  tooClose: 'The face came so close that it left the picture: keep all of it in the oval.',
  otherPerson: 'The frames do not all show the same person.',
} as const;

/** Why a liveness challenge was not passed, with what to do: keys of texts. */
export const livenessFixes = {
  lookStraightFirst: 'lookStraight',
  turnFurther: 'turn',
  otherWay: 'turnOtherWay',
  turnSlowly: 'slowly',
  closer: 'comeCloser',
  closerSlowly: 'slowly',
  closerSteadily: 'slowly',
  stayFrontal: 'lookStraight',
  shutEyes: 'closeEyes',
  shutLonger: 'closeEyes',
  openAgain: 'openEyes',
  tooClose: 'showFace',
  noFace: 'showFace',
  alone: 'beAlone',
  notInTime: 'inTime',
  samePerson: 'beAlone',
  stillPicture: 'lookAtCamera',
  notLive: 'lookAtCamera',
  unclear: 'moreLight',
} as const;
export type LivenessKey = keyof typeof livenessFixes;

const keys: Readonly<Record<keyof typeof challengeComplaints, LivenessKey>> = {
  lookStraightFirst: 'lookStraightFirst',
  turnFurtherLeft: 'turnFurther',
  turnFurtherRight: 'turnFurther',
  otherWayLeft: 'otherWay',
  otherWayRight: 'otherWay',
  turnSlowly: 'turnSlowly',
  turnHead: 'turnFurther',
  closer: 'closer',
  closerSlowly: 'closerSlowly',
  closerSteadily: 'closerSteadily',
  stayFrontal: 'stayFrontal',
  shutEyes: 'shutEyes',
  shutLonger: 'shutLonger',
  openAgain: 'openAgain',
  stayFrontalShut: 'stayFrontal',
  notInTime: 'notInTime',
  stillPicture: 'stillPicture',
  alone: 'alone',
  tooClose: 'tooClose',
  otherPerson: 'samePerson',
};

/** The key of what a check of `judgeChallenge` says; undefined when it complains of nothing. */
export function challengeKey({ answer, sentence }: Check): LivenessKey | undefined {
  if (answer === 'GREEN' || answer === 'YELLOW') return undefined;
  for (const [name, text] of Object.entries(challengeComplaints))
    if (text === sentence && isComplaint(name)) return keys[name];
  return sentence.includes('face') ? 'noFace' : 'unclear';
}

/** The key of what frames were taken for. */
export function attackKey(attack: AttackClass | null): LivenessKey {
  if (attack === 'another-person' || attack === 'spliced') return 'samePerson';
  if (attack === 'still-picture') return 'stillPicture';
  return attack === null ? 'unclear' : 'notLive';
}

function isComplaint(name: string): name is keyof typeof challengeComplaints {
  return name in challengeComplaints;
}
