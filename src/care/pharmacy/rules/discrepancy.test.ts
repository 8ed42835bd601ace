import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { explainDiscrepancy, recordDiscrepancy, reportLoss } from "./discrepancy.ts";
import type { LotEvent, LotEventOf } from "./events.ts";
import { balanceOf } from "./ledger-balance.ts";
import { given, ledgerOf, lotId, nurse, people, receivedLot, secondWitness, start, witness } from "./test-lot.ts";

const counted = (amount: number): LotEvent => ({
  type: "stock-counted",
  counted: micrograms(amount),
  expected: micrograms(2_000_000),
  witnessId: null,
  note: "",
});
const found = (difference: number, discrepancyId = "d-1"): LotEventOf<"discrepancy-found"> => ({
  type: "discrepancy-found",
  discrepancyId,
  cause: "count",
  difference: micrograms(difference),
  note: "",
});
const short = [receivedLot, counted(1_985_000), found(-15_000)] as const;
const explanation = { discrepancyId: "d-1", explanation: "Overfilled vial", witnessId: witness, keepsDifference: true } as const;
const form = { discrepancyId: "d-1", report: "form-106", reference: "106-1", note: "" } as const;

const eventsOf = (decision: { readonly outcome: string; readonly events?: readonly LotEvent[] }): readonly LotEvent[] =>
  decision.events ?? [];

test("[PHARM-13] a loss or theft is recorded without a count, and is less than expected", () => {
  const lot = given(receivedLot);
  const theft = { discrepancyId: "d-2", cause: "theft", difference: micrograms(-500_000), note: "Cabinet forced" } as const;
  expect(recordDiscrepancy(lot, theft)).toMatchObject({ events: [{ type: "discrepancy-found", cause: "theft" }] });
  expect(recordDiscrepancy(lot, { ...theft, difference: micrograms(500_000) })).toMatchObject({ refusal: { rule: "PHARM-13" } });
  expect(recordDiscrepancy(lot, { ...theft, difference: micrograms(0) })).toMatchObject({ refusal: { rule: "PHARM-3" } });
  expect(recordDiscrepancy(given(...short), { ...theft, discrepancyId: "d-1" })).toMatchObject({ events: [] });
});

test("[PHARM-15] a discrepancy is closed by words and a second person, and only by them", () => {
  const lot = given(...short);
  expect(explainDiscrepancy(lot, { ...explanation, explanation: " " }, people)).toMatchObject({ refusal: { field: "explanation" } });
  expect(explainDiscrepancy(lot, { ...explanation, witnessId: nurse }, people)).toMatchObject({ refusal: { rule: "PHARM-2" } });
  expect(explainDiscrepancy(lot, { ...explanation, discrepancyId: "d-9" }, people)).toMatchObject({ refusal: { rule: "PHARM-13" } });
  const agreed = given(...short, counted(2_000_000));
  expect(agreed).toMatchObject({ discrepancies: [{ status: "open" }] });
});

test("[PHARM-15] an explained difference that stays real is taken on record from the moment at which it was found", () => {
  const said = eventsOf(explainDiscrepancy(given(...short), explanation, people));
  expect(balanceOf(ledgerOf(...short)).discrepancy?.difference).toEqual(micrograms(-15_000));
  expect(balanceOf(ledgerOf(...short, ...said))).toMatchObject({
    recorded: micrograms(-15_000),
    onHand: micrograms(1_985_000),
    discrepancy: null,
  });
  expect(given(...short, ...said)).toMatchObject({ discrepancies: [{ status: "recorded", recordedBy: 4 }] });
});

test("[PHARM-15] an explanation by an entry or a recount moves nothing", () => {
  const said = eventsOf(explainDiscrepancy(given(...short), { ...explanation, keepsDifference: false }, people));
  expect(said).toMatchObject([{ effect: "none", takesBack: null }]);
  expect(balanceOf(ledgerOf(...short, ...said)).discrepancy).not.toBeNull();
  expect(given(...short, ...said)).toMatchObject({ discrepancies: [{ status: "explained" }] });
});

