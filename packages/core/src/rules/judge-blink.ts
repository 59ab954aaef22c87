import { challengeComplaints as complaints } from './challenge-complaints.ts';
import type { UsableFrame } from './frame-series.ts';
import type { thresholds } from './thresholds.ts';

export type ChallengeLimits = { readonly [name in keyof typeof thresholds.challenge]: number };
/** What one kind of challenge measured, and what it complains of. */
export type ChallengeStep = { readonly numbers: Record<string, number>; readonly complaint: string | null };

/** Whether the lids of this frame can be judged: measured, and of a face large enough in the picture. */
export function seesLids({ face, eyes }: UsableFrame, limits: ChallengeLimits): boolean {
  return (
    eyes !== null &&
    Number.isFinite(eyes.left) &&
    Number.isFinite(eyes.right) &&
    face.eyeDistance >= limits.minimumEyeDistance
  );
}

/**
 * Whether both eyes were open, then shut for a moment, then open again, as frames that `seesLids` holds for. Each eye is
 * measured against itself when open (the first two and the last two frames), and the wider of the two counts: a wink is no blink. Eyes
 * that look far down count as shut, since the lids follow them.
 */
export function judgeBlink(usable: readonly UsableFrame[], limits: ChallengeLimits): ChallengeStep {
  const left = usable.map(({ eyes }) => eyes?.left ?? Number.NaN);
  const right = usable.map(({ eyes }) => eyes?.right ?? Number.NaN);
  const [openLeft, openRight] = [left, right].map(openAtBothEnds);
  const widest = usable.map((_frame, at) =>
    Math.max(
      (left[at] ?? Number.NaN) / (openLeft?.least ?? 0),
      (right[at] ?? Number.NaN) / (openRight?.least ?? 0),
    ),
  );
  const reopened = Math.min(openLeft?.alike ?? 0, openRight?.alike ?? 0);
  const isShut = widest.map((opening) => opening <= limits.maximumShut);
  const narrowest = Math.min(...widest);
  const shutMs = longestShut(usable, isShut);
  const largestYaw = Math.max(...usable.map(({ face }) => Math.abs(face.pose.yaw)));
  const shutFrames = isShut.filter((shut) => shut).length;
  const complaint = !(reopened >= limits.minimumReopened)
    ? complaints.openAgain
    : !(narrowest <= limits.maximumShut)
      ? complaints.shutEyes
      : !(shutMs >= limits.minimumShutMs)
        ? complaints.shutLonger
        : !(largestYaw <= limits.maximumYawWhileShut)
          ? complaints.stayFrontalShut
          : null;
  return { numbers: { narrowest, reopened, shutMs, shutFrames, largestYaw }, complaint };
}

/** The opening of one eye when open: the wider of the first two frames and of the last two, the lesser of both and how alike they are. */
function openAtBothEnds(openings: readonly number[]): { readonly least: number; readonly alike: number } {
  const start = Math.max(...openings.slice(0, 2));
  const end = Math.max(...openings.slice(-2));
  return { least: Math.min(start, end), alike: Math.min(start, end) / Math.max(start, end) };
}

/** Milliseconds from the first to the last frame of the longest row of neighbours with shut eyes. */
function longestShut(usable: readonly UsableFrame[], isShut: readonly boolean[]): number {
  let longest = 0;
  let since: number | undefined;
  usable.forEach(({ timestampMs }, at) => {
    since = isShut[at] === true ? (since ?? timestampMs) : undefined;
    if (since !== undefined) longest = Math.max(longest, timestampMs - since);
  });
  return longest;
}
