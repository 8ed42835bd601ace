import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { choicesInWords } from "./choices-in-words.ts";
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

const stored = ({ type, ...payload }: ConsentEvent) =>
  consentStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) });

test("a stored consent reads back as it was written, and says for which drug and route the consents were complete", () => {
  for (const event of [explained, signed("booster"), { type: "consents-completed", ...IM } as const]) expect(stored(event)).toEqual(event);
  expect(given(...whole, { type: "consents-completed", ...IM })).toEqual(given(...whole));
});

const explaining = (change: Partial<typeof explained> | { readonly boosterMaximum: null } = {}) =>
  explainConsent(given(), { ...explained, ...change }, { accepted: true });

test("[CONSENT-2] what was explained is kept as it was said", () => {
  expect(explaining()).toEqual({ outcome: "accepted", events: [explained] });
});

test("[CONSENT-5] the most of a further dose is a whole amount above nothing, or none is offered", () => {
  const offering = (value: number) => explaining({ boosterMaximum: { value, unit: "ug" } });
  for (const value of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(offering(value)).toMatchObject({ refusal: { rule: "CONSENT-5", field: "boosterMaximum" } });
  expect(offering(1).outcome).toBe("accepted");
  expect(explaining({ boosterMaximum: null }).outcome).toBe("accepted");
});

test("[CONSENT-5] a further dose is offered only by a route that provides for one", () => {
  const bySpray = { ...explained, drug: "ketamine-racemic", route: "SL" } as const;
  expect(explainConsent(given(), bySpray, { accepted: true })).toMatchObject({ refusal: { rule: "CONSENT-5", field: "kinds" } });
  expect(explainConsent(given(), { ...bySpray, kinds: ["treatment", "touch", "data-use"] }, { accepted: true }).outcome).toBe("accepted");
  expect(explainConsent(given(), { ...bySpray, boosterMaximum: null }, { accepted: true }).outcome).toBe("accepted");
});

test("[CONSENT-4] who has no birth date on record is asked to add it, and who typed another one to check it", () => {
  const message = (birthDate: Identity["birthDate"]) =>
    refusalOf(given(explained), signing("treatment"), { name: "same", birthDate })?.message;
  expect(message("unknown")).toContain("do not have your birth date");
  expect(message("different")).toContain("not the birth date");
});

const touching = (change: Partial<Extract<ConsentChoices, { kind: "touch" }>>): SignConsent => ({
  ...signing("touch"),
  choices: { kind: "touch", hand: false, shoulder: false, other: "", stopWord: "", ...change },
});

test("[CONSENT-5] touch of any kind needs a stop word, also one in the patient's own words", () => {
  for (const change of [{ hand: true }, { shoulder: true }, { other: "A hug" }]) {
    expect(refusalOf(given(explained), touching(change), known)).toMatchObject({ rule: "CONSENT-5", field: "stopWord" });
    expect(refusalOf(given(explained), touching({ ...change, stopWord: "stop" }), known)).toBeUndefined();
  }
  expect(refusalOf(given(explained), touching({ other: "  " }), known)).toBeUndefined();
});

test("[CONSENT-5] who wants no further dose signs that without an amount, and who asks for too much is told the most in milligrams", () => {
  const no: SignConsent = { ...signing("booster"), choices: { kind: "booster", agreed: false, maximumDose: null } };
  expect(refusalOf(given(explained), no, known)).toBeUndefined();
  expect(refusalOf(given(explained), signing("recording"), known)).toBeUndefined();
  const tooMuch: SignConsent = {
    ...signing("booster"),
    choices: { kind: "booster", agreed: true, maximumDose: { value: 50_001, unit: "ug" } },
  };
  expect(refusalOf(given(explained), tooMuch, known)?.message).toContain("up to 50 mg");
});

test("[CONSENT-3] a signature that is not the last one completes nothing", () => {
  const first = signs(given(explained), signing("treatment"), known, judging);
  expect(first).toMatchObject({ events: [{ type: "consent-signed", consentId: idOf("treatment"), ...IM, phase: "course" }] });
  expect(first.outcome === "accepted" && first.events).toHaveLength(1);
});

test("[CONSENT-7] a withdrawal takes back the consent that was meant, with its time and the reason as it was said", () => {
  const state = given(explained, signed("touch"), signed("data-use"), {
    type: "consent-withdrawn",
    consentId: idOf("touch"),
    reason: "No more",
  });
  expect(state.signed.map(({ withdrawn }) => withdrawn)).toEqual([{ at: start.add({ minutes: 3 }), reason: "No more" }, null]);
  const asStaff = { ...meta, actor: { kind: "staff", id: patient } } as const;
  expect(withdrawConsent(state, idOf("data-use"), " By telephone ", asStaff)).toEqual({
    outcome: "accepted",
    events: [{ type: "consent-withdrawn", consentId: idOf("data-use"), reason: "By telephone" }],
  });
});

test("[CONSENT-10] what is asked for again is kept as it was said, and only what was signed and stands can be asked for again", () => {
  const ask = { kinds: ["treatment", "telehealth"], trigger: "law-or-label-changed", reason: " A new warning " } as const;
  expect(requireReconsent(given(...whole), ask)).toEqual({
    outcome: "accepted",
    events: [{ type: "reconsent-required", kinds: ["treatment", "telehealth"], trigger: "law-or-label-changed", reason: "A new warning" }],
  });
  expect(requireReconsent(given(...whole), { ...ask, kinds: ["telehealth"] })).toMatchObject({ refusal: { rule: "CONSENT-10" } });
  expect(requireReconsent(given(...whole), { ...ask, kinds: [] })).toMatchObject({
    refusal: { message: expect.stringContaining("Choose what") },
  });
  const withdrawn = given(explained, signed("treatment"), { type: "consent-withdrawn", consentId: idOf("treatment"), reason: "" });
  expect(requireReconsent(withdrawn, { ...ask, kinds: ["treatment"] })).toMatchObject({ refusal: { rule: "CONSENT-10" } });
});

test("[CONSENT-9] the same route with another drug needs a new signature, and so does the same drug by another route", () => {
  const facts = consentFacts(given(...whole), context());
  const anew = [
    { kind: "treatment", reason: "another-treatment" },
    { kind: "booster", reason: "another-treatment" },
  ];
  expect(missingConsents(facts, { drug: "esketamine", route: "IM" })).toEqual(anew);
  expect(missingConsents(facts, { drug: "ketamine-racemic", route: "IV" })).toEqual(anew.slice(0, 1));
});

test("the choices are written out under the signed text, yes or no, with the amount and the stop word", () => {
  const words = (one: ConsentChoices) => choicesInWords(one).map(({ question, answer }) => `${question}: ${answer}`);
  expect(words(choices.treatment)).toEqual([]);
  expect(words({ kind: "touch", hand: true, shoulder: false, other: " ", stopWord: "" })).toEqual([
    "A hand to hold: Yes",
    "A hand on the shoulder: No",
  ]);
  expect(words({ kind: "touch", hand: false, shoulder: true, other: "A hug", stopWord: "red" })).toEqual([
    ...["A hand to hold: No", "A hand on the shoulder: Yes", "Also: A hug", "Stop word: red"],
  ]);
  expect(words({ kind: "touch", hand: false, shoulder: false, other: "", stopWord: " " })).toHaveLength(2);
  expect(words(choices.booster)).toEqual(["A further dose in a session: Yes, up to 25 mg"]);
  expect(words({ kind: "booster", agreed: false, maximumDose: null })).toEqual(["A further dose in a session: No"]);
  expect(words({ kind: "booster", agreed: false, maximumDose: { value: 25_000, unit: "ug" } })).toEqual([
    "A further dose in a session: No",
  ]);
  expect(words({ kind: "booster", agreed: true, maximumDose: null })).toEqual(["A further dose in a session: No"]);
  expect(words({ kind: "recording", agreed: true })).toEqual(["Recording of my sessions: Yes"]);
  expect(words(choices["data-use"])).toEqual([
    "Computer tools for notes may see parts of my record: No",
    "My results, without my name, may be used for research: Yes",
  ]);
  expect(words(choices.telehealth)).toEqual(["Visits by video: Yes"]);
});