test("[PHARM-14] [PHARM-15] notices are kept one by one; the Form 106 takes the loss on record, once", () => {
  const lot = given(...short);
  expect(reportLoss(lot, { ...form, reference: "" })).toMatchObject({ refusal: { rule: "PHARM-14", field: "reference" } });
  const notice = eventsOf(reportLoss(lot, { ...form, report: "dea-notice", reference: "" }));
  expect(notice).toMatchObject([{ report: "dea-notice", effect: "none" }]);
  const filed = eventsOf(reportLoss(given(...short, ...notice), form));
  expect(filed).toMatchObject([{ report: "form-106", effect: "records", difference: micrograms(-15_000) }]);
  const facts = [...short, ...notice, ...filed];
  expect(given(...facts)).toMatchObject({ discrepancies: [{ status: "recorded", reports: ["dea-notice", "form-106"] }] });
  expect(eventsOf(reportLoss(given(...facts), form))).toMatchObject([{ effect: "none" }]);
  expect(balanceOf(ledgerOf(...facts)).discrepancy).toBeNull();
});

test("[PHARM-15] what was reported lost and is found after all is taken back by a linked line", () => {
  const filed = eventsOf(reportLoss(given(...short), form));
  const back = eventsOf(explainDiscrepancy(given(...short, ...filed), { ...explanation, keepsDifference: false }, people));
  expect(back).toMatchObject([{ effect: "takes-back", takesBack: 4 }]);
  const facts = [...short, ...filed, ...back];
  expect(balanceOf(ledgerOf(...facts))).toMatchObject({ recorded: micrograms(0), onHand: micrograms(2_000_000) });
  expect(given(...facts)).toMatchObject({ discrepancies: [{ status: "explained", recordedBy: null }] });
});

test("[PHARM-14] a surplus is no loss and is reported to nobody", () => {
  expect(reportLoss(given(receivedLot, found(5_000)), form)).toMatchObject({ refusal: { rule: "PHARM-14" } });
});

const waste = { amount: micrograms(15_000), reason: "spilled", note: "on the floor", witnessId: witness } as const;
const entryOf = (event: LotEvent) => ledgerOf(receivedLot, event).at(-1);

test("[PHARM-4] a line of the ledger keeps everything that an inspector reads of its fact", () => {
  expect(ledgerOf(receivedLot)).toMatchObject([
    {
      entryId: `lot/${lotId}/1`,
      kind: "received",
      amount: micrograms(2_000_000),
      at: start,
      recordedAt: start,
      byId: nurse,
      witnessId: witness,
      note: "Hudson Medical Supply",
      container: null,
      details: {},
    },
  ]);
  expect(entryOf({ type: "drug-wasted", ...waste, method: "absorbed", administrationId: "dose", container: 2 })).toMatchObject({
    entryId: `lot/${lotId}/2`,
    kind: "wasted",
    amount: waste.amount,
    administrationId: "dose",
    container: 2,
    witnessId: witness,
    note: "on the floor",
    details: { reason: "spilled", method: "absorbed" },
  });
  expect(entryOf({ type: "drug-wasted", ...waste })).toMatchObject({
    administrationId: null,
    container: null,
    details: { reason: "spilled" },
  });
  expect(entryOf({ type: "drug-wasted", ...waste })?.details).not.toHaveProperty("method");
});

