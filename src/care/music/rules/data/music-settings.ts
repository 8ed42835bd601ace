import type { NumberSetting, Setting } from "#kernel/setting.ts";

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

export const musicSettings: readonly Setting[] = [loudnessRise, targetLoudness, lastedBeforeCharted];
