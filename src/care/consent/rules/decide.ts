import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision, type Refusal } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import { consentStream, type Consent, type Explained } from "./consent.ts";
import { consentFacts, missingConsents, type ConsentContext } from "./consent-facts.ts";
import type { ConsentKind } from "./consent-document.ts";
import { currentDocuments } from "./current-documents.ts";
import { requiredKinds } from "./data/consent-defaults.ts";
import { abilities, type ReconsentTrigger } from "./data/reconsent-triggers.ts";
import type { CapacityCheck, ConsentChoices, ConsentEvent, ConsentPhase } from "./events.ts";

type Of<Type extends ConsentEvent["type"]> = Omit<Extract<ConsentEvent, { type: Type }>, "type">;

/** Whether what was typed is what the clinic's directory holds. `unknown`: the directory holds no birth date. */
export type Identity = { readonly name: "same" | "different"; readonly birthDate: "same" | "different" | "unknown" };

/** Everything that is asked today; older facts have less. */
type Explain = Of<"consent-explained"> & {
  readonly phase: ConsentPhase;
  readonly capacity: CapacityCheck;
  readonly interpreter: string | null;
  readonly representativeId: string | null;
};

const boosterRefused = ({ route, kinds, boosterMaximum }: Explain): Refusal | undefined => {
  if (!kinds.includes("booster") || boosterMaximum === null) return undefined;
  if (!requiredKinds[route].includes("booster"))
    return { rule: "CONSENT-5", message: "A further dose within a session is not provided for by this route.", field: "kinds" };
  return Number.isSafeInteger(boosterMaximum.value) && boosterMaximum.value > 0
    ? undefined
    : { rule: "CONSENT-5", message: "Name the most that a further dose may be, or offer none.", field: "boosterMaximum" };
};

/** Nothing is put before a patient to sign while it is in doubt whether they can decide; then who lawfully decides signs (CONSENT-13, CONSENT-17). */
const capacityRefused = ({ representatives }: Consent, { capacity, representativeId }: Explain): Refusal | undefined => {
  const isOpen = abilities.some((ability) => capacity[ability] !== "yes");
  if (representativeId === null) {
    const message =
      "Nobody signs while it is in doubt whether they can decide. Settle that first, or name who lawfully decides for the patient.";
    return isOpen ? { rule: "CONSENT-13", message, field: "capacity" } : undefined;
  }
  if (!isOpen) return { rule: "CONSENT-18", message: "The patient can decide, so the patient signs.", field: "representativeId" };
  return representatives.some((one) => one.representativeId === representativeId)
    ? undefined
    : { rule: "CONSENT-17", message: "Record first by what right this person decides for the patient.", field: "representativeId" };
};

/**
 * A member of staff has explained the treatment and puts the documents before the patient (CONSENT-2, CONSENT-3, CONSENT-5).
 * Explaining again, for another drug or route, replaces what is asked for; what was signed stays on record.
 */
export const explainConsent = (state: Consent, explained: Explain, screening: { readonly accepted: boolean }): Decision<ConsentEvent> => {
  if (!screening.accepted) return refuse("CONSENT-2", "The screening has not accepted this patient for treatment yet.");
  if (drugOfRoute(explained.route) !== explained.drug) return refuse("CONSENT-3", "This drug is not given by that route.", "route");
  const left = requiredKinds[explained.route].filter((kind) => !explained.kinds.includes(kind));
  if (left.length > 0) return refuse("CONSENT-3", `By this route a patient also needs to sign: ${left.join(", ")}.`, "kinds");
  const refusal = capacityRefused(state, explained) ?? boosterRefused(explained);
  return refusal === undefined ? accept({ type: "consent-explained", ...explained }) : { outcome: "refused", refusal };
};

const identityRefused = ({ name, birthDate }: Identity): Refusal | undefined => {
  if (name === "different")
    return {
      rule: "CONSENT-4",
      message: "This is not the name that we have for you. Please type your full name as the clinic knows it.",
      field: "name",
    };
  if (birthDate === "same") return undefined;
  const message =
    birthDate === "unknown"
      ? "We do not have your birth date yet. Please add it under your details, or ask the front desk, then sign."
      : "This is not the birth date that we have for you. Please check it, or ask the front desk to correct ours.";
  return { rule: "CONSENT-4", message, field: "birthDate" };
};

export const choicesRefused = (choices: ConsentChoices, explained: Explained): Refusal | undefined => {
  if (choices.kind === "touch" && (choices.hand || choices.shoulder || choices.other.trim() !== "") && choices.stopWord.trim() === "")
    return { rule: "CONSENT-5", message: "Choose a word that ends any touch at once.", field: "stopWord" };
  if (choices.kind !== "booster" || !choices.agreed) return undefined;
  const most = explained.boosterMaximum?.value ?? 0;
  const chosen = choices.maximumDose?.value ?? 0;
  return Number.isSafeInteger(chosen) && chosen > 0 && chosen <= most
    ? undefined
    : { rule: "CONSENT-5", message: `Choose an amount above 0 and up to ${most / 1000} mg.`, field: "maximumDose" };
};

export type SignConsent = Omit<Of<"consent-signed">, "drug" | "route" | "phase" | "representativeId">;

