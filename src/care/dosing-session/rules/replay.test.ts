import fc from "fast-check";
import { expect, test } from "vitest";

import { fold } from "#kernel/stream.ts";

import { noSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { DosingSessionEvent } from "./events.ts";
import { latestValues } from "./latest-values.ts";
import { countAt, replayOf, stateAfter, stopsOf, type ReplayView } from "./replay.ts";
import { calm, charted, dose, factAt, minute, opened } from "./test-session.ts";

const ms = (minutes: number): number => minute(minutes).epochMilliseconds;
const note = (noteId: string): DosingSessionEvent => ({ type: "event-noted", noteId, code: "note", text: "" });
/** A fact of `minutes` that the server had only at `received`. */
const late = (minutes: number, received: number, event: DosingSessionEvent, version: number) => ({
  ...factAt(minutes, event, version),
  receivedAt: minute(received),
});
const facts = [
  factAt(0, opened(), 1),
  factAt(5, charted("r1", calm), 2),
  factAt(10, charted("wrong", { bp: [210, 76] }), 3),
  factAt(20, { type: "reading-entered-in-error", readingId: "wrong", reason: "Cuff slipped" }, 4),
  late(8, 30, charted("late", { bp: [140, 80] }), 5),
  factAt(40, dose("d1"), 6),
];
const systolicAt = (view: ReplayView, minutes: number) => {
  const replay = replayOf(facts, view);
  return latestValues(stateAfter(replay, countAt(replay, ms(minutes)))).systolic?.value;
};

test("[REPLAY-1] as it was known then, a wrong reading shows until it was crossed out, and a late one from when it came", () => {
  expect([4, 9, 15, 25, 31].map((minutes) => systolicAt("as-known", minutes))).toEqual([undefined, 120, 210, 120, 140]);
});

test("[REPLAY-2] as the record stands, a crossed-out reading never shows, and a late one from when it was so", () => {
  expect([4, 7, 9, 15, 31].map((minutes) => systolicAt("as-stands", minutes))).toEqual([undefined, 120, 140, 140, 140]);
});

test("[REPLAY-2] a corrected reading plays as what stands in its place, and as what was known until the correction came", () => {
  const corrected = [
    factAt(0, opened(), 1),
    factAt(10, charted("wrong", { bp: [210, 76] }), 2),
    late(10, 20, { type: "reading-entered-in-error", readingId: "wrong", reason: "Misread" }, 3),
    late(10, 20, { ...charted("right", { bp: [118, 76] }), corrects: "wrong" }, 4),
  ];
  const at = (view: ReplayView, minutes: number) => {
    const replay = replayOf(corrected, view);
    return latestValues(stateAfter(replay, countAt(replay, ms(minutes)))).systolic?.value;
  };
  expect([at("as-stands", 15), at("as-stands", 25)]).toEqual([118, 118]);
  expect([at("as-known", 15), at("as-known", 25)]).toEqual([210, 118]);
});

test("[REPLAY-3] next and previous stop at doses, alarms and notes", () => {
  const replay = replayOf([...facts, factAt(50, note("n1"), 7), factAt(50, note("n2"), 8)], "as-stands");
  expect(stopsOf(replay)).toEqual([ms(40), ms(50)]);
  expect([replay.from, replay.until]).toEqual([ms(0), ms(50)]);
});

test("[REPLAY-1] a state from a checkpoint is the state of the whole fold, for any number of facts", () => {
  const all = [factAt(0, opened(), 1), ...Array.from({ length: 150 }, (_, index) => factAt(index, note(`n${index}`), index + 2))];
  const replay = replayOf(all, "as-known");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: all.length }), (count) => {
      expect(stateAfter(replay, count)).toEqual(fold(dosingSessionStream, replay.facts.slice(0, count), noSession));
    }),
    { numRuns: 25 },
  );
});

test("a session without facts plays as nothing", () => {
  const replay = replayOf([], "as-stands");
  expect(stateAfter(replay, countAt(replay, ms(0)))).toEqual(noSession);
});
