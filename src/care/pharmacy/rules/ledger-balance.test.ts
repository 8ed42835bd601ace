import * as fc from "fast-check";
import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { drawsOf } from "./draws.ts";
import { balanceOf, entryKinds, expectedAt } from "./ledger-balance.ts";
import { line, start } from "./test-lot.ts";
import { isPastUse, usableOf, vialsOf } from "./vials.ts";

test("[PHARM-4] on hand is what was received less what was administered and wasted", () => {
  const balance = balanceOf([line("received", 500_000, 0), line("administered", 35_000, 60), line("wasted", 15_000, 61)]);
  expect(balance.onHand).toEqual(micrograms(450_000));
  expect(balance.discrepancy).toBeNull();
});

test("[PHARM-4] an empty ledger holds nothing and was never counted", () => {
  expect(balanceOf([])).toMatchObject({ onHand: micrograms(0), lastCountAt: null, discrepancy: null });
});

test("[PHARM-4] more charted than received shows below zero instead of being hidden", () => {
  expect(balanceOf([line("received", 100_000, 0), line("administered", 120_000, 5)]).onHand).toEqual(micrograms(-20_000));
});

test("[PHARM-5] a count that differs says by how much and since the last count that agreed", () => {
  const lines = [
    line("received", 500_000, 0),
    line("counted", 500_000, 30),
    line("administered", 50_000, 60),
    line("counted", 440_000, 90),
  ];
  expect(balanceOf(lines).discrepancy).toEqual({
    difference: micrograms(-10_000),
    countedAt: start.add({ minutes: 90 }),
    since: start.add({ minutes: 30 }),
  });
});

test("[PHARM-5] a first count that differs goes back to the receipt", () => {
  const lines = [line("received", 500_000, 0), line("counted", 400_000, 30)];
  expect(balanceOf(lines).discrepancy).toEqual({
    difference: micrograms(-100_000),
    countedAt: start.add({ minutes: 30 }),
    since: start,
  });
});

test("[PHARM-5] a later count that agrees closes the difference", () => {
  const lines = [line("received", 500_000, 0), line("counted", 490_000, 30), line("counted", 500_000, 45)];
  expect(balanceOf(lines).discrepancy).toBeNull();
});

test("[PHARM-5] a dose charted late for a time before the count explains the difference", () => {
  const counted = [line("received", 500_000, 0), line("counted", 465_000, 90)];
  expect(balanceOf(counted).discrepancy).not.toBeNull();
  expect(balanceOf([...counted, line("administered", 35_000, 60)]).discrepancy).toBeNull();
});

test("[PHARM-4] everything that leaves is counted in its own kind, and a recorded difference beside it", () => {
  const balance = balanceOf([
    line("received", 1_000_000, 0),
    line("administered", 35_000, 1),
    line("dispensed", 100_000, 2),
    line("wasted", 15_000, 3),
    line("returned", 200_000, 4),
    line("destroyed", 300_000, 5),
    line("discrepancy", -50_000, 6),
  ]);
  expect(balance).toMatchObject({
    dispensed: micrograms(100_000),
    returned: micrograms(200_000),
    destroyed: micrograms(300_000),
    recorded: micrograms(-50_000),
    onHand: micrograms(300_000),
  });
});

test("[PHARM-4] opening and drawing move nothing that is on hand", () => {
  expect(balanceOf([line("received", 500_000, 0), line("opened", 0, 1), line("drawn", 50_000, 2)]).onHand).toEqual(micrograms(500_000));
});

test("[PHARM-20] a corrected entry counts with its corrected amount from its own time on, the last correction holding", () => {
  const wasted = line("wasted", 15_000, 10, { entryId: "w" });
  const lines = [
    line("received", 500_000, 0),
    wasted,
    line("counted", 495_000, 20),
    line("corrected", 50_000, 30, { concerns: "w" }),
    line("corrected", 5_000, 31, { concerns: "w" }),
  ];
  expect(balanceOf(lines)).toMatchObject({ wasted: micrograms(5_000), onHand: micrograms(495_000), discrepancy: null });
  expect(expectedAt(lines, start.add({ minutes: 15 }))).toEqual(micrograms(495_000));
});

