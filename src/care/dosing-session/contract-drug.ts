import * as z from "zod/mini";

import { draw } from "#care/pharmacy/contract-answers.ts";
import { forms } from "#care/pharmacy/rules/drug.ts";
import { strength } from "#care/pharmacy/rules/events.ts";
import { command, read } from "#platform/http/contract.ts";
import { id, optionalWords, plainDate, quantityIn, words } from "#platform/http/schema.ts";

import { drugDrawn, drugWasted, unitsPutBack } from "./rules/stored-drug-entry.ts";

const micrograms = quantityIn("ug");

const lotInRoom = z.object({
  lotId: id,
  lotNumber: z.string(),
  form: z.enum(forms),
  strength,
  lastDay: plainDate,
  expired: z.boolean(),
  usable: micrograms,
  containers: z.number(),
  /** Opened containers with what the ledger says is left in each. */
  vials: z.array(z.object({ container: z.number(), left: micrograms, pastUse: z.boolean() })),
});
export type LotInRoom = z.output<typeof lotInRoom>;

const sessionDraw = z.extend(draw, {
  lotId: id,
  lotNumber: z.string(),
  /** What is not accounted for and no discrepancy names; below zero when more was given and wasted than drawn. */
  open: micrograms,
});
export type SessionDraw = z.output<typeof sessionDraw>;

/** Null while nobody has witnessed it. */
const witnessOfWaste = z.object({ entryId: z.string(), name: z.nullable(z.string()) });
export type WitnessOfWaste = z.output<typeof witnessOfWaste>;

/** What the ledger tells the room: lots to draw from, what became of each draw, who saw each waste. */
const drugAnswer = z.object({
  lots: z.array(lotInRoom),
  draws: z.array(sessionDraw),
  witnesses: z.array(witnessOfWaste),
});
export type DrugAnswer = z.output<typeof drugAnswer>;

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";
/** Ids and words of an entry about the drug, as they come over the wire. */
const ofLedger = { entryId: id, administrationId: id, lotId: z.nullable(id), note: optionalWords(500) };

/** What the room charts about the drug beside the dose itself. */
export const drugContract = {
  drawDrug: command({
    path: `${at}/draw-drug`,
    summary: "Chart what was drawn, or taken out in units, for a dose",
    permission: "dose.administer",
    chart: "episode",
    body: z.extend(drugDrawn, ofLedger),
  }),
  wasteDrug: command({
    path: `${at}/waste-drug`,
    summary: "Chart what was drawn and is wasted; its witness signs in the ledger",
    permission: "dose.administer",
    chart: "episode",
    body: z.extend(drugWasted, ofLedger),
  }),
  putBackUnits: command({
    path: `${at}/put-back-units`,
    summary: "Chart that unopened units went back",
    permission: "dose.administer",
    chart: "episode",
    body: z.extend(unitsPutBack, ofLedger),
  }),
  enterDrugEntryInError: command({
    path: `${at}/enter-drug-entry-in-error`,
    summary: "Cross out an entry about the drug, with the reason",
    permission: "dose.administer",
    chart: "episode",
    body: z.object({ entryId: id, reason: words(500) }),
  }),
  readDrug: read({
    path: `${at}/drug`,
    summary: "What the drug ledger tells a dosing session",
    permission: "session.read",
    chart: "episode",
    response: drugAnswer,
  }),
};
