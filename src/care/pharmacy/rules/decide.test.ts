import { expect, test } from "vitest";

import { micrograms, quantity } from "#kernel/quantity.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { lotsThatSupply, isExpired } from "./can-supply.ts";
import { countStock, receiveLot, recordWaste } from "./decide.ts";
import type { LotEvent } from "./events.ts";
import { lotStream } from "./lot.ts";

const nurse = "0190a000-0000-7000-8000-000000000001";
const witness = "0190a000-0000-7000-8000-000000000002";
const people = { by: nurse, witnessWorksHere: true };

const receipt = {
  drug: "ketamine-racemic",
  form: "solution",
  strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
  lotNumber: "K-2231",
  expiresOn: "2027-06-30",
  supplier: "Hudson Medical Supply",
  invoiceNumber: "88121",
  containers: 4,
  amountPerContainer: { value: 500_000, unit: "ug" },
  volumePerContainer: { value: 10_000, unit: "uL" },
  witnessId: witness,
} as const;

const given = (...events: readonly LotEvent[]) =>
  fold(
    lotStream,
    events.map((event, index): Recorded<LotEvent> => ({
      version: index + 1,
      observedAt: Temporal.Instant.from("2026-11-23T10:00:00Z").add({ minutes: index }),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "staff", id: nurse },
      commandId: witness,
      event,
    })),
  );

const received = given({ type: "lot-received", ...receipt });
const waste = { amount: { value: 15_000, unit: "ug" }, reason: "spilled", note: "", witnessId: witness } as const;
const count = { counted: { value: 1_985_000, unit: "ug" }, witnessId: null, note: "" } as const;

test("[PHARM-1] a lot is received once, and nothing is counted or wasted before", () => {
  expect(receiveLot(given(), receipt, people).outcome).toBe("accepted");
  expect(receiveLot(received, receipt, people)).toMatchObject({ refusal: { rule: "PHARM-1" } });
  expect(recordWaste(given(), waste, people)).toMatchObject({ refusal: { rule: "PHARM-1" } });
  expect(countStock(given(), count, micrograms(0), people)).toMatchObject({ refusal: { rule: "PHARM-1" } });
});

test("[PHARM-2] nobody witnesses their own waste", () => {
  expect(recordWaste(received, waste, people).outcome).toBe("accepted");
  expect(recordWaste(received, { ...waste, witnessId: nurse }, people)).toMatchObject({ refusal: { rule: "PHARM-2", field: "witnessId" } });
});

test("[PHARM-2] a witness works in this clinic", () => {
  expect(recordWaste(received, waste, { ...people, witnessWorksHere: false })).toMatchObject({ refusal: { rule: "PHARM-2" } });
});

test("[PHARM-3] amounts are whole micrograms above zero", () => {
  for (const value of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(recordWaste(received, { ...waste, amount: { value, unit: "ug" } }, people)).toMatchObject({ refusal: { rule: "PHARM-3" } });
  }
  expect(receiveLot(given(), { ...receipt, containers: 0 }, people)).toMatchObject({ refusal: { field: "containers" } });
  expect(countStock(received, { ...count, counted: { value: 0, unit: "ug" } }, micrograms(1), people).outcome).toBe("accepted");
});

test("[PHARM-3] a solution has a strength by volume and a piece has none", () => {
  const perPiece = { kind: "piece", amount: { value: 100_000, unit: "ug" } } as const;
  expect(receiveLot(given(), { ...receipt, strength: perPiece }, people)).toMatchObject({ refusal: { field: "strength" } });
  expect(receiveLot(given(), { ...receipt, form: "lozenge", strength: perPiece }, people).outcome).toBe("accepted");
});

test("[PHARM-4] waste is kept also when it is more than the lot held", () => {
  const all = { ...waste, amount: { value: 9_000_000, unit: "ug" } } as const;
  expect(recordWaste(received, all, people).outcome).toBe("accepted");
});

test("[PHARM-5] a count keeps what the ledger said at that moment", () => {
  expect(countStock(received, count, micrograms(2_000_000), people)).toMatchObject({
    events: [{ type: "stock-counted", counted: micrograms(1_985_000), expected: micrograms(2_000_000) }],
  });
});

test("[PHARM-6] a lot supplies to the end of its expiry date, the earliest to expire first", () => {
  expect(isExpired("2026-11-23", "2026-11-23")).toBe(false);
  expect(isExpired("2026-11-23", "2026-11-24")).toBe(true);
  const lot = { drug: "ketamine-racemic", form: "solution", onHand: micrograms(100_000), strength: quantity(50, "mg/mL") } as const;
  const lots = [
    { ...lot, lotId: "later", expiresOn: "2027-01-31" },
    { ...lot, lotId: "sooner", expiresOn: "2026-12-31" },
    { ...lot, lotId: "expired", expiresOn: "2026-10-31" },
    { ...lot, lotId: "too-little", expiresOn: "2027-01-31", onHand: micrograms(34_999) },
    { ...lot, lotId: "another-form", expiresOn: "2027-01-31", form: "lozenge" as const },
  ];
  const wanted = { drug: "ketamine-racemic", form: "solution", amount: micrograms(35_000), today: "2026-11-23" } as const;
  expect(lotsThatSupply(lots, wanted).map((one) => one.lotId)).toEqual(["sooner", "later"]);
});