test("[PHARM-15] a difference on record closes the gap from the count on, and taken back opens it again", () => {
  const counted = [line("received", 500_000, 0), line("counted", 490_000, 30)];
  const recorded = [...counted, line("discrepancy", -10_000, 30, { entryId: "d" })];
  expect(balanceOf(recorded)).toMatchObject({ onHand: micrograms(490_000), discrepancy: null });
  const back = [...recorded, line("corrected", 0, 60, { concerns: "d" })];
  expect(balanceOf(back).discrepancy?.difference).toEqual(micrograms(-10_000));
});

test("[PHARM-10] drawn is given and wasted together, or the rest is named", () => {
  const drawn = line("drawn", 50_000, 1, { administrationId: "dose" });
  const dose = line("administered", 35_000, 2, { entryId: "dose", administrationId: "dose" });
  const rest = line("wasted", 15_000, 3, { administrationId: "dose" });
  expect(drawsOf([drawn, dose, rest])).toMatchObject([{ open: micrograms(0) }]);
  expect(drawsOf([drawn, dose])).toMatchObject([{ drawn: micrograms(50_000), given: micrograms(35_000), open: micrograms(15_000) }]);
  expect(drawsOf([drawn, dose, rest, line("corrected", 0, 4, { concerns: "dose" })])).toMatchObject([{ open: micrograms(35_000) }]);
  expect(drawsOf([dose])).toEqual([]);
});

test("[PHARM-8] what is left in a vial is what was in it less what was drawn from it", () => {
  const lines = [
    line("opened", 0, 0, { container: 2 }),
    line("drawn", 50_000, 1, { container: 2, administrationId: "dose" }),
    line("administered", 35_000, 2, { entryId: "dose", administrationId: "dose", container: 2 }),
    line("wasted", 15_000, 3, { administrationId: "dose", container: 2 }),
    line("administered", 20_000, 4, { container: 2 }),
    line("administered", 20_000, 5),
    line("opened", 0, 6, { container: 1 }),
  ];
  expect(vialsOf(lines, micrograms(500_000)).map(({ container, left }) => [container, left.value])).toEqual([
    [1, 500_000],
    [2, 430_000],
  ]);
});

test("[PHARM-6] [PHARM-9] a vial past its time and a syringe nobody accounted for supply nothing", () => {
  const beyondUseAt = start.add({ hours: 6 });
  const lines = [
    line("received", 1_000_000, 0),
    line("opened", 0, 0, { container: 1, beyondUseAt }),
    line("drawn", 100_000, 1, { container: 1, administrationId: "dose" }),
    line("administered", 60_000, 2, { administrationId: "dose", entryId: "dose" }),
  ];
  const { onHand } = balanceOf(lines);
  const usable = (at: typeof start) => usableOf(lines, { onHand, amountPerContainer: micrograms(500_000), at }).value;
  expect(onHand.value).toBe(940_000);
  expect(usable(start.add({ hours: 1 }))).toBe(900_000);
  expect(usable(beyondUseAt)).toBe(500_000);
  const [vial] = vialsOf(lines, micrograms(500_000));
  expect(vial && [isPastUse(vial, beyondUseAt.subtract({ seconds: 1 })), isPastUse(vial, beyondUseAt)]).toEqual([false, true]);
});

const anyLine = fc.record({ kind: fc.constantFrom(...entryKinds), amount: fc.nat(1_000_000), minutes: fc.nat(10_000) });

test("[PHARM-4] the ledger always adds up, in whatever order its lines arrive", () => {
  fc.assert(
    fc.property(fc.array(anyLine), (sent) => {
      const lines = sent.map(({ kind, amount, minutes }, place) => line(kind, amount, minutes, { entryId: String(place) }));
      const { received, recorded, onHand, administered, dispensed, wasted, returned, destroyed } = balanceOf(lines);
      const out = [administered, dispensed, wasted, returned, destroyed].reduce((sum, { value }) => sum + value, 0);
      expect(received.value + recorded.value).toBe(out + onHand.value);
      expect(balanceOf(lines.toReversed()).onHand).toEqual(onHand);
    }),
  );
});
