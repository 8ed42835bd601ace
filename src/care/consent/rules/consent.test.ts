import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { consentStream, type Consent } from "./consent.ts";
import type { ConsentKind } from "./consent-document.ts";
import { consentFacts, missingConsents } from "./consent-facts.ts";
import { currentDocuments } from "./current-documents.ts";
import {
  explainConsent,
  requireReconsent,
  signConsent,
  signingRefused,
  withdrawConsent,
  type Identity,
  type Judging,
  type SignConsent,
} from "./decide.ts";
import type { ConsentChoices, ConsentEvent } from "./events.ts";

const patient = "0190a000-0000-7000-8000-000000000001";
const start = Temporal.Instant.from("2026-11-23T10:00:00Z");
const idOf = (kind: ConsentKind): string => `consent-${kind}`;

const given = (...events: readonly ConsentEvent[]) =>
  fold(
    consentStream,
    events.map((event, index): Recorded<ConsentEvent> => ({
      version: index + 1,
      observedAt: start.add({ minutes: index }),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "patient", id: patient },
      commandId: patient,
      event,
    })),
  );

const at = start.add({ hours: 1 });
const meta: CommandMeta = { commandId: patient, observedAt: at, now: at, actor: { kind: "patient", id: patient } };
const context = (when = at, lastDoseAt: Temporal.Instant | null = null) => ({ at: when, protocol: shippedProtocol, lastDoseAt });
const judging = { meta, context: { protocol: shippedProtocol, lastDoseAt: null } };
const known: Identity = { name: "same", birthDate: "same" };

const choices: Record<ConsentKind, ConsentChoices> = {
  treatment: { kind: "treatment" },
  touch: { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "stop" },
  booster: { kind: "booster", agreed: true, maximumDose: { value: 25_000, unit: "ug" } },
  recording: { kind: "recording", agreed: false },
  "data-use": { kind: "data-use", noteTools: false, research: true },
  telehealth: { kind: "telehealth", agreed: true },
};

const signing = (kind: ConsentKind): SignConsent => {
  const { version, hash, meaning } = currentDocuments[kind];
  return {
    consentId: idOf(kind),
    document: { kind, version, hash },
    choices: choices[kind],
    signature: { kind: "drawn", meaning, signerId: patient },
    method: "patient-sign-in",
    documentId: `document-${kind}`,
    documentHash: "0".repeat(64),
  };
};
/** The patient signs, as in most of what follows. */
const refusalOf = (state: Consent, signed: SignConsent, identity: Identity, by: string | null = null) =>
  signingRefused(state, signed, identity, by);
const signs = (state: Consent, signed: SignConsent, identity: Identity, judge: Judging, representativeId: string | null = null) =>
  signConsent(state, signed, { identity, representativeId }, judge);

const explained = {
  type: "consent-explained",
  drug: "ketamine-racemic",
  route: "IM",
  kinds: ["treatment", "touch", "booster", "data-use", "recording"],
  boosterMaximum: { value: 50_000, unit: "ug" },
  note: "",
  phase: "course",
  capacity: { understands: "yes", appreciates: "yes", reasons: "yes", expresses: "yes" },
  interpreter: null,
  representativeId: null,
} satisfies Extract<ConsentEvent, { type: "consent-explained" }>;
const IM = { drug: "ketamine-racemic", route: "IM" } as const;
const signed = (kind: ConsentKind): ConsentEvent => ({ type: "consent-signed", ...signing(kind), ...IM });

test("[CONSENT-1] another version or other words than the current ones are not signed", () => {
  const old = { ...signing("treatment"), document: { ...signing("treatment").document, version: "0.9" } };
  const forged = { ...signing("treatment"), document: { ...signing("treatment").document, hash: "0".repeat(64) } };
  expect(refusalOf(given(explained), signing("treatment"), known)).toBeUndefined();
  expect(refusalOf(given(explained), old, known)).toMatchObject({ rule: "CONSENT-1" });
  expect(refusalOf(given(explained), forged, known)).toMatchObject({ rule: "CONSENT-1" });
});

