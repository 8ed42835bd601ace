import * as z from "zod/mini";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { command } from "#platform/http/contract.ts";
import { id, optionalWords, quantityIn, words } from "#platform/http/schema.ts";

import { chartedVitals, doseKinds } from "./rules/events.ts";
import { noteCodes } from "./rules/data/note-codes.ts";
import { drugDrawn, drugWasted, unitsPutBack } from "./rules/stored-drug-entry.ts";
import { saidTouch } from "./rules/stored-session-note.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";
const reason = words(500);
/** Ids and words of an entry about the drug, as they come over the wire. */
const ofLedger = { entryId: id, administrationId: id, lotId: z.nullable(id), note: optionalWords(500) };

/** A dose as it comes over the wire. */
export const sentDose = z.object({
  doseId: id,
  orderId: id,
  kind: z.enum(doseKinds),
  drug: z.enum(drugs),
  route: z.enum(routes),
  form: z.nullable(z.enum(forms)),
  amount: quantityIn("ug"),
  lotId: z.nullable(id),
  drawnFor: z.optional(z.nullable(id)),
  site: optionalWords(100),
});

/** A note as it comes over the wire. */
export const sentNote = z.object({
  noteId: id,
  code: z.enum(noteCodes),
  text: optionalWords(4_000),
  patientWords: z.optional(optionalWords(4_000)),
  intervention: z.optional(optionalWords(4_000)),
  touch: z.optional(saidTouch),
});

/** Crosses an entry out and enters it anew in one act; `observedAt` is the time of the new entry. */
export const correctContract = {
  correctReading: command({
    path: `${at}/correct-reading`,
    summary: "Cross out a reading and chart it anew, with the reason",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ readingId: id, reason, reading: z.extend(chartedVitals, { readingId: id }) }),
  }),
  correctDose: command({
    path: `${at}/correct-dose`,
    summary: "Cross out a dose and chart it anew, with the reason",
    permission: "dose.administer",
    chart: "episode",
    body: z.object({ doseId: id, reason, dose: sentDose }),
  }),
  correctNote: command({
    path: `${at}/correct-note`,
    summary: "Cross out a note and write it anew, with the reason",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ noteId: id, reason, note: sentNote }),
  }),
  correctDrugEntry: command({
    path: `${at}/correct-drug-entry`,
    summary: "Cross out an entry about the drug and enter it anew, with the reason",
    permission: "dose.administer",
    chart: "episode",
    body: z.object({
      entryId: id,
      reason,
      entry: z.discriminatedUnion("type", [
        z.extend(drugDrawn, { type: z.literal("drug-drawn"), ...ofLedger }),
        z.extend(drugWasted, { type: z.literal("drug-wasted"), ...ofLedger }),
        z.extend(unitsPutBack, { type: z.literal("units-put-back"), ...ofLedger }),
      ]),
    }),
  }),
};
