import { expect, test } from "vitest";

import { lotEvent, type LotEvent } from "./events.ts";
import { given, receipt, witness } from "./test-lot.ts";

/** As the first versions of the ledger wrote them. */
const old: readonly object[] = [
  { type: "lot-received", ...receipt },
  {
    type: "stock-counted",
    counted: { value: 0, unit: "ug" },
    expected: { value: 5, unit: "ug" },
    witnessId: null,
    note: "",
  },
  { type: "drug-wasted", amount: { value: 5, unit: "ug" }, reason: "expired", note: "", witnessId: witness },
  { type: "drug-wasted", amount: { value: 5, unit: "ug" }, reason: "returned-unused", note: "", witnessId: witness },
];

test("facts of the first ledgers are read as they stand, and what they did not say is unknown", () => {
  const events = old.map((fact): LotEvent => lotEvent.parse(fact));
  expect(events).toEqual(old);
  expect(given(...events)).toMatchObject({ status: "received", containerKind: null, beyondUseOn: null, discrepancies: [] });
});

test("a discrepancy from before draws had names names none", () => {
  const old = { type: "discrepancy-found", discrepancyId: "d-1", cause: "count", difference: { value: -5, unit: "ug" }, note: "" };
  expect(given({ type: "lot-received", ...receipt }, lotEvent.parse(old))).toMatchObject({ discrepancies: [{ administrationId: null }] });
});

test("times inside facts come back from the log as times", () => {
  const stored = JSON.parse(
    JSON.stringify({ type: "vial-opened", container: 1, beyondUseAt: Temporal.Instant.from("2026-12-21T10:00:00Z"), note: "" }),
  );
  expect(lotEvent.parse(stored)).toMatchObject({ beyondUseAt: Temporal.Instant.from("2026-12-21T10:00:00Z") });
});
