import * as z from "zod/mini";

import { command, read } from "#platform/http/contract.ts";
import { id, plainDate } from "#platform/http/schema.ts";

import { draw, foundDiscrepancy, inventory, ledgerLine, lotSummary, patientChoice, task, vial } from "./contract-answers.ts";
import {
  amendmentBody,
  correctionBody,
  countBody,
  destructionBody,
  discrepancyBody,
  dispensingBody,
  drawBody,
  explanationBody,
  receiptBody,
  reportBody,
  returnBody,
  vialBody,
  wasteBody,
  witnessBody,
} from "./contract-bodies.ts";

const onLot = { permission: "pharmacy.work", chart: "none" } as const;
const looks = { permission: "pharmacy.read", chart: "none" } as const;
const clinic = { clinicName: z.string(), timeZone: z.string() };
const colleague = z.object({ staffId: id, name: z.string() });

export const pharmacyContract = {
  readLots: read({
    ...looks,
    path: "/api/pharmacy/lots",
    summary: "Lots of controlled drugs and what is on hand",
    response: z.object({ lots: z.array(lotSummary), ...clinic }),
  }),
  readLedger: read({
    ...looks,
    path: "/api/pharmacy/lots/:lotId",
    summary: "A lot's ledger",
    response: z.object({
      lot: lotSummary,
      lines: z.array(ledgerLine),
      vials: z.array(vial),
      draws: z.array(draw),
      discrepancies: z.array(foundDiscrepancy),
      keepUntil: plainDate,
      ...clinic,
    }),
  }),
  readTasks: read({
    ...looks,
    path: "/api/pharmacy/tasks",
    summary: "What waits for a person about controlled drugs, with deadlines",
    response: z.object({ tasks: z.array(task), timeZone: z.string() }),
  }),
  readInventories: read({
    ...looks,
    path: "/api/pharmacy/inventories",
    summary: "Inventories of everything on hand, the newest first",
    response: z.object({
      inventories: z.array(inventory),
      next: z.nullable(z.object({ kind: z.enum(["initial", "periodic"]), dueOn: plainDate })),
      ...clinic,
    }),
  }),
  readWitnesses: read({
    ...onLot,
    path: "/api/pharmacy/witnesses",
    summary: "Colleagues who may witness",
    response: z.object({ colleagues: z.array(colleague) }),
  }),
  readPatients: read({
    ...onLot,
    path: "/api/pharmacy/patients",
    summary: "Patients to whom a drug may be dispensed",
    response: z.object({ patients: z.array(patientChoice) }),
  }),
  receiveLot: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/receive",
    summary: "Take a lot into the ledger",
    body: receiptBody,
  }),
  amendReceipt: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/amend-receipt",
    summary: "Say what a receipt did not, or said wrongly",
    body: amendmentBody,
  }),
  openVial: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/open-vial",
    summary: "Record that a container was opened",
    body: vialBody,
  }),
  drawDrug: command({ ...onLot, path: "/api/pharmacy/lots/:lotId/draw", summary: "Record what was drawn for a dose", body: drawBody }),
  countStock: command({ ...onLot, path: "/api/pharmacy/lots/:lotId/count", summary: "Record a count of a lot", body: countBody }),
  recordWaste: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/record-waste",
    summary: "Record that stock was wasted",
    body: wasteBody,
  }),
  witnessWaste: command({
    permission: "waste.witness",
    chart: "none",
    freshProof: true,
    path: "/api/pharmacy/lots/:lotId/witness-waste",
    summary: "Say that one saw a waste with one's own eyes",
    body: witnessBody,
  }),
  returnStock: command({ ...onLot, path: "/api/pharmacy/lots/:lotId/return", summary: "Record a return of stock", body: returnBody }),
  destroyStock: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/destroy",
    summary: "Record that stock was destroyed (Form 41)",
    body: destructionBody,
  }),
  dispenseDrug: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/dispense",
    summary: "Dispense a drug to a patient",
    body: dispensingBody,
  }),
  recordDiscrepancy: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/record-discrepancy",
    summary: "Record that something is missing or was found",
    body: discrepancyBody,
  }),
  explainDiscrepancy: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/explain-discrepancy",
    summary: "Close a discrepancy with what was found out",
    body: explanationBody,
  }),
  reportLoss: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/report-loss",
    summary: "Record a notice or form about a loss",
    body: reportBody,
  }),
  correctEntry: command({
    ...onLot,
    path: "/api/pharmacy/lots/:lotId/correct-entry",
    summary: "Correct an entry by a linked one",
    body: correctionBody,
  }),
};
