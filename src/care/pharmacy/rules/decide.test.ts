import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { isExpired, lastDayOf, lotsThatSupply } from "./can-supply.ts";
import { amendReceipt, receiptGaps } from "./amend-receipt.ts";
import { correctEntry } from "./correct-entry.ts";
import { countStock } from "./count-stock.ts";
import { compoundedDays, mostDaysSupply, multiDoseHours, singleDoseHours } from "./data/pharmacy-settings.ts";
import { dispenseDrug } from "./dispense-drug.ts";
import { destroyStock, returnStock } from "./dispose-stock.ts";
import type { LotEvent } from "./events.ts";
import { openVial } from "./open-vial.ts";
import { isDeaNumber, isNdc, receiveLot } from "./receive-lot.ts";
import { given, nurse, people, receipt, received, receivedLot, secondWitness, start, witness } from "./test-lot.ts";
import { drawDrug, recordWaste, witnessWaste } from "./waste-drug.ts";

const lot = given(receivedLot);
const waste = { amount: micrograms(15_000), reason: "spilled", note: "" } as const;
const count = { counted: micrograms(1_985_000), witnessId: null, note: "" } as const;
const compared = { expected: micrograms(2_000_000), at: start.add({ hours: 1 }), discrepancyId: "d-1" } as const;

test("[PHARM-1] a lot is received once, and nothing happens to it before", () => {
  expect(receiveLot(given(), receipt, people, received).outcome).toBe("accepted");
  expect(receiveLot(lot, receipt, people, received)).toMatchObject({ refusal: { rule: "PHARM-1" } });
  expect(recordWaste(given(), waste)).toMatchObject({ refusal: { rule: "PHARM-1" } });
  expect(countStock(given(), count, compared, people)).toMatchObject({ refusal: { rule: "PHARM-1" } });
  expect(openVial(given(), { container: 1, note: "" }, { at: start, protocol: shippedProtocol })).toMatchObject({
    refusal: { rule: "PHARM-1" },
  });
});

test("[PHARM-2] a witness who is named is another person who works in this clinic", () => {
  const wasted = given(receivedLot, { type: "drug-wasted", ...waste, witnessId: null });
  const correction = { corrects: 2, amount: micrograms(5_000), reason: "15 was read for 5", witnessId: witness } as const;
  const alone = { ...people, worksHere: new Set([nurse]) };
  expect(correctEntry(wasted, correction, people).outcome).toBe("accepted");
  expect(correctEntry(wasted, correction, alone)).toMatchObject({ refusal: { rule: "PHARM-2" } });
});

test("[PHARM-11] a waste names no witness: it waits for the one who saw it to say so", () => {
  expect(recordWaste(lot, waste)).toMatchObject({ events: [{ type: "drug-wasted", witnessId: null }] });
});

test("[PHARM-3] amounts are whole micrograms above zero", () => {
  for (const value of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(recordWaste(lot, { ...waste, amount: { value, unit: "ug" } })).toMatchObject({ refusal: { rule: "PHARM-3" } });
    const draw = { administrationId: "dose", container: null, amount: { value, unit: "ug" }, note: "" } as const;
    expect(drawDrug(lot, draw)).toMatchObject({ refusal: { rule: "PHARM-3" } });
  }
  expect(receiveLot(given(), { ...receipt, containers: 0 }, people, received)).toMatchObject({ refusal: { field: "containers" } });
  expect(countStock(lot, { ...count, counted: micrograms(0) }, compared, people).outcome).toBe("accepted");
});

test("[PHARM-3] a solution has a strength by volume and a piece has none", () => {
  const perPiece = { kind: "piece", amount: micrograms(100_000) } as const;
  const lozenges = { ...receipt, form: "lozenge", strength: perPiece } as const;
  expect(receiveLot(given(), { ...receipt, strength: perPiece }, people, received)).toMatchObject({ refusal: { field: "strength" } });
  expect(receiveLot(given(), lozenges, people, received).outcome).toBe("accepted");
  expect(receiveLot(given(), { ...lozenges, containerKind: "multi-dose" }, people, received)).toMatchObject({
    refusal: { field: "containerKind" },
  });
});

