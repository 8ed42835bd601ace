import * as z from "zod/mini";

import { storedInstant } from "#care/safety/rules/stored-flag.ts";
import { drugs, routes } from "#care/pharmacy/rules/drug.ts";

import { consentKinds } from "./consent-document.ts";
import { abilities, reconsentTriggers } from "./data/reconsent-triggers.ts";
import { representativeRelations } from "./data/representative-relations.ts";

const micrograms = z.object({ value: z.int(), unit: z.literal("ug") });

/** What a patient chose in a document beside agreeing to it. A no is a choice too, and is signed like a yes. */
export const consentChoices = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("treatment") }),
  z.object({ kind: z.literal("touch"), hand: z.boolean(), shoulder: z.boolean(), other: z.string(), stopWord: z.string() }),
  z.object({ kind: z.literal("booster"), agreed: z.boolean(), maximumDose: z.nullable(micrograms) }),
  z.object({ kind: z.literal("recording"), agreed: z.boolean() }),
  z.object({ kind: z.literal("data-use"), noteTools: z.boolean(), research: z.boolean() }),
  z.object({ kind: z.literal("telehealth"), agreed: z.boolean() }),
]);
export type ConsentChoices = z.output<typeof consentChoices>;

export const documentReference = z.object({ kind: z.enum(consentKinds), version: z.string(), hash: z.string() });
export type DocumentReference = z.output<typeof documentReference>;

/** How the person's identity and will were taken: in their own sign-in, on the clinic's device with staff present, or on paper before staff. */
export const signingMethods = ["patient-sign-in", "clinic-device", "paper"] as const;
export type SigningMethod = (typeof signingMethods)[number];

/** A course has its end; maintenance goes on, and its signatures count for a shorter time. */
export const consentPhases = ["course", "maintenance"] as const;
export type ConsentPhase = (typeof consentPhases)[number];

/** Whether the patient can decide, ability by ability, as the person who explained found it. */
export const capacityCheck = z.record(z.enum(abilities), z.enum(["yes", "doubtful", "no"]));
export type CapacityCheck = z.output<typeof capacityCheck>;

/** What stands on a paper, and who saw it signed. Without a time on it, `signedAt` is the beginning of that day in the clinic's zone. */
const paperSignature = z.object({ signedOn: z.string(), signedAt: storedInstant, seenBy: z.string(), keptAt: z.string() });
export type PaperSignature = z.output<typeof paperSignature>;

/** A paper that is kept as a scan among the patient's documents, at a place that is named, or both. */
const keptPaper = z.object({ documentId: z.nullable(z.string()), documentHash: z.nullable(z.string()), keptAt: z.string() });
export type KeptPaper = z.output<typeof keptPaper>;

export const consentEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("consent-explained"),
    drug: z.enum(drugs),
    route: z.enum(routes),
    kinds: z.array(z.enum(consentKinds)),
    /** The most that a further dose may be, put before the patient; null when none is offered. */
    boosterMaximum: z.nullable(micrograms),
    note: z.string(),
    /** Left out in facts of before these were asked. */
    phase: z.optional(z.enum(consentPhases)),
    capacity: z.optional(capacityCheck),
    /** Name or number of the interpreter; null when none was needed. */
    interpreter: z.optional(z.nullable(z.string())),
    /** Who decides for a patient who cannot, and to whom it was explained; null where the patient decides. */
    representativeId: z.optional(z.nullable(z.string())),
  }),
  /** Somebody showed by what right they decide for the patient. Name and birth date stand in the directory. */
  z.object({
    type: z.literal("representative-named"),
    representativeId: z.string(),
    relation: z.enum(representativeRelations),
    authority: keptPaper,
  }),
  z.object({
    type: z.literal("consent-signed"),
    consentId: z.string(),
    document: documentReference,
    drug: z.enum(drugs),
    route: z.enum(routes),
    choices: consentChoices,
    signature: z.object({ kind: z.enum(["drawn", "typed", "ink"]), meaning: z.string(), signerId: z.string() }),
    method: z.enum(signingMethods),
    /** The stored PDF or scan, and the SHA-256 of its bytes in hexadecimal; null for a paper that was not scanned. */
    documentId: z.nullable(z.string()),
    documentHash: z.nullable(z.string()),
    phase: z.optional(z.enum(consentPhases)),
    /** Left out where nobody signed for the patient. */
    representativeId: z.optional(z.nullable(z.string())),
    /** Left out where it was signed electronically. */
    paper: z.optional(paperSignature),
  }),
  z.object({ type: z.literal("consent-withdrawn"), consentId: z.string(), reason: z.string() }),
  /** From here on what was signed before does not count for these kinds: it is explained and signed again. */
  z.object({
    type: z.literal("reconsent-required"),
    kinds: z.array(z.enum(consentKinds)),
    trigger: z.enum(reconsentTriggers),
    reason: z.string(),
  }),
  /** Every document that the drug and route need is signed: preparation may begin. */
  z.object({ type: z.literal("consents-completed"), drug: z.enum(drugs), route: z.enum(routes) }),
]);

export type ConsentEvent = z.output<typeof consentEvent>;