test("[CONSENT-2] nothing is signed before somebody explained it, and nothing is explained before the screening accepts", () => {
  expect(signs(given(), signing("treatment"), known, judging)).toMatchObject({ refusal: { rule: "CONSENT-2" } });
  expect(signs(given(explained), signing("telehealth"), known, judging)).toMatchObject({ refusal: { rule: "CONSENT-2" } });
  expect(explainConsent(given(), explained, { accepted: false })).toMatchObject({ refusal: { rule: "CONSENT-2" } });
  expect(explainConsent(given(), explained, { accepted: true }).outcome).toBe("accepted");
});

test("[CONSENT-3] each route asks for its own documents", () => {
  expect(explainConsent(given(), { ...explained, kinds: ["treatment"] }, { accepted: true })).toMatchObject({
    refusal: { rule: "CONSENT-3", field: "kinds" },
  });
  expect(explainConsent(given(), { ...explained, route: "IN-ESK" }, { accepted: true })).toMatchObject({
    refusal: { rule: "CONSENT-3", field: "route" },
  });
  const facts = consentFacts(given(explained, signed("treatment"), signed("touch"), signed("data-use")), context());
  expect(missingConsents(facts, IM)).toEqual([{ kind: "booster", reason: "unknown" }]);
});

test("[CONSENT-3] the last document that is needed completes the consents, and only once", () => {
  const almost = given(explained, signed("treatment"), signed("touch"), signed("booster"));
  expect(signs(almost, signing("data-use"), known, judging)).toMatchObject({
    events: [{ type: "consent-signed" }, { type: "consents-completed" }],
  });
  const complete = given(explained, signed("treatment"), signed("touch"), signed("booster"), signed("data-use"));
  const again = signs(complete, signing("recording"), known, judging);
  expect(again.outcome === "accepted" && again.events.map((event) => event.type)).toEqual(["consent-signed"]);
});

test("[CONSENT-4] a signature needs the name and the birth date that the clinic knows", () => {
  const state = given(explained);
  expect(signs(state, signing("treatment"), { ...known, name: "different" }, judging)).toMatchObject({
    refusal: { rule: "CONSENT-4", field: "name" },
  });
  expect(signs(state, signing("treatment"), { ...known, birthDate: "different" }, judging)).toMatchObject({
    refusal: { field: "birthDate" },
  });
});

test("[CONSENT-4] a birth date that nobody knows confirms nothing", () => {
  expect(signs(given(explained), signing("treatment"), { ...known, birthDate: "unknown" }, judging)).toMatchObject({
    refusal: { rule: "CONSENT-4" },
  });
});

test("[CONSENT-5] touch that is welcome has a stop word, and no touch needs none", () => {
  const noWord = {
    ...signing("touch"),
    choices: { ...choices.touch, kind: "touch", hand: true, shoulder: false, other: "", stopWord: " " } as const,
  };
  const noTouch = { ...signing("touch"), choices: { kind: "touch", hand: false, shoulder: false, other: "", stopWord: "" } as const };
  expect(refusalOf(given(explained), noWord, known)).toMatchObject({ rule: "CONSENT-5", field: "stopWord" });
  expect(refusalOf(given(explained), noTouch, known)).toBeUndefined();
});

test("[CONSENT-5] a further dose is agreed to up to what was offered, never beyond", () => {
  const wish = (value: number | null): SignConsent => ({
    ...signing("booster"),
    choices: { kind: "booster", agreed: true, maximumDose: value === null ? null : { value, unit: "ug" } },
  });
  expect(refusalOf(given(explained), wish(50_000), known)).toBeUndefined();
  for (const value of [50_001, 0, -1, null]) {
    expect(refusalOf(given(explained), wish(value), known)).toMatchObject({ rule: "CONSENT-5", field: "maximumDose" });
  }
  const noneOffered = given({ ...explained, boosterMaximum: null });
  expect(refusalOf(noneOffered, wish(1), known)).toMatchObject({ rule: "CONSENT-5" });
});

