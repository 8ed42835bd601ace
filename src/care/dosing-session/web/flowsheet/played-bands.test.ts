import { expect, test } from "vitest";

import type { EventOf } from "../../rules/events.ts";
import { given, minute, opened } from "../../rules/test-session.ts";
import { playedBands } from "./played-bands.ts";

const steering = { intensity: 0.5, warmth: 0.5, density: 0.5 };
const played = (entryId: string, phase: "opening" | "peak", intensity = 0.5): EventOf<"music-played"> => ({
  type: "music-played",
  entryId,
  tablet: "A",
  sound: { kind: "soundscape", seed: 7, phase, steering: { ...steering, intensity } },
  volume: 0.7,
});

test("music that is steered within a phase is one band, and the next phase another", () => {
  const session = given([0, opened()], [1, played("1", "opening")], [3, played("2", "opening", 0.8)], [6, played("3", "peak")]);
  const minutes = (at: Temporal.Instant): number => (at.epochMilliseconds - minute(0).epochMilliseconds) / 60_000;
  expect(playedBands(session, (phase) => phase, minutes)).toEqual([
    { from: 1, to: 6, label: "opening" },
    { from: 6, to: null, label: "peak" },
  ]);
});
