import type { ConsentFacts } from "#care/consent/rules/consent-facts.ts";
import { unreachable } from "#kernel/decision.ts";

import type { TouchWishes } from "./events.ts";

export const touchPlaces = ["hand", "shoulder", "other"] as const;
export type TouchPlace = (typeof touchPlaces)[number];

/** `ask`: only after the patient said yes in that moment. */
export const touchAgreements = ["yes", "ask", "no"] as const;
export type TouchAgreement = (typeof touchAgreements)[number];

/**
 * What was agreed about touching a place (PREP-11): the signed consent opens it, the later wish may narrow it and never widens it.
 * Without a current consent nothing is agreed. What the consent calls "other" is words, so a person asks before it.
 */
export const touchAgreement = (place: TouchPlace, consent: ConsentFacts["touch"], wishes: TouchWishes | null): TouchAgreement => {
  if (consent === null) return "no";
  switch (place) {
    case "hand":
    case "shoulder":
      return consent[place] ? (wishes?.[place] ?? "yes") : "no";
    case "other":
      return consent.other.trim() === "" ? "no" : "ask";
    default:
      return unreachable(place);
  }
};
