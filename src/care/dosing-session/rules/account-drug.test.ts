import * as fc from "fast-check";
import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { drawDrug, enterDrugEntryInError, putBackUnits, wasteDrug } from "./account-drug.ts";
import { noSession, standingDrugEntries } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { EventOf, Of } from "./events.ts";
import { dosesWithoutDraw, syringesOf } from "./syringes.ts";
import { dose, eventsOf, given, kept, opened, typesOf } from "./test-session.ts";

const lotId = "0190a000-0000-7000-8000-0000000000f1";
const of = { administrationId: "d1", lotId, note: "" } as const;
const drawn = (entryId: string, mg: number, more: Partial<Of<"drug-drawn">> = {}): Of<"drug-drawn"> => ({
  ...of,
  entryId,
  amount: micrograms(mg * 1_000),
  container: 1,
  units: null,
  ...more,
});
const wasted = (entryId: string, mg: number): Of<"drug-wasted"> => ({
  ...of,
  entryId,
  amount: micrograms(mg * 1_000),
  reason: "syringe-remnant",
  method: "deactivation-kit",
});
const back = (entryId: string, mg: number, units: number | null): Of<"units-put-back"> => ({
  ...of,
  entryId,
  amount: micrograms(mg * 1_000),
  units,
});

const session = given([-20, opened()]);
const drew = kept(session, -2, drawDrug(session, drawn("e1", 40)));
const doseOf = (doseId: string, more: Partial<EventOf<"dose-given">> = {}): EventOf<"dose-given"> => {
  const event = dose(doseId);
  if (event.type !== "dose-given") throw new Error("No dose.");
  return { ...event, lotId, ...more };
};