/** Who signs by the last explanation: a finding on whether the patient can decide that is not there counts as none (CONSENT-17). */
const signerRefused = ({ capacity, representativeId }: Explained, signedBy: string | null): Refusal | undefined => {
  if (capacity === null)
    return { rule: "CONSENT-17", message: "Whether the patient can decide is not on record. It is explained again first, and said there." };
  if (representativeId === signedBy) return undefined;
  const message =
    representativeId === null
      ? "The patient can decide, so nobody signs for them."
      : "Somebody else decides for the patient now, so this is signed by them, on a device of the clinic or on paper.";
  return { rule: "CONSENT-18", message };
};

type Signing = Pick<SignConsent, "document" | "choices">;

/**
 * Why a document cannot be signed as it stands; undefined when it can (CONSENT-1 to CONSENT-5, CONSENT-17, CONSENT-18). Asked before the
 * PDF is made. `signedBy` is the representative; null for the patient.
 */
export const signingRefused = (
  state: Consent,
  { document, choices }: Signing,
  identity: Identity,
  signedBy: string | null,
): Refusal | undefined => {
  const { explained } = state;
  if (explained === null || !explained.kinds.includes(document.kind))
    return {
      rule: "CONSENT-2",
      message: "Your care team has not gone through this document with you yet. They will do so before you sign.",
    };
  const current = currentDocuments[document.kind];
  if (document.version !== current.version || document.hash !== current.hash)
    return { rule: "CONSENT-1", message: "This document has changed since you opened it. Please read the current one, then sign." };
  if (choices.kind !== document.kind) return { rule: "CONSENT-5", message: "These choices belong to another document.", field: "choices" };
  return signerRefused(explained, signedBy) ?? identityRefused(identity) ?? choicesRefused(choices, explained);
};

export type Judging = { readonly meta: CommandMeta; readonly context: Omit<ConsentContext, "at"> };

const completes = (state: Consent, signed: Extract<ConsentEvent, { type: "consent-signed" }>, { meta, context }: Judging): boolean => {
  const fact = { version: 0, observedAt: meta.observedAt, deviceAt: null, receivedAt: null, actor: meta.actor, commandId: meta.commandId };
  const next = consentStream.evolve(state, { ...fact, event: signed });
  const { drug, route } = signed;
  const missing = (one: Consent): number => missingConsents(consentFacts(one, { ...context, at: meta.now }), { drug, route }).length;
  return missing(state) > 0 && missing(next) === 0;
};

/** Keeps a signature for the drug and route that were explained; the last one that is needed also completes them (CONSENT-3). */
export const signConsent = (
  state: Consent,
  signing: SignConsent,
  by: { readonly identity: Identity; readonly representativeId: string | null },
  judging: Judging,
): Decision<ConsentEvent> => {
  const refusal = signingRefused(state, signing, by.identity, by.representativeId);
  return refusal === undefined ? keepSignature(state, signing, judging) : { outcome: "refused", refusal };
};

/** The fact of a signature, for what the last explanation names; for callers that have judged it. */
export const keepSignature = (state: Consent, signing: SignConsent, judging: Judging): Decision<ConsentEvent> => {
  if (state.explained === null) return refuse("CONSENT-2", "Nothing was put before this patient to sign yet.");
  const { drug, route, phase, representativeId } = state.explained;
  const signed = { type: "consent-signed", ...signing, drug, route, phase, representativeId } as const;
  return completes(state, signed, judging)
    ? accept<ConsentEvent>(signed, { type: "consents-completed", drug, route })
    : accept<ConsentEvent>(signed);
};

/** Takes a consent back, at any time and without a reason from a patient (CONSENT-7); staff who record it say why. */
export const withdrawConsent = (state: Consent, consentId: Uuid, reason: string, meta: CommandMeta): Decision<ConsentEvent> => {
  const consent = state.signed.find((one) => one.consentId === consentId);
  if (consent === undefined) return refuse("CONSENT-7", "There is no such consent in this episode.");
  if (consent.withdrawn !== null) return refuse("CONSENT-7", "This consent was already withdrawn.");
  if (meta.actor.kind === "staff" && reason.trim() === "") return refuse("CONSENT-7", "Say why, or what the patient said.", "reason");
  return accept({ type: "consent-withdrawn", consentId, reason: reason.trim() });
};

export type RequireReconsent = { readonly kinds: readonly ConsentKind[]; readonly trigger: ReconsentTrigger; readonly reason: string };

/** Staff state that something has changed, so that what was signed for these kinds is explained and signed again (CONSENT-10). */
export const requireReconsent = (state: Consent, { kinds, trigger, reason }: RequireReconsent): Decision<ConsentEvent> => {
  if (reason.trim() === "") return refuse("CONSENT-10", "Say what has changed.", "reason");
  if (kinds.length === 0) return refuse("CONSENT-10", "Choose what is to be signed again.", "kinds");
  const signed = kinds.filter((kind) => state.signed.some((one) => one.document.kind === kind && one.withdrawn === null));
  return signed.length === 0
    ? refuse("CONSENT-10", "None of these was signed, so there is nothing to sign again.", "kinds")
    : accept<ConsentEvent>({ type: "reconsent-required", kinds: [...kinds], trigger, reason: reason.trim() });
};
