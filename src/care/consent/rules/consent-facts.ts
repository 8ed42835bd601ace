import type { Drug, Route } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import type { Consent, SignedConsent } from "./consent.ts";
import { consentKinds, type ConsentDocument, type ConsentKind } from "./consent-document.ts";
import type { ConsentStatus } from "./consent-status.ts";
import { currentDocuments } from "./current-documents.ts";
import { requiredKinds } from "./data/consent-defaults.ts";
import { consentValidity, longGap, maintenanceValidity } from "./data/consent-settings.ts";
import type { ConsentChoices } from "./events.ts";

/** What judging a signature takes beside the signature. */
export type ConsentContext = {
  readonly at: Instant;
  readonly protocol: Protocol;
  /** The last dose of the episode; null when none was given. */
  readonly lastDoseAt: Instant | null;
};

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

/** Counted in calendar months in UTC, so that every tablet says the same. */
const monthsAfter = (from: Instant, months: number): Instant => from.toZonedDateTimeISO("UTC").add({ months }).toInstant();

/** Until when a signature counts: a shorter time in maintenance (CONSENT-6, CONSENT-12). */
export const expiryOf = ({ signedAt, phase }: Pick<SignedConsent, "signedAt" | "phase">, protocol: Protocol): Instant =>
  monthsAfter(signedAt, settled(protocol, phase === "maintenance" ? maintenanceValidity : consentValidity).value);

/** Whether staff stated since the signature that it must be given again (CONSENT-10). */
const isAskedAgain = ({ reconsents }: Consent, { document, signedAt }: SignedConsent): boolean =>
  reconsents.some(({ kinds, at }) => kinds.includes(document.kind) && !isBefore(at, signedAt));

/** Whether the last dose after the signature lies so far back that the patient decides anew (CONSENT-11). */
const isAfterLongGap = ({ signedAt }: SignedConsent, { at, protocol, lastDoseAt }: ConsentContext): boolean =>
  lastDoseAt !== null && !isBefore(lastDoseAt, signedAt) && !isBefore(at, monthsAfter(lastDoseAt, settled(protocol, longGap).value));

/** Whether it was taken back since it was signed: a paper that is recorded late does not outlive a withdrawal (CONSENT-16). */
const isTakenBack = ({ signed }: Consent, consent: SignedConsent): boolean =>
  consent.withdrawn !== null ||
  signed.some(
    ({ document, withdrawn }) =>
      consent.paper !== null && document.kind === consent.document.kind && withdrawn !== null && !isBefore(withdrawn.at, consent.signedAt),
  );

/** Whether the last explanation names somebody else to decide than who signed (CONSENT-18). */
const isByAnother = ({ explained }: Consent, { representativeId }: SignedConsent): boolean =>
  explained !== null && explained.representativeId !== representativeId;

const statusOf = (state: Consent, consent: SignedConsent, current: ConsentDocument, context: ConsentContext): ConsentStatus => {
  if (isTakenBack(state, consent)) return "withdrawn";
  if (consent.document.version !== current.version || consent.document.hash !== current.hash) return "outdated";
  if (!isBefore(context.at, expiryOf(consent, context.protocol))) return "expired";
  return isAskedAgain(state, consent) || isAfterLongGap(consent, context) || isByAnother(state, consent) ? "reconsent" : "current";
};

/** The one that was signed last; of those of one instant the one recorded last. A paper may be recorded after it was signed (CONSENT-16). */
const latestOf = ({ signed }: Consent, kind: ConsentKind): SignedConsent | null =>
  signed
    .filter((one) => one.document.kind === kind)
    .toSorted((one, other) => Temporal.Instant.compare(one.signedAt, other.signedAt))
    .at(-1) ?? null;

const factOf = (state: Consent, kind: ConsentKind, context: ConsentContext): ConsentFact => {
  const consent = latestOf(state, kind);
  if (consent === null) return { kind, status: "unknown", consent, expiresAt: null };
  return {
    kind,
    status: statusOf(state, consent, currentDocuments[kind], context),
    consent,
    expiresAt: expiryOf(consent, context.protocol),
  };
};

const choicesOf = <Kind extends ConsentKind>(fact: ConsentFact, kind: Kind): ChoicesOf<Kind> | null => {
  const isOfKind = (choices: ConsentChoices): choices is ChoicesOf<Kind> => choices.kind === kind;
  const choices = fact.status === "current" ? fact.consent?.choices : undefined;
  return choices !== undefined && isOfKind(choices) ? choices : null;
};

export const consentFacts = (state: Consent, context: ConsentContext): ConsentFacts => {
  const fact = (kind: ConsentKind): ConsentFact => factOf(state, kind, context);
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
    // Who takes the treatment back takes the further dose back with it (CONSENT-14).
    boosterMaximum: booster?.agreed === true && consents.treatment.status === "current" ? booster.maximumDose : null,
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
