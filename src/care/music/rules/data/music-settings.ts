import type { NumberSetting, Setting } from "#kernel/setting.ts";

import type { MusicPhase } from "./soundscape-phases.ts";

const proposed = { kind: "number", evidence: "proposal", sources: ["proposed-default"], owner: "medical-director" } as const;

/** How fast what is heard may grow louder, whatever changed: the phase, a slider, the volume, a start. */
export const loudnessRise: NumberSetting<"dB/s"> = {
  ...proposed,
  key: "music.loudnessRise",
  label: "Music in a session: grows louder by at most",
  value: 3,
  unit: "dB/s",
  absolute: [0.5, 6],
  recommended: [1, 4],
};

/** The integrated loudness (LUFS, ITU-R BS.1770) to which the clinic's own files are brought. */
export const targetLoudness: NumberSetting<"dB"> = {
  ...proposed,
  key: "music.targetLoudness",
  label: "The clinic's own music: played at a loudness of (LUFS)",
  value: -23,
  unit: "dB",
  absolute: [-40, -16],
  recommended: [-30, -20],
};

/** How long something must have sounded the same before it is written down. */
export const lastedBeforeCharted: NumberSetting<"s"> = {
  ...proposed,
  key: "music.lastedBeforeCharted",
  label: "Music in a session: written down once it has stayed the same for",
  value: 10,
  unit: "s",
  absolute: [2, 120],
  recommended: [5, 30],
};

/** How long one of the clinic's own files and the next sound together; at 0 the next begins where the one before ends. */
export const crossfade: NumberSetting<"s"> = {
  ...proposed,
  key: "music.crossfade",
  label: "The clinic's own music: one file passes into the next over",
  value: 0,
  unit: "s",
  absolute: [0, 15],
  recommended: [0, 10],
};

const usual = (phase: MusicPhase, value: number, label: string): NumberSetting<"min"> => ({
  ...proposed,
  key: `music.usualMinutes.${phase}`,
  label: `The clinic's own music: ${label} usually takes`,
  value,
  unit: "min",
  absolute: [1, 240],
  recommended: [5, 120],
});

/** How long each part of a session usually is, to see whether a list is long enough for it. */
export const usualMinutes: Readonly<Record<MusicPhase, NumberSetting<"min">>> = {
  arrival: usual("arrival", 20, "arrival"),
  opening: usual("opening", 15, "opening"),
  peak: usual("peak", 25, "the peak"),
  return: usual("return", 45, "the return"),
};

export const musicSettings: readonly Setting[] = [
  loudnessRise,
  targetLoudness,
  lastedBeforeCharted,
  crossfade,
  ...Object.values(usualMinutes),
];
