import * as fc from "fast-check";
import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { balanceOf, entryKinds, type LedgerLine } from "./ledger-balance.ts";

const start = Temporal.Instant.from("2026-11-23T08:00:00Z");
const line = (kind: LedgerLine["kind"], amount: number, minutes: number): LedgerLine => ({
  kind,
  amount: micrograms(amount),
  at: start.add({ minutes }),
});

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

const anyLine = fc.record({ kind: fc.constantFrom(...entryKinds), amount: fc.nat(1_000_000), minutes: fc.nat(10_000) });

test("[PHARM-4] the ledger always adds up, in whatever order its lines arrive", () => {
  fc.assert(
    fc.property(fc.array(anyLine), (sent) => {
      const lines = sent.map(({ kind, amount, minutes }) => line(kind, amount, minutes));
      const balance = balanceOf(lines);
      expect(balance.received.value).toBe(balance.onHand.value + balance.administered.value + balance.wasted.value);
      expect(balanceOf(lines.toReversed()).onHand).toEqual(balance.onHand);
    }),
  );
});