test("[PHARM-3] the parts of a count make up the whole", () => {
  const parts = { ...count, fullContainers: 3, openAmount: micrograms(485_000) };
  expect(countStock(lot, parts, compared, people).outcome).toBe("accepted");
  expect(countStock(lot, { ...parts, fullContainers: 2 }, compared, people)).toMatchObject({ refusal: { field: "fullContainers" } });
});

test("[PHARM-4] waste is kept also when it is more than the lot held", () => {
  expect(recordWaste(lot, { ...waste, amount: micrograms(9_000_000) }).outcome).toBe("accepted");
});

test("[PHARM-5] [PHARM-13] a count keeps what the ledger said, and a difference is found with it", () => {
  expect(countStock(lot, count, compared, people)).toMatchObject({
    events: [
      { type: "stock-counted", counted: micrograms(1_985_000), expected: micrograms(2_000_000) },
      { type: "discrepancy-found", discrepancyId: "d-1", cause: "count", difference: micrograms(-15_000) },
    ],
  });
  expect(countStock(lot, { ...count, counted: micrograms(2_000_000) }, compared, people)).toMatchObject({
    events: [{ type: "stock-counted" }],
  });
});

test("[PHARM-13] the same difference counted again is not found twice; what goes beyond it is", () => {
  const found = { type: "discrepancy-found", discrepancyId: "d-0", cause: "count", difference: micrograms(-15_000), note: "" } as const;
  const open = given(receivedLot, found);
  expect(countStock(open, count, compared, people)).toMatchObject({ events: [{ type: "stock-counted" }] });
  expect(countStock(open, { ...count, counted: micrograms(1_980_000) }, compared, people)).toMatchObject({
    events: [{ type: "stock-counted" }, { type: "discrepancy-found", difference: micrograms(-5_000) }],
  });
});

test("[PHARM-6] a lot supplies to the end of its last day, the earliest to expire first", () => {
  expect(isExpired("2026-11-23", "2026-11-23")).toBe(false);
  expect(isExpired("2026-11-23", "2026-11-24")).toBe(true);
  const held = { drug: "ketamine-racemic", form: "solution", onHand: micrograms(100_000) } as const;
  const lots = [
    { ...held, lotId: "later", expiresOn: "2027-01-31" },
    { ...held, lotId: "sooner", expiresOn: "2026-12-31" },
    { ...held, lotId: "expired", expiresOn: "2026-10-31" },
    { ...held, lotId: "too-little", expiresOn: "2027-01-31", onHand: micrograms(34_999) },
    { ...held, lotId: "another-form", expiresOn: "2027-01-31", form: "lozenge" as const },
  ];
  const wanted = { drug: "ketamine-racemic", form: "solution", amount: micrograms(35_000), today: "2026-11-23" } as const;
  expect(lotsThatSupply(lots, wanted).map((one) => one.lotId)).toEqual(["sooner", "later"]);
});

test("[PHARM-7] a receipt keeps supplier, DEA number, NDC and packages, and says when one of them cannot be right", () => {
  const whole = {
    ...receipt,
    supplierAddress: "1 Dock Street, Albany NY",
    supplierDea: "RH1234563",
    ndc: "0143-9509-10",
    packages: { count: 2, size: 2 },
    containerKind: "multi-dose",
    compounded: false,
  } as const;
  expect(receiveLot(given(), whole, people, received)).toMatchObject({ events: [{ ...whole, beyondUseOn: null }] });
  const refused = { supplierDea: "RH1234567", ndc: "12-34", packages: { count: 3, size: 2 } };
  for (const [field, value] of Object.entries(refused))
    expect(receiveLot(given(), { ...whole, [field]: value }, people, received), field).toMatchObject({
      refusal: { rule: "PHARM-7", field },
    });
});

