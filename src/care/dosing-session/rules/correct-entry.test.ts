import { expect, test } from "vitest";

import { correctDose, correctDrugEntry, correctNote, correctReading } from "./correct-entry.ts";
import { standingDoses, standingDrugEntries, standingReadings, openAlarms } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import { calm, charted, dose, eventsOf, given, kept, metaAt, opened, typesOf, vitals } from "./test-session.ts";

const noted = (noteId: string): DosingSessionEvent => ({ type: "event-noted", noteId, code: "water", text: "a sip" });
const drawn = { type: "drug-drawn", entryId: "e1", administrationId: "d1", lotId: null, note: "", container: 1, units: null } as const;
const draw: EventOf<"drug-drawn"> = { ...drawn, amount: { value: 40_000, unit: "ug" } };
const session = given(
  [-20, opened()],
  [-10, charted("base", calm)],
  [-1, draw],
  [0, dose("d1")],
  [5, charted("r1", { bp: [190, 118], hr: 80 })],
  [6, noted("n1")],
);

const anew = (readingId: string) => ({
  readingId: "r1",
  reason: "Typed the wrong one",
  reading: vitals(readingId, { bp: [119, 81], hr: 80 }),
});

test("[COR-1] a correction crosses out and enters anew in one act, linked to what it corrects; the original stays", () => {
  const decision = correctReading(session, anew("r2"), metaAt(5));
  expect(typesOf(decision).slice(0, 2)).toEqual(["reading-entered-in-error", "vitals-charted"]);
  const after = kept(session, 5, decision);
  expect(standingReadings(after).map(({ readingId }) => readingId)).toEqual(["base", "r2"]);
  expect(after.readings.find(({ readingId }) => readingId === "r1")?.inError?.reason).toBe("Typed the wrong one");
  expect(after.readings.find(({ readingId }) => readingId === "r2")?.corrects).toBe("r1");
  const note = correctNote(
    session,
    { noteId: "n1", reason: "It was tears", note: { noteId: "n2", code: "tears", text: "" } },
    null,
    metaAt(6),
  );
  expect(eventsOf(note)).toMatchObject([
    { type: "note-entered-in-error", noteId: "n1" },
    { type: "event-noted", noteId: "n2", code: "tears", corrects: "n1" },
  ]);
});

test("[COR-1] alarms follow the corrected values", () => {
  const alarmed = kept(session, 7, correctReading(session, { ...anew("r3"), reading: vitals("r3", { bp: [190, 118] }) }, metaAt(7)));
  expect(openAlarms(alarmed).some(({ level, settled }) => level === "red" && settled === null)).toBe(true);
  const calmed = kept(alarmed, 8, correctReading(alarmed, { ...anew("r4"), readingId: "r3" }, metaAt(8)));
  expect(openAlarms(calmed).filter(({ settled, level }) => settled === null && level === "red")).toEqual([]);
});

test("[COR-2] a correction says why, and one that cannot be so changes nothing", () => {
  expect(correctReading(session, { ...anew("r2"), reason: " " }, metaAt(5))).toMatchObject({ refusal: { rule: "COR-2" } });
  const impossible = { ...anew("r2"), reading: vitals("r2", { bp: [80, 80] }) };
  expect(correctReading(session, impossible, metaAt(5))).toMatchObject({ outcome: "refused", refusal: { rule: "BP-2" } });
  expect(correctReading(session, { ...anew("r2"), readingId: "nothing" }, metaAt(5))).toMatchObject({ refusal: { rule: "VIT-7" } });
});

test("[COR-3] two people who correct the same entry both keep their value, and the same correction twice is one", () => {
  const once = kept(session, 5, correctReading(session, anew("r2"), metaAt(5)));
  const twice = kept(once, 5, correctReading(once, anew("r3"), metaAt(5)));
  expect(standingReadings(twice).map(({ readingId }) => readingId)).toEqual(["base", "r2", "r3"]);
  expect(typesOf(correctReading(once, anew("r2"), metaAt(5)))).toEqual([]);
});

test("[COR-4] a corrected dose stays with its draw and lot", () => {
  const before = standingDoses(session)[0];
  if (before === undefined) throw new Error("No dose was given.");
  const { orderId, kind, drug, route, form, lotId, site } = before;
  const anew = { doseId: "d2", orderId, kind, drug, route, form, lotId, site, amount: { value: 30_000, unit: "ug" as const } };
  const after = kept(session, 0, correctDose(session, { doseId: "d1", reason: "30, not 35", dose: anew }, null, metaAt(0)));
  expect(standingDoses(after)).toMatchObject([{ doseId: "d2", amount: { value: 30_000 }, drawnFor: "d1", corrects: "d1" }]);
  expect(after.doses).toHaveLength(2);
});

test("[COR-5] a corrected entry about the drug stands in place of the old one", () => {
  const entry = { ...draw, entryId: "e2", amount: { value: 35_000, unit: "ug" as const } };
  const after = kept(session, 0, correctDrugEntry(session, { entryId: "e1", reason: "Read the wrong line", entry }, metaAt(0)));
  expect(standingDrugEntries(after)).toMatchObject([{ entryId: "e2", corrects: "e1" }]);
  const { administrationId, lotId, note, amount } = entry;
  const wasted = { entryId: "e3", administrationId, lotId, note, amount, reason: "left-over", method: null } as const;
  const waste = { type: "drug-wasted", ...wasted } as const;
  expect(correctDrugEntry(session, { entryId: "e1", reason: "r", entry: waste }, metaAt(0))).toMatchObject({ refusal: { rule: "COR-5" } });
});

test("entries from before there were corrections still read", () => {
  const stored = { type: "event-noted", schemaVersion: 1, payload: { noteId: "n", code: "water", text: "" } };
  expect(dosingSessionStream.parse(stored)).toEqual({ type: "event-noted", noteId: "n", code: "water", text: "" });
});
