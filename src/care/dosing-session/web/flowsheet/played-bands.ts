import type { MusicPhase } from "#care/music/rules/data/soundscape-phases.ts";

import type { DosingSession } from "../../rules/dosing-session.ts";
import { musicBands } from "../../rules/music-bands.ts";
import type { Band } from "./plot-marks.ts";

/** What the tablets played, in minutes from the dose: a phase of the soundscape, or a file by its title. Steering within a phase is one band. */
export const playedBands = (
  session: DosingSession,
  phaseName: (phase: MusicPhase) => string,
  minutes: (at: Temporal.Instant) => number,
): readonly Band[] => {
  const bands: Band[] = [];
  for (const { from, to, sound } of musicBands(session)) {
    const label = sound.kind === "file" ? sound.title : phaseName(sound.phase);
    const band = { from: minutes(from), to: to && minutes(to), label };
    const before = bands.at(-1);
    if (before?.label === label && before.to === band.from) bands.splice(-1, 1, { ...before, to: band.to });
    else bands.push(band);
  }
  return bands;
};