test("[CONSENT-5] choices of one document are not signed under another", () => {
  expect(refusalOf(given(explained), { ...signing("touch"), choices: choices.recording }, known)).toMatchObject({ rule: "CONSENT-5" });
});

test("[CONSENT-6] a signature counts for twelve months, to the day", () => {
  const state = given(explained, signed("treatment"));
  const statusAt = (instant: string) => consentFacts(state, context(Temporal.Instant.from(instant))).consents.treatment.status;
  expect(statusAt("2027-11-23T10:00:59Z")).toBe("current");
  expect(statusAt("2027-11-23T10:01:00Z")).toBe("expired");
});

test("[CONSENT-7] a withdrawn consent never counts, and its choices are taken back with it", () => {
  const withdrawn: ConsentEvent = { type: "consent-withdrawn", consentId: idOf("touch"), reason: "" };
  const facts = consentFacts(given(explained, signed("touch"), withdrawn), context());
  expect(facts.consents.touch.status).toBe("withdrawn");
  expect(facts.touch).toBeNull();
  expect(consentFacts(given(explained, signed("touch"), withdrawn, signed("touch")), context()).touch).not.toBeNull();
});

test("[CONSENT-7] a patient withdraws without a reason, staff say why, and nothing is withdrawn twice", () => {
  const state = given(explained, signed("touch"));
  expect(withdrawConsent(state, idOf("touch"), "", meta).outcome).toBe("accepted");
  const asStaff = { ...meta, actor: { kind: "staff", id: patient } } as const;
  expect(withdrawConsent(state, idOf("touch"), " ", asStaff)).toMatchObject({ refusal: { rule: "CONSENT-7", field: "reason" } });
  const withdrawn = given(explained, signed("touch"), { type: "consent-withdrawn", consentId: idOf("touch"), reason: "" });
  expect(withdrawConsent(withdrawn, idOf("touch"), "", meta)).toMatchObject({ refusal: { rule: "CONSENT-7" } });
  expect(withdrawConsent(state, "another", "", meta)).toMatchObject({ refusal: { rule: "CONSENT-7" } });
});

test("[CONSENT-8] a signature under older words is outdated, and what was never signed is unknown", () => {
  const before = { ...signing("treatment"), document: { ...signing("treatment").document, version: "0.9" } };
  const facts = consentFacts(given(explained, { type: "consent-signed", ...before, ...IM }), context());
  expect(facts.consents.treatment.status).toBe("outdated");
  const otherWords = { ...signing("treatment"), document: { ...signing("treatment").document, hash: "0".repeat(64) } };
  const forged = consentFacts(given(explained, { type: "consent-signed", ...otherWords, ...IM }), context());
  expect(forged.consents.treatment.status).toBe("outdated");
  expect(facts.consents.recording.status).toBe("unknown");
  expect(facts.recording).toBe(false);
  expect(facts.boosterMaximum).toBeNull();
});

test("[CONSENT-9] another drug or route needs a new signature", () => {
  const state = given(explained, signed("treatment"), signed("touch"), signed("booster"), signed("data-use"));
  expect(missingConsents(consentFacts(state, context()), IM)).toEqual([]);
  expect(missingConsents(consentFacts(state, context()), { drug: "ketamine-racemic", route: "SL" })).toEqual([
    { kind: "treatment", reason: "another-treatment" },
  ]);
});

test("the facts carry what the session room shows: touch, further dose, recording", () => {
  const yes = { ...signing("recording"), choices: { kind: "recording", agreed: true } as const };
  const state = given(explained, signed("treatment"), signed("touch"), signed("booster"), { type: "consent-signed", ...yes, ...IM });
  const facts = consentFacts(state, context());
  expect(facts.touch).toMatchObject({ hand: true, shoulder: false, stopWord: "stop" });
  expect(facts.boosterMaximum).toEqual(micrograms(25_000));
  expect(facts.recording).toBe(true);
});

const whole = [explained, signed("treatment"), signed("touch"), signed("booster"), signed("data-use")] as const;

