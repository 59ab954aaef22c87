/**
 * Every number a verdict depends on, in one place; those of `face`, `search`, `liveness` and `minimumCosine` are the bundled
 * models', and an operator's own models bring theirs (`ModelThresholds`). Face figures: 29.6 million impostor and 8,101 genuine LFW pairs
 * through the bundled recogniser; .244 is FAR 1e-2, .476 is FAR 1e-5. People of like age and looks reach .48, so the
 * accepting side is strict and the band between goes to a person.
 */
export const thresholds = {
  face: {
    /** Cosine at and above which portrait and selfie are one person. */
    accept: 0.476,
    /** Cosine below which they are not; between the two an officer decides. */
    refuse: 0.244,
    /** Portraits narrower than this, in pixels, give no reliable template: inconclusive, never a mismatch. */
    minimumPortraitWidth: 45,
  },
  /** One face against many: of 4,281 people .50 finds 92.4 % of repeats with 1.5 % false alarms. Always to a person. */
  search: {
    alert: 0.5,
    /** Faces that one search goes through: about as many as the figures were measured on. False alarms grow with every further one. */
    gallery: 4000,
  },
  selfie: {
    minimumFaceWidth: 100,
    /** Share of the picture's width. */
    minimumFaceShare: 0.08,
    maximumYaw: 35,
    maximumPitch: 40,
    /** Another face at least this wide, as a share of the main one's width, is a second person. */
    secondFaceShare: 0.35,
    /** Laplacian variance of the face at 112 px. */
    minimumFaceSharpness: 15,
    /**
     * From here a person looks whether eyes or mouth are hidden. 45 photographs of free faces stayed below; the same with drawn
     * masks or hands over the mouth (134) or hands over the eyes (44) did not.
     */
    maximumOcclusion: 0.5,
    /** Share of the face that may be burnt out. */
    maximumFaceGlare: 0.3,
  },
  /**
   * Passive scores are means of two crops, over several frames their median. They see recapture only and never refuse
   * alone: below `accept` an officer looks, below `suspect` the sentence says at what.
   */
  liveness: {
    accept: 0.5,
    suspect: 0.2,
    /** Share of frames under `suspect` from which a person looks, whatever the median. */
    maximumSuspectShare: 0.34,
    /** Share of the frames that has to show a face and be measured. */
    minimumUsableShare: 0.6,
    /** Frames from which repetition and change are judged. */
    minimumSeries: 3,
    /** Share of frames that are the one before again, pixel for pixel: a camera's noise never repeats. */
    refuseRepeats: 0.5,
    reviewRepeats: 0.2,
    /**
     * A whole face leaves this share of the picture's sides free and is no wider than that one. Twenty films of five faces that come closer:
     * frames up to there kept a cosine of .94 or more to the one before; once a face had outgrown the picture, the detector took a part of
     * it for a face, down to .09.
     */
    faceMargin: 0.002,
    wholeFaceWidth: 0.8,
    /**
     * Frames of a series in which a second person has to be seen. Of 280 frames of one person each, two showed a patch of the background
     * as a face large enough, never two of one series.
     */
    secondPersonFrames: 2,
    /** Degrees of yaw within which a frame is compared with the most frontal one; neighbours always are compared. */
    comparableYaw: 25,
    /** Cosine between frames below which an officer looks; below `face.refuse` it is another person. FAR 1e-4. */
    samePerson: 0.413,
    /** A jump between neighbouring frames that no head makes: degrees of yaw, or its own widths. */
    maximumJumpYaw: 40,
    maximumJumpWidths: 1,
    /** Degrees of yaw that a flat picture does not show: tilted by up to 60 degrees it moved the yaw by at most 9 (16 of 17). */
    flatYawRange: 15,
  },
  challenge: {
    /** Frames with a face that a judgement takes. */
    minimumFrames: 5,
    minimumUsableShare: 0.75,
    /** Degrees of yaw at the start. */
    maximumStartYaw: 15,
    /** Degrees to be reached in the asked direction, and allowed in the other before. */
    minimumPeakYaw: 25,
    maximumWrongYaw: 15,
    /** Degrees between neighbouring frames: a turn is seen on its way. */
    maximumStepYaw: 30,
    /**
     * How far the nose moves between the eyes, in eye distances: the landmarks have to agree with the pose model. A flat picture
     * tilted by 60 degrees moved it by at most .12.
     */
    minimumNoseShift: 0.13,
    /** Width of the face at the end over the start, as shares of the picture. */
    minimumGrowth: 1.35,
    /** Between neighbouring frames: a face that comes closer neither jumps nor goes back. */
    maximumStepGrowth: 1.5,
    minimumStepGrowth: 0.9,
    /** Degrees of yaw while coming closer. */
    maximumYawWhileCloser: 25,
    /** Degrees of yaw in all frames of a blink, as while coming closer. */
    maximumYawWhileShut: 25,
    /**
     * Opening of the wider eye, over what it was at the start and the end. Films of two people: shut at most .64 (127 frames), open at
     * least .85; of 68 photographs with lids drawn in three ways 63 to 65 are at most this. ADR 18.
     */
    maximumShut: 0.75,
    /** Opening at the end over the start: as open as before, or nearly. */
    minimumReopened: 0.8,
    /** Milliseconds between the first and the last of neighbouring frames with shut eyes: a blink by itself is over in .1 to .4 s. */
    minimumShutMs: 400,
    /** Pixels between the eyes below which lids are not judged; films of 39 to 56 still gave numbers like these. */
    minimumEyeDistance: 50,
  },
  samePhotograph: {
    /** Normalised cross-correlation of the aligned faces: the same photograph, photographed again. */
    refuse: 0.93,
    review: 0.88,
    /** The correlation speaks only where the recogniser sees nearly the same face, too. */
    minimumCosine: 0.8,
  },
  /**
   * Scores of the capture faults above which a picture is refused, unless its data were read with certainty. A half is a Laplacian
   * variance of 20 at 1000 px, a burnt-out share of .3, a mean grey level of 35, a short side of 400 px. `covered-text` is above what
   * skin-coloured documents reach (.79 of sixteen real pictures; drawn fingers reach .35), so it hardly ever speaks.
   */
  captureFaults: {
    'not-a-document': 0.7,
    blur: 0.5,
    glare: 0.4,
    dark: 0.5,
    'low-resolution': 0.5,
    'cut-off': 0.6,
    'covered-text': 0.85,
  },
  /**
   * Scores of the hints: above `tell` the check says so and still passes, above `review` an officer looks; null never sends to one.
   * None refuses. Measured on four drawn documents in variants and on sixteen pictures of real ones: drawn photographs of screens .72
   * to .80, real pictures up to .62; pasted portraits above .6 in about half of drawn ones; black-and-white copies, tinted or
   * not, from .56, real colour pictures up to .52; screenshots from .9, real pictures up to .42; edited lines of text half below .5 and
   * never above .6, so that `error-level` in effect only tells; a finer second compression from .76, a single one 0.
   */
  hints: {
    'greyscale-copy': { tell: 0.5, review: 0.56 },
    screenshot: { tell: 0.45, review: 0.6 },
    'photo-of-screen': { tell: 0.5, review: 0.65 },
    'edited-file': { tell: 0.25, review: 0.7 },
    'double-compression': { tell: 0.4, review: null },
    'error-level': { tell: 0.45, review: 0.6 },
    'pasted-portrait': { tell: 0.4, review: 0.6 },
  },
  /** Lines of text, each read at least this surely, that make the side of a card without machine-readable lines readable. */
  readableText: { confidence: 0.85, lines: 5 },
  sameSide: {
    /** Bits of 64 by which pictures differ at most to be the same one. */
    hashDistance: 5,
    /** Share of lines of text in common, and lines each has at least: cards repeat only a few of the front on the back. */
    commonText: 0.6,
    leastLines: 5,
  },
  mrz: {
    /**
     * Lowest character probability at which lines that pass their check digits are taken as read. Measured on 33 real pictures and on
     * 231 copies of them made worse (smaller, blurred, compressed, slanted, turned): of 186 with passing digits 6 had a wrong letter in
     * the names, which no digit covers; 4 of those lie below, and 4 of the sound ones.
     */
    acceptConfidence: 0.5,
    /** Mean probability below which lines are not taken as read, whatever their check digits say; measured likewise. */
    acceptMeanConfidence: 0.95,
    /** Mean probability at which failing check digits point at the document rather than at the picture. */
    confidentReading: 0.9,
  },
  kind: {
    /** Confidence from which a document counts as of the kind it was recognised as; chosen, not measured. */
    certain: 0.7,
    /** How far kinds of other types must stay behind. */
    lead: 0.15,
  },
  fields: {
    /**
     * Mean word confidence from which a printed field counts as legible, so that a difference is not put down to the
     * reader, and from which it may vouch for a document without machine-readable lines. Chosen, not measured.
     */
    legible: 0.8,
    confident: 0.85,
  },
  /** Submissions after which a repeated face refusal is final. */
  finalAfterAttempts: 3,
} as const;
