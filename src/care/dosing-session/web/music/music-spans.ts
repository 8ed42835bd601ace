import type { DosingSession } from "../../rules/dosing-session.ts";
import { musicBands } from "../../rules/music-bands.ts";
import { onSpans, type OnSpan } from "../../rules/on-off.ts";
import { nameOfSound } from "./describe-music.ts";

/**
 * When music was on, for the graph and the flowsheet: what the tablets played, and what somebody noted of music from elsewhere while no
 * tablet played. Steering is no new stretch.
 */
export const musicSpans = (session: DosingSession): readonly OnSpan[] => {
  const spans: OnSpan[] = [];
  const bands = musicBands(session);
  for (const { from, to, sound } of bands) {
    const words = nameOfSound(sound);
    const last = spans.at(-1);
    if (last !== undefined && last.words === words && last.to !== null && last.to.equals(from)) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from, to, words });
  }
  const playedIn = (noted: OnSpan): boolean =>
    bands.some(
      ({ from, to }) =>
        (noted.to === null || from.epochMilliseconds <= noted.to.epochMilliseconds) &&
        (to === null || to.epochMilliseconds >= noted.from.epochMilliseconds),
    );
  const noted = onSpans(session, "music").filter((span) => !playedIn(span));
  return [...noted, ...spans].toSorted((one, other) => one.from.epochMilliseconds - other.from.epochMilliseconds);
};