test("[CONSENT-10] what staff ask to be signed again stops counting from then on, until it is signed again", () => {
  const asked: ConsentEvent = { type: "reconsent-required", kinds: ["treatment"], trigger: "new-major-risk", reason: "Bladder symptoms" };
  const facts = consentFacts(given(...whole, asked), context());
  expect(facts.consents.treatment.status).toBe("reconsent");
  expect(facts.consents.touch.status).toBe("current");
  expect(missingConsents(facts, IM)).toEqual([{ kind: "treatment", reason: "reconsent" }]);
  expect(consentFacts(given(...whole, asked, signed("treatment")), context()).consents.treatment.status).toBe("current");
});

test("[CONSENT-10] asking again needs a reason and something that was signed", () => {
  const ask = { kinds: ["treatment"], trigger: "law-or-label-changed", reason: "A new warning" } as const;
  expect(requireReconsent(given(...whole), ask).outcome).toBe("accepted");
  expect(requireReconsent(given(...whole), { ...ask, reason: " " })).toMatchObject({ refusal: { rule: "CONSENT-10", field: "reason" } });
  expect(requireReconsent(given(...whole), { ...ask, kinds: [] })).toMatchObject({ refusal: { field: "kinds" } });
  expect(requireReconsent(given(explained), ask)).toMatchObject({ refusal: { rule: "CONSENT-10" } });
});

test("[CONSENT-11] six months after the last dose what was signed before it is signed again", () => {
  const state = given(...whole);
  const lastDose = Temporal.Instant.from("2026-12-01T10:00:00Z");
  const statusAt = (instant: string, dose: Temporal.Instant | null) =>
    consentFacts(state, context(Temporal.Instant.from(instant), dose)).consents.treatment.status;
  expect(statusAt("2027-06-01T09:59:59Z", lastDose)).toBe("current");
  expect(statusAt("2027-06-01T10:00:00Z", lastDose)).toBe("reconsent");
  expect(statusAt("2027-06-01T10:00:00Z", null)).toBe("current");
  const beforeSigning = Temporal.Instant.from("2026-05-01T10:00:00Z");
  expect(statusAt("2026-11-24T10:00:00Z", beforeSigning)).toBe("current");
});

test("[CONSENT-12] a signature for maintenance counts for six months", () => {
  const maintenance: ConsentEvent = { type: "consent-signed", ...signing("treatment"), ...IM, phase: "maintenance" };
  const state = given(explained, maintenance);
  const statusAt = (instant: string) => consentFacts(state, context(Temporal.Instant.from(instant))).consents.treatment.status;
  expect(statusAt("2027-05-23T10:00:59Z")).toBe("current");
  expect(statusAt("2027-05-23T10:01:00Z")).toBe("expired");
});

test("[CONSENT-13] nothing is put before somebody to sign while it is in doubt whether they can decide", () => {
  for (const found of ["doubtful", "no"] as const) {
    const inDoubt = { ...explained, capacity: { ...explained.capacity, reasons: found } };
    expect(explainConsent(given(), inDoubt, { accepted: true })).toMatchObject({ refusal: { rule: "CONSENT-13", field: "capacity" } });
  }
});

test("[CONSENT-14] who takes the treatment back takes the further dose back with it", () => {
  const withdrawn: ConsentEvent = { type: "consent-withdrawn", consentId: idOf("treatment"), reason: "" };
  expect(consentFacts(given(...whole), context()).boosterMaximum).toEqual(micrograms(25_000));
  expect(consentFacts(given(...whole, withdrawn), context()).boosterMaximum).toBeNull();
});

test("facts of before phase, capacity and interpreter were asked are read as a course, with capacity not recorded", () => {
  const { phase: _phase, capacity: _capacity, interpreter: _interpreter, ...old } = explained;
  const { type, ...payload } = old;
  const read = consentStream.parse({ type, schemaVersion: 1, payload });
  expect(given(read).explained).toMatchObject({ phase: "course", capacity: null, interpreter: null });
});