test("[PHARM-17] [PHARM-18] [PHARM-19] what left for good says where to, how and by which papers", () => {
  const paper = { reference: "R-12", note: "n" } as const;
  expect(
    entryOf({
      type: "stock-returned",
      amount: micrograms(1),
      target: "supplier",
      to: "Hudson",
      toDea: "RH1234563",
      witnessId: null,
      ...paper,
    }),
  ).toMatchObject({
    kind: "returned",
    amount: micrograms(1),
    details: { target: "supplier", to: "Hudson", toDea: "RH1234563", reference: "R-12" },
  });
  expect(
    entryOf({
      type: "stock-destroyed",
      amount: micrograms(2),
      method: "chemical",
      form41: "41-1",
      witnessId: witness,
      secondWitnessId: secondWitness,
      note: "n",
    }),
  ).toMatchObject({
    kind: "destroyed",
    amount: micrograms(2),
    witnessId: witness,
    secondWitnessId: secondWitness,
    details: { method: "chemical", reference: "41-1" },
  });
  const dispensed = {
    type: "drug-dispensed",
    episodeId: "e-1",
    amount: micrograms(3),
    daysSupply: 2,
    directions: "one",
    labelPrinted: true,
    witnessId: null,
  } as const;
  expect(entryOf({ ...dispensed, programme: { kind: "checked", at: start, reference: "P-1" } })).toMatchObject({
    kind: "dispensed",
    amount: micrograms(3),
    episodeId: "e-1",
    details: { daysSupply: 2, directions: "one", labelPrinted: true, programme: "P-1", programmeAt: start.toString() },
  });
  expect(entryOf({ ...dispensed, programme: { kind: "exception", reason: "down" } })?.details).toEqual({
    daysSupply: 2,
    directions: "one",
    labelPrinted: true,
    programme: "down",
  });
});

test("[PHARM-8] [PHARM-10] [PHARM-11] opening, drawing and witnessing move nothing on hand and name what they are about", () => {
  expect(entryOf({ type: "vial-opened", container: 3, beyondUseAt: start, note: "n" })).toMatchObject({
    kind: "opened",
    amount: micrograms(0),
    container: 3,
    beyondUseAt: start,
    note: "n",
  });
  expect(entryOf({ type: "drug-drawn", administrationId: "dose", container: 3, amount: micrograms(9), note: "n" })).toMatchObject({
    kind: "drawn",
    amount: micrograms(9),
    administrationId: "dose",
    container: 3,
    note: "n",
  });
  expect(entryOf({ type: "waste-witnessed", entryId: "w" })).toMatchObject({ kind: "witnessed", amount: micrograms(0), concerns: "w" });
});

test("[PHARM-12] a count keeps its kind, time of business, place and parts; of an older one only what it said", () => {
  const whole = {
    ...counted(5),
    kind: "biennial",
    businessTime: "close",
    location: "Cabinet 1",
    fullContainers: 0,
    openAmount: micrograms(5),
  } as const;
  expect(entryOf(whole)).toMatchObject({
    kind: "counted",
    amount: micrograms(5),
    expected: micrograms(2_000_000),
    details: { countKind: "biennial", businessTime: "close", location: "Cabinet 1", fullContainers: 0, openMicrograms: 5 },
  });
  expect(entryOf(counted(5))?.details).toEqual({ countKind: "spot" });
});

test("[PHARM-20] an amendment writes what changed as text, what was cleared as nothing, and a correction names its entry", () => {
  const changes = { lotNumber: "K-2", containerKind: null, compounded: false, ndc: undefined };
  expect(entryOf({ type: "receipt-amended", changes, reason: "misread", witnessId: witness })).toMatchObject({
    kind: "amended",
    amount: micrograms(0),
    note: "misread",
    witnessId: witness,
    details: { amended: { lotNumber: "K-2", containerKind: "", compounded: "false" } },
  });
  expect(entryOf({ type: "receipt-amended", changes, reason: "misread", witnessId: witness })?.details.amended).not.toHaveProperty("ndc");
  expect(entryOf({ type: "entry-corrected", corrects: 1, amount: micrograms(4), reason: "typo", witnessId: witness })).toMatchObject({
    kind: "corrected",
    amount: micrograms(4),
    concerns: `lot/${lotId}/1`,
    note: "typo",
    witnessId: witness,
  });
});

