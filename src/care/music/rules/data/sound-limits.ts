/**
 * What no setting moves. Levels in dB of full scale (0 is a square wave at full scale), times in seconds.
 * Evidence: proposal; source: proposed-default. Owner: lead therapist.
 */
export const soundLimits = {
  /** What counts as silence: each voice rests there, so that a ramp in dB has somewhere to begin. */
  silence: -72,
  /** How fast anything may grow quieter; "stop now" is silent within `stopWithin`. */
  fall: 24,
  stopWithin: 3,
  /** Nothing leaves above this; the last stage bends what comes near and lets everything below `bendsFrom` through untouched. */
  ceiling: -1,
  bendsFrom: -6,
  /** The soundscape as a whole, root mean square, whatever the sliders say. */
  loudestBed: -18,
  /** The share of the permitted rise that is left to one bell; the voices keep to the rest. */
  bellShare: 0.25,
  /** One bell against everything else that sounds, so that it never startles. */
  bellBelowBed: -11,
  /** The shortest time between two bells, and the time in which one swells. */
  bellsApart: 3,
  bellSwell: 0.4,
  /** How fast the tone colour may open or close, in octaves a second. */
  brightnessPerSecond: 0.25,
  /** The volume control: what its lowest step above off means. */
  quietestVolume: -30,
  /** Blocks in which a recording's level is told, and for how long what was heard is remembered when another begins. */
  blockSeconds: 0.1,
  remembers: 2,
  /** A file is raised by no more than this, however quiet it is. */
  mostGain: 12,
} as const;
