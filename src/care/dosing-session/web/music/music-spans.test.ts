import { expect, test } from "vitest";

import type { MusicPhase } from "#care/music/rules/data/soundscape-phases.ts";

import type { DosingSessionEvent } from "../../rules/events.ts";
import { given, minute, opened } from "../../rules/test-session.ts";
import { musicSpans } from "./music-spans.ts";

const played = (entryId: string, phase: MusicPhase, volume = 0.7): DosingSessionEvent => ({
  type: "music-played",
  entryId,
  tablet: "A",
  sound: { kind: "soundscape", seed: 7, phase, steering: { intensity: 0.5, warmth: 0.5, density: 0.5 } },
  volume,
});
const stopped: DosingSessionEvent = { type: "music-stopped", entryId: "z", tablet: "A", why: "stopped" };
const noted = (noteId: string, code: "music-on" | "music-off", text = ""): DosingSessionEvent => ({
  type: "event-noted",
  noteId,
  code,
  text,
});

test("[MUS-13] a new part begins a new stretch of the graph's band; steering and volume do not", () => {
  const session = given(
    [0, opened()],
    [1, played("1", "arrival")],
    [4, played("2", "arrival", 0.5)],
    [9, played("3", "peak")],
    [20, stopped],
  );
  expect(musicSpans(session)).toEqual([
    { from: minute(1), to: minute(9), words: "soundscape, arrival" },
    { from: minute(9), to: minute(20), words: "soundscape, peak" },
  ]);
});

test("[MUS-13] what was noted of music stands beside what the tablets played, unless both say the same time", () => {
  const before = [
    [0, opened()],
    [1, noted("a", "music-on", "from the hall")],
    [3, noted("b", "music-off")],
  ] as const;
  const spans = musicSpans(given(...before, [5, played("1", "peak")], [6, noted("c", "music-on")]));
  expect(spans).toEqual([
    { from: minute(1), to: minute(3), words: "from the hall" },
    { from: minute(5), to: null, words: "soundscape, peak" },
  ]);
});