test("[DRUG-1] a draw is kept once, with lot and vial, and refused only for its own figures", () => {
  expect(eventsOf(drawDrug(session, drawn("e1", 40)))).toMatchObject([{ type: "drug-drawn", lotId, container: 1 }]);
  expect(typesOf(drawDrug(drew, drawn("e1", 40)))).toEqual([]);
  for (const value of [0, -1, 0.5, Number.NaN])
    expect(drawDrug(session, drawn("e1", 1, { amount: { value, unit: "ug" } }))).toMatchObject({
      refusal: { rule: "DRUG-1", field: "amount" },
    });
  expect(drawDrug(noSession, drawn("e1", 40))).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("[DRUG-1] more wasted than was drawn, no lot, and an entry after the closing are facts and are kept", () => {
  expect(typesOf(wasteDrug(drew, wasted("e2", 90)))).toEqual(["drug-wasted"]);
  expect(typesOf(drawDrug(session, drawn("e2", 5, { lotId: null, container: null })))).toEqual(["drug-drawn"]);
  const closed = given([-20, opened()], [200, { type: "session-closed", note: "" }]);
  expect(typesOf(drawDrug(closed, drawn("e2", 5)))).toEqual(["drug-drawn"]);
});

test("[DRUG-2] what is left is drawn less given, wasted and put back, also where two doses come from one syringe", () => {
  const facts = given(
    [-20, opened()],
    [-2, { type: "drug-drawn", ...drawn("e1", 60) }],
    [0, doseOf("d1")],
    [15, doseOf("d2", { kind: "booster", amount: micrograms(15_000), drawnFor: "d1" })],
    [20, { type: "drug-wasted", ...wasted("e2", 4) }],
  );
  expect(syringesOf(facts)).toMatchObject([{ administrationId: "d1", given: micrograms(50_000), left: micrograms(6_000) }]);
  expect(dosesWithoutDraw(facts)).toEqual([]);
});

test("[DRUG-2] a dose for which nobody charted a draw is named, and is joined by a draw that comes later", () => {
  const dosed = given([-20, opened()], [0, doseOf("d1", { lotId: null })]);
  expect(dosesWithoutDraw(dosed)).toMatchObject([{ doseId: "d1" }]);
  expect(dosesWithoutDraw(kept(dosed, 30, drawDrug(dosed, drawn("late", 35))))).toEqual([]);
});

test("[DRUG-3] lozenges are counted in units, unopened ones go back, and nothing goes back out of a syringe", () => {
  const out = kept(session, -2, drawDrug(session, drawn("e1", 150, { container: null, units: 3 })));
  expect(typesOf(putBackUnits(out, back("e2", 50, 1)))).toEqual(["units-put-back"]);
  expect(putBackUnits(drew, back("e2", 5, null))).toMatchObject({ refusal: { rule: "DRUG-3" } });
  expect(drawDrug(session, drawn("e1", 75, { units: 1.5 }))).toMatchObject({ refusal: { rule: "DRUG-3", field: "units" } });
  const both = kept(out, 5, putBackUnits(out, back("e2", 50, 1)));
  expect(syringesOf(both)).toMatchObject([{ inUnits: true, putBack: micrograms(50_000), left: micrograms(100_000) }]);
});

test("[DRUG-4] a waste names no witness: whoever saw it signs in the ledger", () => {
  expect(eventsOf(wasteDrug(drew, wasted("e2", 5)))).toEqual([expect.not.objectContaining({ witnessId: expect.anything() })]);
});

test("[DRUG-5] an entry that is crossed out stays and counts no more", () => {
  const crossed = kept(drew, 10, enterDrugEntryInError(drew, { entryId: "e1", reason: "other patient" }));
  expect([crossed.drugEntries.length, standingDrugEntries(crossed).length]).toEqual([1, 0]);
  expect(typesOf(enterDrugEntryInError(crossed, { entryId: "e1", reason: "again" }))).toEqual([]);
  expect(enterDrugEntryInError(drew, { entryId: "e9", reason: "x" })).toMatchObject({ refusal: { rule: "DRUG-5" } });
});

test("a dose and a closing from before draws were charted are read as they stand", () => {
  const { drawnFor: _, ...old } = doseOf("d1");
  const { type, ...payload } = old;
  const event = dosingSessionStream.parse({ type, schemaVersion: 1, payload });
  expect(event).toEqual(old);
  const closed = dosingSessionStream.parse({ type: "session-closed", schemaVersion: 1, payload: { note: "quiet" } });
  expect(given([-20, opened()], [0, event], [200, closed]).closed).toMatchObject({ note: "quiet", reading: null });
});

test("[DRUG-1] [DRUG-2] whatever order entries arrive in, what is left is the same, and nothing is lost", () => {
  const kinds = fc.constantFrom("draw", "waste", "give" as const);
  const entries = fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 12 });
  const orders = entries.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(
        list.map((_, index) => index),
        { minLength: list.length },
      ),
    ),
  );
  fc.assert(
    fc.property(orders, ([list, order]) => {
      const facts = list.map(([kind, mg], index) => {
        const at = index * 2;
        if (kind === "draw") return [at, { type: "drug-drawn", ...drawn(`e${index}`, mg) }] as const;
        if (kind === "waste") return [at, { type: "drug-wasted", ...wasted(`e${index}`, mg) }] as const;
        return [at, doseOf(`x${index}`, { drawnFor: "d1", amount: micrograms(mg * 1_000) })] as const;
      });
      const shuffled = order.flatMap((index) => (facts[index] === undefined ? [] : [facts[index]]));
      const [straight, mixed] = [given([-20, opened()], ...facts), given([-20, opened()], ...shuffled)];
      expect(syringesOf(mixed)).toEqual(syringesOf(straight));
      const sum = (kind: string): number => list.reduce((total, [one, mg]) => (one === kind ? total + mg * 1_000 : total), 0);
      const [syringe] = syringesOf(straight);
      if (syringe !== undefined) expect(syringe.left.value).toBe(sum("draw") - sum("waste") - sum("give"));
    }),
    { numRuns: 200 },
  );
});