test("[PHARM-7] the last digit of a DEA number is a check digit, and an NDC has its parts", () => {
  expect(["AB1234563", "MK3456781", "B91234563"].map(isDeaNumber)).toEqual([true, true, true]);
  expect(["", "AB123456", "1B1234563", "AB1234564"].map(isDeaNumber)).toEqual([false, false, false, false]);
  expect(["0143-9509-10", "42023-138-10", "50458-0028-2", "00143950910"].map(isNdc)).toEqual([true, true, true, true]);
  expect(["0143950910", "0143-9509", "abc"].map(isNdc)).toEqual([false, false, false]);
});

test("[PHARM-8] a container has a number within its lot and is opened once", () => {
  const now = { at: start, protocol: shippedProtocol };
  for (const container of [0, 5, 1.5, -1])
    expect(openVial(lot, { container, note: "" }, now)).toMatchObject({ refusal: { rule: "PHARM-8", field: "container" } });
  const opened = given(receivedLot, { type: "vial-opened", container: 2, beyondUseAt: null, note: "" });
  expect(openVial(opened, { container: 2, note: "" }, now)).toMatchObject({ refusal: { rule: "PHARM-8" } });
  expect(openVial(opened, { container: 3, note: "" }, now).outcome).toBe("accepted");
});

test("[PHARM-9] an opened vial may be used for as long as the clinic's setting says for its kind, and unknown is unknown", () => {
  const usedUntil = (lotReceived: LotEvent, values: Record<string, number> = {}) =>
    openVial(given(lotReceived), { container: 1, note: "" }, { at: start, protocol: { version: 1, values } });
  expect(usedUntil(receivedLot)).toMatchObject({ events: [{ beyondUseAt: start.add({ hours: multiDoseHours.value }) }] });
  expect(usedUntil({ ...receivedLot, containerKind: "single-dose" })).toMatchObject({
    events: [{ beyondUseAt: start.add({ hours: singleDoseHours.value }) }],
  });
  expect(usedUntil(receivedLot, { [multiDoseHours.key]: 24 })).toMatchObject({ events: [{ beyondUseAt: start.add({ hours: 24 }) }] });
  expect(usedUntil({ type: "lot-received", ...receipt })).toMatchObject({ events: [{ beyondUseAt: null }] });
});

test("[PHARM-9] a compounded lot ends by its own date or by the setting, whichever is first", () => {
  const lozenges = {
    ...receipt,
    form: "lozenge",
    strength: { kind: "piece", amount: micrograms(50_000) },
    compounded: true,
  } as const;
  const beyondUseOn = Temporal.PlainDate.from(received.receivedOn).add({ days: compoundedDays.value }).toString();
  expect(receiveLot(given(), lozenges, people, received)).toMatchObject({ events: [{ beyondUseOn }] });
  expect(lastDayOf({ expiresOn: "2027-12-31", beyondUseOn: "2027-05-22" })).toBe("2027-05-22");
  expect(lastDayOf({ expiresOn: "2027-01-31", beyondUseOn: "2027-05-22" })).toBe("2027-01-31");
  expect(lastDayOf({ expiresOn: "2027-01-31", beyondUseOn: null })).toBe("2027-01-31");
});

test("[PHARM-11] a waste without a witness is witnessed by the one who saw it, not by the one who did it", () => {
  const line = { entryId: "w", byId: witness, witnessId: null } as const;
  expect(witnessWaste(lot, line, secondWitness)).toMatchObject({ events: [{ type: "waste-witnessed", entryId: "w" }] });
  expect(witnessWaste(lot, line, witness)).toMatchObject({ refusal: { rule: "PHARM-2" } });
  expect(witnessWaste(lot, null, secondWitness)).toMatchObject({ refusal: { rule: "PHARM-11" } });
  expect(witnessWaste(lot, { ...line, witnessId: nurse }, secondWitness)).toMatchObject({ events: [] });
});

