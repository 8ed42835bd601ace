/** The parts of a session that music follows. */
export const musicPhases = ["arrival", "opening", "peak", "return"] as const;
export type MusicPhase = (typeof musicPhases)[number];

/** `home` and `away` are two chords over one root, which come and go in each other's place; `both` belongs to either. */
export type Colour = "home" | "away" | "both";
export type Tone = {
  /** Against the root: whole-number ratios alone, so that any of them sound well together. */
  readonly ratio: number;
  readonly colour: Colour;
  /** The share of density from which it sounds: the first tones always do. */
  readonly from: number;
};

/** Evidence: proposal (just intonation over one root); source: proposed-default. Owner: lead therapist. */
export const tones: readonly Tone[] = [
  { ratio: 1 / 2, colour: "both", from: 0 },
  { ratio: 1, colour: "both", from: 0 },
  { ratio: 3 / 2, colour: "home", from: 0 },
  { ratio: 2, colour: "both", from: 0.1 },
  { ratio: 9 / 4, colour: "home", from: 0.5 },
  { ratio: 5 / 2, colour: "home", from: 0.2 },
  { ratio: 3, colour: "home", from: 0.35 },
  { ratio: 4, colour: "both", from: 0.55 },
  { ratio: 5, colour: "home", from: 0.7 },
  { ratio: 6, colour: "home", from: 0.85 },
  { ratio: 4 / 3, colour: "away", from: 0.1 },
  { ratio: 5 / 3, colour: "away", from: 0.25 },
  { ratio: 8 / 3, colour: "away", from: 0.45 },
  { ratio: 10 / 3, colour: "away", from: 0.65 },
];

/** Roots in hertz, from G to B flat; a session's seed takes one. */
export const roots = [98, 103.83, 110, 116.54] as const;

export type SoundscapePhase = {
  /** Everything together, root mean square in dB of full scale, with every slider in the middle. */
  readonly level: number;
  /** dB an octave above the root: below 0 the sound is dark, near 0 it is open. */
  readonly tilt: number;
  /** How far a tone's level drifts to either side, in dB. */
  readonly drift: number;
  /** The breath of noise against the tones, in dB, how far it swells, and the seconds of one breath. */
  readonly breath: number;
  readonly breathSwell: number;
  readonly breathSeconds: number;
  /** Where the tones are cut off, in octaves above 100 Hz. */
  readonly brightness: number;
  readonly bellsPerMinute: number;
};

/** Evidence: proposal (slow breath of about six a minute; few events); source: proposed-default. Owner: lead therapist. */
export const soundscapePhases: Readonly<Record<MusicPhase, SoundscapePhase>> = {
  arrival: {
    level: -32,
    tilt: -4,
    drift: 3,
    breath: -6,
    breathSwell: 4,
    breathSeconds: 10,
    brightness: 3,
    bellsPerMinute: 2,
  },
  opening: {
    level: -29,
    tilt: -3,
    drift: 4,
    breath: -9,
    breathSwell: 3,
    breathSeconds: 11,
    brightness: 3.5,
    bellsPerMinute: 4,
  },
  peak: {
    level: -26,
    tilt: -2,
    drift: 5,
    breath: -12,
    breathSwell: 3,
    breathSeconds: 13,
    brightness: 4.2,
    bellsPerMinute: 3,
  },
  return: {
    level: -31,
    tilt: -3.5,
    drift: 3,
    breath: -8,
    breathSwell: 4,
    breathSeconds: 10,
    brightness: 3.2,
    bellsPerMinute: 2.5,
  },
};

/** What the sliders reach from their middle to either end. */
export const steeringReach = {
  /** dB of the whole. */
  intensity: 5,
  /** dB an octave, and octaves of brightness, that full warmth takes away. */
  warmthTilt: 1.5,
  warmthBrightness: 0.8,
  /** dB by which a tone beyond the density goes back. */
  thinned: 24,
  /** dB by which the chord that is away goes back, and the seconds from one chord to the other and home again. */
  away: 20,
  chordSeconds: 150,
} as const;

/** Where the sliders stand at first. */
export const middleSteering = { intensity: 0.5, warmth: 0.5, density: 0.5 } as const;