test("[PHARM-15] a difference on record stands at the moment it was found, with who said why and the number of its form", () => {
  const said = eventsOf(explainDiscrepancy(given(...short), explanation, people));
  expect(ledgerOf(...short, ...said).at(-1)).toMatchObject({
    kind: "discrepancy",
    amount: micrograms(-15_000),
    at: start.add({ minutes: 1 }),
    note: "Overfilled vial",
    witnessId: witness,
    details: {},
  });
  const filed = eventsOf(reportLoss(given(...short), { ...form, note: "sent" }));
  expect(ledgerOf(...short, ...filed).at(-1)).toMatchObject({
    kind: "discrepancy",
    note: "sent",
    witnessId: null,
    details: { reference: "106-1" },
  });
  const back = eventsOf(explainDiscrepancy(given(...short, ...filed), { ...explanation, keepsDifference: false }, people));
  expect(ledgerOf(...short, ...filed, ...back).at(-1)).toMatchObject({
    kind: "corrected",
    amount: micrograms(0),
    concerns: `lot/${lotId}/4`,
  });
  expect(ledgerOf(receivedLot, found(-1))).toHaveLength(1);
});

test("[PHARM-13] a word on one discrepancy leaves the others as they were", () => {
  const two = [receivedLot, counted(1_980_000), found(-15_000), found(-5_000, "d-2")] as const;
  const said = eventsOf(explainDiscrepancy(given(...two), { ...explanation, discrepancyId: "d-2", keepsDifference: false }, people));
  expect(given(...two, ...said)).toMatchObject({
    discrepancies: [
      { discrepancyId: "d-1", status: "open", reports: [], recordedBy: null },
      { discrepancyId: "d-2", status: "explained", difference: micrograms(-5_000) },
    ],
  });
  const again = eventsOf(
    explainDiscrepancy(given(...short, ...eventsOf(explainDiscrepancy(given(...short), explanation, people))), explanation, people),
  );
  expect(again).toMatchObject([{ effect: "none" }]);
});

test("[PHARM-1] before its receipt a lot has no discrepancy, and what happened to it is nothing", () => {
  expect(recordDiscrepancy(given(), { discrepancyId: "d", cause: "loss", difference: micrograms(-1), note: "" })).toMatchObject({
    refusal: { rule: "PHARM-1" },
  });
  expect(explainDiscrepancy(given(), explanation, people)).toMatchObject({ refusal: { rule: "PHARM-13" } });
  expect(reportLoss(given(), form)).toMatchObject({ refusal: { rule: "PHARM-13" } });
  expect(given(found(-1))).toEqual({ status: "none" });
});

test("[PHARM-13] a difference is a whole amount; a count may find more than expected", () => {
  const record = (value: number, cause: "count" | "loss") =>
    recordDiscrepancy(given(receivedLot), { discrepancyId: "d", cause, difference: { value, unit: "ug" }, note: "" });
  expect(record(0.5, "count")).toMatchObject({ refusal: { rule: "PHARM-3" } });
  expect(record(5, "count").outcome).toBe("accepted");
  expect(record(5, "loss")).toMatchObject({ refusal: { rule: "PHARM-13" } });
  expect(record(-5, "loss").outcome).toBe("accepted");
});

test("[PHARM-20] a lot goes by what was amended of it and keeps the rest; it remembers vials, witnesses and what may be corrected", () => {
  const lot = given(
    { ...receivedLot, beyondUseOn: "2027-01-01" },
    { type: "vial-opened", container: 2, beyondUseAt: null, note: "" },
    { type: "waste-witnessed", entryId: "w" },
    { type: "drug-wasted", ...waste },
    { type: "receipt-amended", changes: { lotNumber: "K-9", containerKind: "single-dose" }, reason: "r", witnessId: witness },
  );
  expect(lot).toMatchObject({
    lotNumber: "K-9",
    containerKind: "single-dose",
    expiresOn: "2027-06-30",
    beyondUseOn: "2027-01-01",
    opened: [2],
    witnessed: ["w"],
    correctable: { 1: "lot-received", 4: "drug-wasted" },
  });
  const cleared = given(
    { ...receivedLot, beyondUseOn: "2027-01-01" },
    { type: "receipt-amended", changes: { containerKind: null }, beyondUseOn: null, reason: "r", witnessId: witness },
  );
  expect(cleared).toMatchObject({ containerKind: null, beyondUseOn: null, lotNumber: "K-2231" });
});
