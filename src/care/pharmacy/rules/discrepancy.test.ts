import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { explainDiscrepancy, recordDiscrepancy, reportLoss } from "./discrepancy.ts";
import type { LotEvent, LotEventOf } from "./events.ts";
import { balanceOf } from "./ledger-balance.ts";
import { given, ledgerOf, nurse, people, receivedLot, witness } from "./test-lot.ts";

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