test("[PHARM-12] an inventory says opening or close of business and is counted by two; a count of a shift need not", () => {
  const inventory = { ...count, kind: "biennial", businessTime: "close", witnessId: witness, location: "Cabinet 1" } as const;
  expect(countStock(lot, inventory, compared, people).outcome).toBe("accepted");
  expect(countStock(lot, { ...inventory, businessTime: null }, compared, people)).toMatchObject({ refusal: { field: "businessTime" } });
  expect(countStock(lot, { ...inventory, witnessId: null }, compared, people)).toMatchObject({
    refusal: { rule: "PHARM-12", field: "witnessId" },
  });
  expect(countStock(lot, { ...count, kind: "shift" }, compared, people).outcome).toBe("accepted");
});

test("[PHARM-17] a return names the one who takes it, with a DEA number", () => {
  const returned = {
    amount: micrograms(500_000),
    target: "reverse-distributor",
    to: "Northway Returns",
    toDea: "RN1234563",
    reference: "R-12",
    witnessId: witness,
    note: "",
  } as const;
  expect(returnStock(lot, returned, people).outcome).toBe("accepted");
  expect(returnStock(lot, { ...returned, to: " " }, people)).toMatchObject({ refusal: { rule: "PHARM-17", field: "to" } });
  expect(returnStock(lot, { ...returned, toDea: "RN1234560" }, people)).toMatchObject({ refusal: { field: "toDea" } });
});

test("[PHARM-18] destroying stock takes a Form 41 and two people who are not the one who does it", () => {
  const destroyed = {
    amount: micrograms(500_000),
    method: "incineration",
    form41: "41-2026-1",
    witnessId: witness,
    secondWitnessId: secondWitness,
    note: "",
  } as const;
  expect(destroyStock(lot, destroyed, people).outcome).toBe("accepted");
  expect(destroyStock(lot, { ...destroyed, form41: "" }, people)).toMatchObject({ refusal: { field: "form41" } });
  expect(destroyStock(lot, { ...destroyed, secondWitnessId: witness }, people)).toMatchObject({
    refusal: { rule: "PHARM-18", field: "secondWitnessId" },
  });
  expect(destroyStock(lot, { ...destroyed, secondWitnessId: nurse }, people)).toMatchObject({
    refusal: { rule: "PHARM-2", field: "secondWitnessId" },
  });
});

const dispensed = {
  episodeId: "0190a000-0000-7000-8000-0000000000e1",
  amount: micrograms(100_000),
  daysSupply: mostDaysSupply.value,
  directions: "One lozenge under the tongue.",
  labelPrinted: true,
  programme: { kind: "checked", at: start.subtract({ hours: 1 }), reference: "P-1" },
  witnessId: null,
} as const;
const facts = { protocol: shippedProtocol, at: start, today: "2026-11-23", usable: micrograms(100_000), patientKnown: true };

test("[PHARM-19] dispensing has a patient, directions, a check of the programme and at most the settled days' supply", () => {
  expect(dispenseDrug(lot, dispensed, facts, people).outcome).toBe("accepted");
  const wrong = [
    [{ ...dispensed, daysSupply: mostDaysSupply.value + 1 }, facts, "daysSupply"],
    [{ ...dispensed, daysSupply: 0 }, facts, "daysSupply"],
    [{ ...dispensed, directions: " " }, facts, "directions"],
    [{ ...dispensed, programme: { kind: "exception", reason: "" } }, facts, "programme"],
    [{ ...dispensed, programme: { kind: "checked", at: start.add({ hours: 1 }), reference: "" } }, facts, "programme"],
    [dispensed, { ...facts, patientKnown: false }, "episodeId"],
  ] as const;
  for (const [asked, seen, field] of wrong)
    expect(dispenseDrug(lot, asked, seen, people), field).toMatchObject({ refusal: { rule: "PHARM-19", field } });
});

