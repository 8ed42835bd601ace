import { expect, test } from "vitest";

import { dosingSessionEvent, type DosingSessionEvent, type EventOf } from "./events.ts";
import { musicBands, musicPhaseFor, musicPlaying } from "./music-bands.ts";
import { musicPreset, presetList } from "./music-preset.ts";
import { phases } from "./phase.ts";
import { recordMusicPlayed, recordMusicStopped } from "./record-music.ts";
import { noSession } from "./dosing-session.ts";
import { given, kept, minute, opened, typesOf } from "./test-session.ts";

const middle = { intensity: 0.5, warmth: 0.5, density: 0.5 };
const played = (entryId: string, tablet = "A"): EventOf<"music-played"> => ({
  type: "music-played",
  entryId,
  tablet,
  sound: { kind: "soundscape", seed: 7, phase: "opening", steering: middle },
  volume: 0.7,
});
const stopped = (entryId: string, tablet = "A"): DosingSessionEvent => ({ type: "music-stopped", entryId, tablet, why: "stopped" });
const bandsOf = (...facts: readonly (readonly [number, DosingSessionEvent])[]) =>
  musicBands(given([0, opened()], ...facts)).map(({ entryId, from, to }) => [entryId, from, to]);

test("[MUS-12] what was played is kept once, however often it is sent, and needs a session", () => {
  const { type: _, ...said } = played("1");
  const session = given([0, opened()]);
  const once = kept(session, 1, recordMusicPlayed(session, said));
  expect(once.music).toHaveLength(1);
  expect(typesOf(recordMusicPlayed(once, said))).toEqual([]);
  const stop = { entryId: "2", tablet: "A", why: "paused" } as const;
  expect(typesOf(recordMusicStopped(once, stop))).toEqual(["music-stopped"]);
  expect(recordMusicStopped(noSession, stop)).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("[MUS-13] a band ends with the next thing its tablet plays, with its stop, or not yet; each tablet has its own", () => {
  expect(bandsOf([1, played("1")], [5, played("2")], [6, played("x", "B")], [9, stopped("3")])).toEqual([
    ["1", minute(1), minute(5)],
    ["2", minute(5), minute(9)],
    ["x", minute(6), null],
  ]);
  expect(musicPlaying(given([0, opened()], [1, played("1")], [2, played("x", "B")])).map(({ tablet }) => tablet)).toEqual(["B", "A"]);
  expect(musicPlaying(given([0, opened()], [1, played("1")], [2, stopped("2")]))).toEqual([]);
});

test("[MUS-13] a fact that comes late takes its place in time, and a closed session ends what nobody stopped", () => {
  expect(bandsOf([5, played("2")], [9, stopped("3")], [1, played("1")])).toEqual([
    ["1", minute(1), minute(5)],
    ["2", minute(5), minute(9)],
  ]);
  expect(bandsOf([1, played("1")], [60, { type: "session-closed", note: "" }])).toEqual([["1", minute(1), minute(60)]]);
});

test("[MUS-11] every phase of a session has a part of the music that is proposed for it", () => {
  expect(phases.map(musicPhaseFor)).toEqual(["arrival", "arrival", "opening", "opening", "peak", "return", "return", "return"]);
});

test("facts about music are read as they were written; what is no share or no phase is not music", () => {
  expect(dosingSessionEvent.parse(played("1"))).toEqual(played("1"));
  expect(() => dosingSessionEvent.parse({ ...played("1"), volume: 1.2 })).toThrow();
  expect(() =>
    dosingSessionEvent.parse({ ...played("1"), sound: { kind: "soundscape", seed: 1, phase: "party", steering: middle } }),
  ).toThrow();
});

test("[MUS-14] the patient's wish sets the sliders, and silence is said to be wished", () => {
  expect(musicPreset("silence").silence).toBe(true);
  expect(musicPreset("nature").steering.density).toBeLessThan(musicPreset("calm").steering.density);
  expect([musicPreset(null), musicPreset("own"), musicPreset("clinic-chooses")]).toEqual(
    Array.from({ length: 3 }, () => ({ steering: middle, silence: false })),
  );
});

test("[MUS-14] a list that suits the wish is preset, the first of several; where none suits, the soundscape is", () => {
  const lists = [
    { playlistId: "sea", suits: ["nature"] },
    { playlistId: "quiet", suits: ["calm", "clinic-chooses"] },
    { playlistId: "other", suits: ["calm"] },
  ];
  expect((["nature", "calm", "clinic-chooses"] as const).map((wish) => presetList(wish, lists))).toEqual(["sea", "quiet", "quiet"]);
  expect((["own", "silence", null] as const).map((wish) => presetList(wish, lists))).toEqual([null, null, null]);
  expect(presetList("calm", [])).toBeNull();
});
