import fc from "fast-check";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { musicPhases, type MusicPhase } from "./data/soundscape-phases.ts";
import { inParts, itemsFor, listParts, listsWith, moveItem, placeItem, type Item } from "./list-items.ts";
import { partLengths, usualMinutesOf } from "./part-lengths.ts";
import { goesOnAt, tracksFor } from "./play-list.ts";

const part = fc.constantFrom(...listParts);
const items = fc.array(fc.record({ trackId: fc.integer({ min: 0, max: 9 }).map(String), phase: part }), { maxLength: 12 });
const tracksOf = (all: readonly Item[]): readonly string[] => all.map(({ trackId }) => trackId).toSorted();
const item = (trackId: string, phase: MusicPhase | null): Item => ({ trackId, phase });

test("[MUS-18] however items are moved and dropped, none is lost or doubled, and parts stay together", () => {
  const move = fc.record({
    from: fc.nat(12),
    step: fc.constantFrom(-1 as const, 1 as const),
    part,
    place: fc.integer({ min: -2, max: 14 }),
  });
  fc.assert(
    fc.property(items, fc.array(move, { maxLength: 10 }), (all, moves) => {
      let now: readonly Item[] = all;
      for (const one of moves) now = one.from % 2 ? moveItem(now, one.from, one.step) : placeItem(now, one.from, one.part, one.place);
      expect(tracksOf(now)).toEqual(tracksOf(all));
      if (moves.length > 0) expect(inParts(now)).toEqual(now);
    }),
    { numRuns: 300 },
  );
});

test("[MUS-18] a step down and a step up again changes nothing", () => {
  fc.assert(
    fc.property(items, fc.nat(11), (all, from) => {
      const ordered = inParts(all);
      const down = moveItem(ordered, from, 1);
      const [moved, last] = [ordered[from], listParts.at(-1)];
      if (moved === undefined || (moved.phase === last && from === ordered.length - 1)) {
        expect(down).toEqual(ordered);
        return;
      }
      const at = moved.phase === ordered[from + 1]?.phase ? from + 1 : from;
      expect(moveItem(down, at, -1)).toEqual(ordered);
    }),
    { numRuns: 200 },
  );
});

test("[MUS-18] at the edge of a part an item goes into the next one; dropped into a part it stands where it was put", () => {
  const all = [item("a", "arrival"), item("b", "arrival"), item("c", "peak")];
  expect(moveItem(all, 1, 1)).toEqual([item("a", "arrival"), item("b", "opening"), item("c", "peak")]);
  expect(moveItem(all, 2, -1)).toEqual([item("a", "arrival"), item("b", "arrival"), item("c", "opening")]);
  expect(placeItem(all, 0, "peak", 1)).toEqual([item("b", "arrival"), item("c", "peak"), item("a", "peak")]);
  expect(moveItem(all, 0, -1)).toEqual(all);
});

test("[MUS-19] a part plays its own files, else what is for any part, else the part before, and never nothing while there is a file", () => {
  const all = [item("a", "arrival"), item("o", "opening"), item("r", "return")];
  expect(itemsFor(all, "opening")).toEqual([item("o", "opening")]);
  expect(itemsFor(all, "peak")).toEqual([item("o", "opening")]);
  expect(itemsFor([...all, item("x", null)], "peak")).toEqual([item("x", null)]);
  expect(itemsFor([item("r", "return")], "arrival")).toEqual([item("r", "return")]);
  fc.assert(
    fc.property(items, fc.constantFrom(...musicPhases), (some, phase) => {
      expect(itemsFor(some, phase).length === 0).toBe(some.length === 0);
    }),
  );
});

test("[MUS-18] the length of each part is the sum of its files, and what it is shorter than usual is said", () => {
  const seconds = (trackId: string): number | undefined => (trackId === "gone" ? undefined : 600);
  const usual = usualMinutesOf(shippedProtocol);
  const lengths = partLengths([item("a", "peak"), item("b", "peak"), item("gone", "peak"), item("c", null)], seconds, usual);
  expect(lengths.map(({ phase }) => phase)).toEqual(musicPhases);
  expect(lengths[2]).toEqual({ phase: "peak", seconds: 1_200, gap: usual.peak * 60 - 1_200 });
  expect(lengths[0]).toMatchObject({ seconds: 0, gap: usual.arrival * 60 });
  expect(partLengths([item("a", "opening")], () => 10 * 3_600, usual)[1]?.gap).toBe(0);
});

test("[MUS-20] the lists that use a file are known; those out of use do not count", () => {
  const lists = [
    { name: "one", items: [item("a", null)], retired: false },
    { name: "two", items: [item("b", null)], retired: false },
    { name: "three", items: [item("a", "peak")], retired: true },
  ];
  expect(listsWith(lists, "a").map(({ name }) => name)).toEqual(["one"]);
});

test("[MUS-20] a recording that was removed is passed over wherever a list has it, as if it were not there", () => {
  const tracks = [
    { trackId: "a", retired: false },
    { trackId: "b", retired: true },
  ];
  const all = [item("b", "peak"), item("a", "opening"), item("b", "opening")];
  expect(tracksFor(all, tracks, "opening")).toEqual([tracks[0]]);
  expect(tracksFor(all, tracks, "peak")).toEqual([tracks[0]]);
  expect(tracksFor([item("b", null)], tracks, "peak")).toEqual([]);
});

test("[MUS-21] what plays and belongs to the new part too plays on; anything else gives way to the first of the part", () => {
  const files = [{ trackId: "a" }, { trackId: "b" }];
  expect(goesOnAt(files, "b")).toBe(1);
  expect(goesOnAt(files, "c")).toBeNull();
  expect(goesOnAt(files, undefined)).toBeNull();
});
