import type { Drug, Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import type { Consent, SignedConsent } from "./consent.ts";
import { consentKinds, type ConsentDocument, type ConsentKind } from "./consent-document.ts";
import { currentDocuments } from "./current-documents.ts";
import { consentValidity, requiredKinds } from "./data/consent-defaults.ts";
import type { ConsentChoices } from "./events.ts";

/** `unknown`: never signed. `outdated`: its words have changed since. Only `current` counts (CONSENT-6 to CONSENT-8). */
export type ConsentStatus = "unknown" | "current" | "outdated" | "expired" | "withdrawn";

export type ConsentFact = {
  readonly kind: ConsentKind;
  readonly status: ConsentStatus;
  /** The latest signature of that kind; null when there is none. */
  readonly consent: SignedConsent | null;
  readonly expiresAt: Instant | null;
};

type ChoicesOf<Kind extends ConsentKind> = Extract<ConsentChoices, { readonly kind: Kind }>;

/** What later stages may know of the consents. A choice is null unless its consent is current, and null is never a yes. */
export type ConsentFacts = {
  readonly consents: Readonly<Record<ConsentKind, ConsentFact>>;
  readonly touch: ChoicesOf<"touch"> | null;
  /** The most that a further dose may be; null when none was agreed to. */
  readonly boosterMaximum: Quantity<"ug"> | null;
  /** False unless recording was agreed to. */
  readonly recording: boolean;
};

/** Calendar months after the signature; counted in UTC, so that every tablet says the same. */
export const expiryOf = (signedAt: Instant): Instant =>
  signedAt.toZonedDateTimeISO("UTC").add({ months: consentValidity.value }).toInstant();

const statusOf = (consent: SignedConsent, current: ConsentDocument, at: Instant): ConsentStatus => {
  if (consent.withdrawn !== null) return "withdrawn";
  if (consent.document.version !== current.version || consent.document.hash !== current.hash) return "outdated";
  return isBefore(at, expiryOf(consent.signedAt)) ? "current" : "expired";
};

const factOf = (state: Consent, kind: ConsentKind, at: Instant): ConsentFact => {
  const consent = state.signed.findLast((one) => one.document.kind === kind) ?? null;
  if (consent === null) return { kind, status: "unknown", consent, expiresAt: null };
  return { kind, status: statusOf(consent, currentDocuments[kind], at), consent, expiresAt: expiryOf(consent.signedAt) };
};

const choicesOf = <Kind extends ConsentKind>(fact: ConsentFact, kind: Kind): ChoicesOf<Kind> | null => {
  const isOfKind = (choices: ConsentChoices): choices is ChoicesOf<Kind> => choices.kind === kind;
  const choices = fact.status === "current" ? fact.consent?.choices : undefined;
  return choices !== undefined && isOfKind(choices) ? choices : null;
};

export const consentFacts = (state: Consent, at: Instant): ConsentFacts => {
  const fact = (kind: ConsentKind): ConsentFact => factOf(state, kind, at);
  const consents = {
    treatment: fact("treatment"),
    touch: fact("touch"),
    booster: fact("booster"),
    recording: fact("recording"),
    "data-use": fact("data-use"),
    telehealth: fact("telehealth"),
  };
  const booster = choicesOf(consents.booster, "booster");
  return {
    consents,
    touch: choicesOf(consents.touch, "touch"),
    boosterMaximum: booster?.agreed === true ? booster.maximumDose : null,
    recording: choicesOf(consents.recording, "recording")?.agreed === true,
  };
};

export type MissingConsent = { readonly kind: ConsentKind; readonly reason: ConsentStatus | "another-treatment" };

/** Kinds whose signature holds for the drug and route it was given for; the others hold for any. */
const boundToRoute: readonly ConsentKind[] = ["treatment", "booster"];

/** The consents that a drug and route need and that do not count now, each with why (CONSENT-3, CONSENT-9). */
export const missingConsents = (
  facts: ConsentFacts,
  treatment: { readonly drug: Drug; readonly route: Route },
): readonly MissingConsent[] =>
  consentKinds
    .filter((kind) => requiredKinds[treatment.route].includes(kind))
    .flatMap((kind): readonly MissingConsent[] => {
      const { status, consent } = facts.consents[kind];
      if (status !== "current" || consent === null) return [{ kind, reason: status }];
      const sameTreatment = consent.drug === treatment.drug && consent.route === treatment.route;
      return boundToRoute.includes(kind) && !sameTreatment ? [{ kind, reason: "another-treatment" }] : [];
    });