test("[PHARM-6] nothing is dispensed from an expired lot, nor more than it can supply", () => {
  expect(dispenseDrug(lot, dispensed, { ...facts, today: "2027-07-01" }, people)).toMatchObject({ refusal: { rule: "PHARM-6" } });
  expect(dispenseDrug(lot, dispensed, { ...facts, usable: micrograms(99_999) }, people)).toMatchObject({
    refusal: { rule: "PHARM-6", field: "amount" },
  });
});

test("[PHARM-20] an entry of this lot is corrected by a new one with a reason and a witness; a dose is not", () => {
  const wasted = given(receivedLot, { type: "drug-wasted", ...waste, witnessId: null });
  const correction = { corrects: 2, amount: micrograms(5_000), reason: "15 was read for 5", witnessId: witness } as const;
  expect(correctEntry(wasted, correction, people)).toMatchObject({ events: [{ type: "entry-corrected", corrects: 2 }] });
  expect(correctEntry(wasted, { ...correction, corrects: 7 }, people)).toMatchObject({ refusal: { rule: "PHARM-20" } });
  expect(correctEntry(wasted, { ...correction, reason: "" }, people)).toMatchObject({ refusal: { field: "reason" } });
  expect(correctEntry(wasted, { ...correction, witnessId: nurse }, people)).toMatchObject({ refusal: { rule: "PHARM-2" } });
  expect(correctEntry(wasted, { ...correction, amount: micrograms(-1) }, people)).toMatchObject({ refusal: { rule: "PHARM-3" } });
});

test("[PHARM-20] a receipt is amended by a new fact with a reason and a witness, and the lot goes by it", () => {
  const amendment = { changes: { expiresOn: "2026-12-31", supplierDea: "RH1234563" }, reason: "misread", witnessId: witness };
  const amend = (more: object) => amendReceipt(lot, { ...amendment, ...more }, people, received);
  expect(amend({})).toMatchObject({ events: [{ type: "receipt-amended", ...amendment }] });
  expect(given(receivedLot, { type: "receipt-amended", ...amendment })).toMatchObject({
    expiresOn: "2026-12-31",
    lotNumber: receipt.lotNumber,
  });
  expect(amend({ changes: {} })).toMatchObject({ refusal: { rule: "PHARM-20" } });
  expect(amend({ reason: "" })).toMatchObject({ refusal: { field: "reason" } });
  expect(amend({ witnessId: nurse })).toMatchObject({ refusal: { rule: "PHARM-2" } });
  expect(amend({ changes: { ndc: "1" } })).toMatchObject({ refusal: { rule: "PHARM-7", field: "ndc" } });
});

test("[PHARM-9] [PHARM-20] a lot that turns out to be compounded ends by the setting, too, and one that is not no longer does", () => {
  const amend = (compounded: boolean) =>
    amendReceipt(lot, { changes: { compounded }, reason: "label read again", witnessId: witness }, people, received);
  const last = Temporal.PlainDate.from(received.receivedOn).add({ days: compoundedDays.value }).toString();
  expect(amend(true)).toMatchObject({ events: [{ beyondUseOn: last }] });
  expect(amend(false)).toMatchObject({ events: [{ beyondUseOn: null }] });
});

test("[PHARM-7] what a receipt must say and does not is known", () => {
  const nothing = { supplierAddress: "", supplierDea: "", ndc: "", compounded: false };
  expect(receiptGaps(nothing)).toEqual(["supplierAddress", "supplierDea", "ndc"]);
  expect(receiptGaps({ ...nothing, compounded: true })).toEqual(["supplierAddress", "supplierDea"]);
});

test("[PHARM-1] a lot that was never received is neither returned, destroyed, corrected nor amended", () => {
  const refusal = { refusal: { rule: "PHARM-1" } };
  const amount = micrograms(1);
  const papers = { witnessId: witness, note: "" } as const;
  const returned = { amount, target: "supplier", to: "Hudson", toDea: "RH1234563", reference: "", ...papers } as const;
  const destroyed = { amount, method: "other", form41: "41", secondWitnessId: secondWitness, ...papers } as const;
  expect(returnStock(given(), returned, people)).toMatchObject(refusal);
  expect(destroyStock(given(), destroyed, people)).toMatchObject(refusal);
  expect(correctEntry(given(), { corrects: 1, amount, reason: "x", witnessId: witness }, people)).toMatchObject(refusal);
  expect(amendReceipt(given(), { changes: { lotNumber: "K" }, reason: "x", witnessId: witness }, people, received)).toMatchObject(refusal);
  expect(returnStock(lot, { ...returned, amount: micrograms(0) }, people)).toMatchObject({ refusal: { rule: "PHARM-3", field: "amount" } });
  expect(destroyStock(lot, { ...destroyed, amount: micrograms(0) }, people)).toMatchObject({
    refusal: { rule: "PHARM-3", field: "amount" },
  });
  expect(destroyStock(lot, { ...destroyed, form41: " " }, people)).toMatchObject({ refusal: { field: "form41" } });
});

test("[PHARM-3] a count is a whole amount of 0 or more", () => {
  for (const value of [-1, 0.5, Number.NaN])
    expect(countStock(lot, { ...count, counted: { value, unit: "ug" } }, compared, people)).toMatchObject({
      refusal: { rule: "PHARM-3", field: "counted" },
    });
});

test("[PHARM-12] the initial inventory is counted by two, too", () => {
  const initial = { ...count, kind: "initial", businessTime: "open", witnessId: null, location: "Cabinet 1" } as const;
  expect(countStock(lot, initial, compared, people)).toMatchObject({ refusal: { rule: "PHARM-12", field: "witnessId" } });
});

test("[PHARM-6] a lot that holds exactly enough supplies; another drug never does; of one day they keep their order", () => {
  const held = { drug: "ketamine-racemic", form: "solution", onHand: micrograms(35_000), expiresOn: "2027-01-31" } as const;
  const wanted = { drug: "ketamine-racemic", form: "solution", amount: micrograms(35_000), today: "2027-01-31" } as const;
  const lots = [
    { ...held, lotId: "c", expiresOn: "2027-03-31" },
    { ...held, lotId: "a" },
    { ...held, lotId: "b" },
    { ...held, lotId: "d", expiresOn: "2027-02-28" },
    { ...held, lotId: "other", drug: "esketamine" as const },
  ];
  expect(lotsThatSupply(lots, wanted).map(({ lotId }) => lotId)).toEqual(["a", "b", "d", "c"]);
});

test("[PHARM-20] an entry may be corrected to nothing, and blanks are no reason", () => {
  const wasted = given(receivedLot, { type: "drug-wasted", ...waste, witnessId: null });
  const correction = { corrects: 2, amount: micrograms(0), reason: "not wasted", witnessId: witness } as const;
  expect(correctEntry(wasted, correction, people).outcome).toBe("accepted");
  expect(correctEntry(wasted, { ...correction, reason: "  " }, people)).toMatchObject({ refusal: { field: "reason" } });
});

test("[PHARM-7] [PHARM-20] an amendment changes something that the lot can have, with a reason", () => {
  const amend = (changes: object, reason = "misread") => amendReceipt(lot, { changes, reason, witnessId: witness }, people, received);
  expect(amend({ lotNumber: undefined })).toMatchObject({ refusal: { rule: "PHARM-20" } });
  expect(amend({ lotNumber: "K-1" }, "  ")).toMatchObject({ refusal: { field: "reason" } });
  expect(amend({ containerKind: "single-dose" }).outcome).toBe("accepted");
  const pieces = { ...receivedLot, form: "lozenge", strength: { kind: "piece", amount: micrograms(1) }, containerKind: null } as const;
  expect(
    amendReceipt(given(pieces), { changes: { containerKind: "multi-dose" }, reason: "x", witnessId: witness }, people, received),
  ).toMatchObject({ refusal: { rule: "PHARM-3", field: "containerKind" } });
});
