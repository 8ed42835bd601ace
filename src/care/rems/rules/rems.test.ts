import fc from "fast-check";
import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { quantity } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold } from "#kernel/stream.ts";

import { coveragePacket, type CoverageFacts } from "./coverage-packet.ts";
import { missingIn } from "./data-set.ts";
import { enrolmentFields } from "./data/enrolment-fields.ts";
import { concomitantClasses, formFieldCodes, monitoringFormFields } from "./data/monitoring-form-fields.ts";
import { payerCodes, payers, type PayerCode } from "./data/prior-authorisation.ts";
import { esketamineTiming } from "./data/esketamine-timing.ts";
import { formDueWithin, formEscalatesAfter, remsSettings } from "./data/rems-settings.ts";
import {
  enterFormSubmissionInError,
  prepareEnrolment,
  recordFormSubmitted,
  signEnrolment,
  submitEnrolment,
  withdrawEnrolment,
} from "./decide.ts";
import { enrolmentForm } from "./enrolment-form.ts";
import type { RemsEvent } from "./events.ts";
import { formState } from "./form-deadline.ts";
import { monitoringForm } from "./monitoring-form.ts";
import { remsReady } from "./rems-ready.ts";
import { formOf, remsStream, type Rems } from "./rems.ts";
import { pressuresInTime, remsTiming } from "./rems-timing.ts";
import { sessionRuleReadings } from "./session-rules.ts";
import { siteStanding } from "./site.ts";
import { certifiedSite, firstDevice, minute, pressureAt, staffMeta, wholeSession } from "./test-rems.ts";

const on = (day: string) => Temporal.PlainDate.from(day);
const day = { today: on("2026-03-02") };

type Command = (state: Rems, meta: CommandMeta) => Decision<RemsEvent>;

const after = (...commands: readonly Command[]): Rems => {
  let state = remsStream.initial;
  for (const command of commands) {
    const decision = command(state, staffMeta());
    if (decision.outcome === "refused") throw new Error(decision.refusal.message);
    const facts = decision.events.map((event, index) => ({
      version: index + 1,
      observedAt: firstDevice,
      deviceAt: null,
      receivedAt: firstDevice,
      actor: staffMeta().actor,
      commandId: "c",
      event,
    }));
    state = fold(remsStream, facts, state);
  }
  return state;
};
const prepared: Command = (state, meta) =>
  prepareEnrolment(state, { indication: "treatment-resistant-depression", prescriberId: "p1", acknowledged: true }, meta);
const signed =
  (by: "patient" | "provider", signedOn = "2026-02-27"): Command =>
  (state, meta) =>
    signEnrolment(state, { by, signedOn }, day, meta);
const submitted: Command = (state, meta) =>
  submitEnrolment(state, { submittedOn: "2026-02-28", how: "online", reference: "ENR-7" }, day, meta);
const enrolled = [prepared, signed("patient"), signed("provider"), submitted] as const;
const sent =
  (submittedOn = "2026-03-02", reference = "PMF-1"): Command =>
  (state, meta) =>
    recordFormSubmitted(
      state,
      { sessionId: "s1", sessionOn: "2026-03-01", submittedOn, how: "fax", reference, missing: ["session.lotNumber"] },
      day,
      meta,
    );
const refusal = (decision: Decision<unknown>) => (decision.outcome === "refused" ? decision.refusal.rule : "accepted");

test("[REMS-01] a device is dispensed only at a certified site to an enrolled patient, and what is not known opens nothing", () => {
  const today = on("2026-03-02");
  const { enrolment } = after(...enrolled);
  expect(remsReady({ site: certifiedSite, enrolment }, today)).toEqual({
    status: "met",
    reason: "The site is certified. Enrolled (ENR-7).",
  });
  const status = (site: Parameters<typeof remsReady>[0]["site"], known: Parameters<typeof remsReady>[0]["enrolment"], at = today) =>
    remsReady({ site, enrolment: known }, at).status;
  expect(status(null, enrolment)).toBe("unknown");
  expect(status("unknown", enrolment)).toBe("unknown");
  expect(status(certifiedSite, "unknown")).toBe("unknown");
  expect(status(certifiedSite, null)).toBe("unmet");
  expect(status("unknown", null)).toBe("unmet");
  expect(status(certifiedSite, after(prepared, signed("patient")).enrolment)).toBe("unmet");
  expect(status({ ...certifiedSite, endsOn: "2026-03-01" }, enrolment)).toBe("unmet");
  expect(status({ ...certifiedSite, endsOn: "2026-03-02" }, enrolment)).toBe("met");
  expect(status({ ...certifiedSite, certifiedOn: "2026-03-03" }, enrolment)).toBe("unmet");
  expect(status(certifiedSite, enrolment, on("2026-02-27"))).toBe("unmet");
  expect(siteStanding({ ...certifiedSite, remsId: " " }, today)).toEqual({ kind: "not-known" });
  const withdrawn = after(...enrolled, (state, meta) => withdrawEnrolment(state, { reason: "Moved away" }, meta));
  expect(status(certifiedSite, withdrawn.enrolment)).toBe("unmet");
});

const ready = { status: "met", reason: "" } as const;
const ruleOf = (rule: string, change: Partial<typeof wholeSession>, more: { formSubmittedOn?: string | null; today?: string } = {}) =>
  sessionRuleReadings({
    facts: { ...wholeSession, ...change },
    ready,
    restBetween: quantity(5, "min"),
    formSubmittedOn: more.formSubmittedOn ?? null,
    today: on(more.today ?? "2026-03-02"),
    protocol: shippedProtocol,
  }).find((one) => one.rule === rule)?.status;

test("[REMS-02] devices are given under observation, with the rest between them", () => {
  expect(ruleOf("REMS-02", {})).toBe("met");
  const [first] = wholeSession.devices;
  if (first === undefined) throw new Error("A whole session has devices.");
  expect(ruleOf("REMS-02", { devices: [first, { ...first, at: minute(4.9) }] })).toBe("unmet");
  expect(ruleOf("REMS-02", { provider: { name: null, telephone: null, email: null } })).toBe("unknown");
  expect(ruleOf("REMS-02", { devices: [] })).toBe("unknown");
});

test("[REMS-03] three blood pressures in their time; one reading never stands for two", () => {
  const of = (minutes: readonly number[], leftAfter: number | null = 125) => {
    const found = pressuresInTime(
      {
        firstDeviceAt: firstDevice,
        pressures: minutes.map((one) => pressureAt(one)),
        leftAt: leftAfter === null ? null : minute(leftAfter),
      },
      shippedProtocol,
    );
    return [found.before, found.near40, found.atEnd].map((one) => one?.at.since(firstDevice).total("minutes") ?? null);
  };
  expect(of([-30, -10, 41, 121])).toEqual([-10, 41, 121]);
  expect(of([0, 30, 50, 125])).toEqual([0, 30, 125]);
  expect(of([-10, 29.9, 50.1])).toEqual([-10, null, 50.1]);
  expect(of([-10, 45], 50)).toEqual([-10, 45, null]);
  expect(of([40, 130])).toEqual([null, 40, null]);
  expect(of([-10, 40, 90], null)).toEqual([-10, 40, null]);
  expect(ruleOf("REMS-03", {})).toBe("met");
  expect(ruleOf("REMS-03", { leftAt: null })).toBe("unknown");
  expect(ruleOf("REMS-03", { pressures: [pressureAt(-5), pressureAt(121)] })).toBe("unmet");
});

test("[REMS-04] two hours from the first device; a clinic may watch longer", () => {
  const pressures = wholeSession.pressures;
  const of = (minutes: number, protocol = shippedProtocol) =>
    remsTiming({ firstDeviceAt: firstDevice, pressures, leftAt: minute(minutes) }, protocol).kind;
  expect([of(125), of(121), of(119.9)]).toEqual(["ok", "ok", "not-ok"]);
  expect(of(125, { version: 1, values: { [esketamineTiming.observation.key]: 150 } })).toBe("not-ok");
  expect(remsTiming({ firstDeviceAt: firstDevice, pressures, leftAt: null }, shippedProtocol).kind).toBe("not-known");
  expect(remsTiming({ firstDeviceAt: null, pressures, leftAt: minute(130) }, shippedProtocol).kind).toBe("not-known");
  expect(ruleOf("REMS-04", { leftAt: minute(119) })).toBe("unmet");
  expect(ruleOf("REMS-04", { leftAt: null })).toBe("unknown");
});

test("[REMS-05] the form is due on day 7, escalates on day 5, and is late from day 8", () => {
  const of = (today: string, submittedOn: string | null = null) =>
    formState(on("2026-03-01"), submittedOn === null ? null : on(submittedOn), on(today), shippedProtocol);
  expect(of("2026-03-05")).toBe("due");
  expect(of("2026-03-06")).toBe("escalated");
  expect(of("2026-03-08")).toBe("escalated");
  expect(of("2026-03-09")).toBe("overdue");
  expect(of("2026-03-20", "2026-03-08")).toBe("submitted");
  expect(of("2026-03-20", "2026-03-09")).toBe("submitted-late");
  const sooner = { version: 1, values: { [formDueWithin.key]: 3, [formEscalatesAfter.key]: 1 } };
  expect(formState(on("2026-03-01"), null, on("2026-03-05"), sooner)).toBe("overdue");
  expect(ruleOf("REMS-05", {})).toBe("unknown");
  expect(ruleOf("REMS-05", {}, { formSubmittedOn: "2026-03-09" })).toBe("met");
  expect(ruleOf("REMS-05", {}, { formSubmittedOn: "2026-03-10" })).toBe("unmet");
  expect(ruleOf("REMS-05", {}, { today: "2026-03-10" })).toBe("unmet");
});

test("[REMS-06] [REMS-07] every device was used here, with lot, NDC and expiry", () => {
  expect(ruleOf("REMS-06", {})).toBe("met");
  expect(ruleOf("REMS-06", { devices: [] })).toBe("unknown");
  expect(ruleOf("REMS-07", {})).toBe("met");
  for (const lost of [{ expiresOn: null }, { lotNumber: null }, { ndc: null }])
    expect(ruleOf("REMS-07", { devices: wholeSession.devices.map((one) => ({ ...one, ...lost })) })).toBe("unmet");
  expect(ruleOf("REMS-07", { devices: [] })).toBe("unknown");
});

const answerIn = (form: ReturnType<typeof monitoringForm>, field: string, item: string) =>
  form.find(({ code }) => code === field)?.items.find(({ code }) => code === item)?.answer;

test("[REMS-10] a whole session fills the whole monitoring form, each value with where it came from", () => {
  const form = monitoringForm(wholeSession, shippedProtocol);
  expect(form.map(({ code }) => code)).toEqual([...formFieldCodes]);
  expect(missingIn(form)).toEqual([]);
  expect(answerIn(form, "session", "dose")).toEqual({ kind: "value", text: "56 mg", from: "Session record" });
  expect(answerIn(form, "session", "totalMinutes")).toMatchObject({ text: "125" });
  expect(answerIn(form, "bloodPressure", "after40")).toMatchObject({ text: "142/88 mmHg, 41 min after the first device" });
  expect(answerIn(form, "sedation", "timing")).toMatchObject({ text: "from 15 to 70 min after the first device" });
  expect(answerIn(form, "dissociation", "timing")).toMatchObject({ kind: "left-empty" });
  expect(answerIn(form, "seriousAdverseEvent", "any")).toMatchObject({ text: "No" });
});

const nothing: typeof wholeSession = {
  patient: { givenName: null, familyName: null, birthDate: null, sex: null },
  isFirstTreatment: "unknown",
  isEnrolled: "unknown",
  concomitant: {
    benzodiazepines: "unknown",
    "sedative-hypnotics": "unknown",
    opioids: "unknown",
    psychostimulants: "unknown",
    maois: "unknown",
  },
  provider: { name: null, telephone: null, email: null },
  setting: null,
  treatedOn: null,
  devices: [],
  pressures: [],
  leftAt: null,
  readyAfter: null,
  vitalsAcceptableBefore: "unknown",
  vitalsAcceptableAtEnd: "unknown",
  sedation: { experienced: "unknown", from: null, until: null, lowestMoaas: null },
  dissociation: { experienced: "unknown", from: null, until: null, highest: null },
  respiratoryDepression: "unknown",
  lowestSaturation: null,
  seriousEvents: "not-assessed",
  readyToLeave: "unknown",
};

test("[REMS-10] of an empty chart every item that the form needs is missing by name, with who can find out", () => {
  const form = monitoringForm(nothing, shippedProtocol);
  const needed = monitoringFormFields.flatMap(({ code, items }) =>
    items.filter((one) => !one.optional).map((one) => `${code}.${one.code}`),
  );
  expect(missingIn(form)).toEqual(needed);
  expect(answerIn(form, "session", "lotNumber")).toMatchObject({ kind: "missing", askOf: "monitor" });
});

test("[REMS-10] no fact that is taken away leaves a value behind, and none makes more missing than its own items", () => {
  const keys = Object.keys(nothing);
  fc.assert(
    fc.property(fc.subarray(keys), (taken) => {
      const facts = { ...wholeSession, ...Object.fromEntries(Object.entries(nothing).filter(([key]) => taken.includes(key))) };
      const gone = missingIn(monitoringForm(facts, shippedProtocol));
      for (const key of taken) {
        const alone = { ...wholeSession, ...Object.fromEntries(Object.entries(nothing).filter(([one]) => one === key)) };
        expect(gone).toEqual(expect.arrayContaining([...missingIn(monitoringForm(alone, shippedProtocol))]));
      }
    }),
    { numRuns: 100 },
  );
});

test("[REMS-10] one device without a lot leaves the lot number missing, and another dose than the printed ones is written out", () => {
  const [first, second] = wholeSession.devices;
  if (first === undefined || second === undefined) throw new Error("A whole session has two devices.");
  const form = monitoringForm({ ...wholeSession, devices: [first, { ...second, lotNumber: null }] }, shippedProtocol);
  expect(missingIn(form)).toEqual(["session.lotNumber"]);
  expect(answerIn(monitoringForm({ ...wholeSession, devices: [first] }, shippedProtocol), "session", "dose")).toMatchObject({
    text: "Other: 28 mg",
  });
});

test("[REMS-10] a serious event is told with its criteria and what was done; one that nobody assessed is missing", () => {
  const event = { what: "Sedation, grade 3", criteria: ["Admission to hospital"], intervention: "Oxygen", outcome: "resolved" };
  const form = monitoringForm({ ...wholeSession, seriousEvents: [event] }, shippedProtocol);
  expect(answerIn(form, "seriousAdverseEvent", "details")).toMatchObject({
    text: "Sedation, grade 3; outcome: resolved",
  });
  expect(answerIn(form, "seriousAdverseEvent", "seriousness")).toMatchObject({ text: "Admission to hospital" });
  expect(missingIn(monitoringForm({ ...wholeSession, seriousEvents: "not-assessed" }, shippedProtocol))).toEqual([
    "seriousAdverseEvent.any",
    "seriousAdverseEvent.details",
    "seriousAdverseEvent.seriousness",
    "seriousAdverseEvent.intervention",
  ]);
});

test("[REMS-10] the enrolment form names what is missing, too", () => {
  const { enrolment } = after(...enrolled);
  const patient = {
    givenName: "Ada",
    familyName: "Frost",
    birthDate: "1980-02-03",
    sex: "female",
    address: "2 Short Street, Albany",
    phone: "555-0100",
    email: null,
  };
  const prescriber = { name: "Dr. Head", npi: "1234567893", telephone: "555-0102", fax: "555-0103" };
  expect(missingIn(enrolmentForm({ patient, prescriber, site: certifiedSite, enrolment }))).toEqual([]);
  const empty = enrolmentForm({
    patient: { givenName: null, familyName: null, birthDate: null, sex: null, address: null, phone: null, email: null },
    prescriber: { name: null, npi: null, telephone: null, fax: null },
    site: null,
    enrolment: null,
  });
  const needed = enrolmentFields.flatMap(({ code, items }) => items.filter((one) => !one.optional).map((one) => `${code}.${one.code}`));
  expect(missingIn(empty)).toEqual(needed);
});

test("[REMS-11] an enrolment is prepared anew until it is submitted, and withdrawn with a reason", () => {
  expect(refusal(prepared(after(prepared), staffMeta()))).toBe("accepted");
  expect(refusal(prepared(after(...enrolled), staffMeta()))).toBe("REMS-11");
  const withdraw =
    (reason: string): Command =>
    (state, meta) =>
      withdrawEnrolment(state, { reason }, meta);
  expect(refusal(withdraw(" ")(after(...enrolled), staffMeta()))).toBe("REMS-11");
  expect(refusal(withdraw("x")(remsStream.initial, staffMeta()))).toBe("REMS-11");
  const again = after(...enrolled, withdraw("Moved away"), prepared);
  expect(again.enrolment).toMatchObject({ patientSignedOn: null, submitted: null, withdrawn: null });
});

test("[REMS-12] an enrolment goes out when both have signed, with a confirmation", () => {
  expect(refusal(submitted(remsStream.initial, staffMeta()))).toBe("REMS-12");
  expect(refusal(submitted(after(prepared, signed("provider")), staffMeta()))).toBe("REMS-12");
  expect(refusal(submitted(after(prepared, signed("patient")), staffMeta()))).toBe("REMS-12");
  expect(refusal(submitted(after(...enrolled), staffMeta()))).toBe("REMS-12");
  expect(refusal(signed("patient", "2026-03-03")(after(prepared), staffMeta()))).toBe("REMS-12");
  expect(refusal(signed("patient")(after(...enrolled), staffMeta()))).toBe("REMS-12");
  const both = after(prepared, signed("patient"), signed("provider"));
  const without = submitEnrolment(both, { submittedOn: "2026-02-28", how: "fax", reference: "" }, day, staffMeta());
  expect(without).toMatchObject({ refusal: { rule: "REMS-12", field: "reference" } });
  expect(refusal(submitEnrolment(both, { submittedOn: "2026-03-05", how: "fax", reference: "x" }, day, staffMeta()))).toBe("REMS-12");
});

test("[REMS-13] a person records that a form went out, with its number; crossed out, it is owed again", () => {
  const state = after(sent());
  expect(formOf(state, "s1")).toMatchObject({ submittedOn: "2026-03-02", reference: "PMF-1", missing: ["session.lotNumber"] });
  expect(refusal(sent()(state, staffMeta()))).toBe("REMS-13");
  expect(refusal(sent("2026-03-02", " ")(remsStream.initial, staffMeta()))).toBe("REMS-13");
  expect(refusal(sent("2026-03-03")(remsStream.initial, staffMeta()))).toBe("REMS-13");
  expect(refusal(sent("2026-02-28")(remsStream.initial, staffMeta()))).toBe("REMS-13");
  for (const command of [sent(), prepared]) expect(refusal(command(remsStream.initial, staffMeta(firstDevice, "system")))).toBe("REMS-13");
  const error: Command = (known, meta) => enterFormSubmissionInError(known, { sessionId: "s1", reason: "Another session" }, meta);
  const back = after(sent(), error);
  expect(formOf(back, "s1")).toBeUndefined();
  expect(back.forms).toHaveLength(1);
  expect(refusal(error(back, staffMeta()))).toBe("REMS-13");
  expect(refusal(sent()(back, staffMeta()))).toBe("accepted");
});

const payer = (code: PayerCode) => {
  const found = payers.find((one) => one.code === code);
  if (found === undefined) throw new Error(`There is no payer ${code}.`);
  return found;
};
const covered: CoverageFacts = {
  age: quantity(46, "a"),
  diagnosis: "F33.2",
  treatedFor: "treatment-resistant depression",
  baseline: { scale: "PHQ-9", total: 21, on: "2026-01-10" },
  trials: [
    { treatment: "sertraline", counts: "yes", duration: quantity(8, "wk"), drugClass: "SSRI" },
    { treatment: "venlafaxine", counts: "yes", duration: quantity(10, "wk"), drugClass: "SNRI" },
  ],
  augmentationTried: "yes",
  psychotherapyTried: "yes",
  psychiatristInvolved: "yes",
  monitoringProgrammeCheckedOn: "2026-02-27",
  siteCertified: "yes",
  severeSubstanceUse: "no",
  psychosis: "no",
  otherKetamine: "no",
  devicesPlannedInThreeMonths: 22,
};
const statusOf = (facts: CoverageFacts, code: PayerCode, item: string) =>
  coveragePacket(facts, payer(code)).find((one) => one.code === item)?.status;

test("[REMS-14] the coverage packet holds the chart against the payer's list; what is missing is named, never taken for met", () => {
  for (const code of payerCodes) expect(coveragePacket(covered, payer(code)).filter(({ status }) => status !== "met")).toEqual([]);
  const [first, second] = covered.trials ?? [];
  if (first === undefined || second === undefined) throw new Error("There are two trials.");
  const trials = (some: CoverageFacts["trials"], code: PayerCode = "cigna") => statusOf({ ...covered, trials: some }, code, "trials");
  expect(trials(null)).toBe("unknown");
  expect(trials([first])).toBe("unmet");
  expect(trials([first, { ...second, counts: "unknown" }])).toBe("unknown");
  expect(trials([first, { ...second, duration: null }])).toBe("unknown");
  expect(trials([first, { ...second, duration: quantity(5, "wk") }])).toBe("unmet");
  expect(trials([first, { ...second, duration: quantity(5, "wk") }], "western-health")).toBe("met");
  expect(trials([first, { ...second, drugClass: "SSRI" }])).toBe("unmet");
  expect(trials([first, { ...second, drugClass: null }])).toBe("unknown");
  expect(statusOf({ ...covered, diagnosis: null }, "typical", "diagnosis")).toBe("unknown");
  expect(statusOf({ ...covered, psychosis: "yes" }, "typical", "psychosis")).toBe("unmet");
  expect(statusOf({ ...covered, devicesPlannedInThreeMonths: 24 }, "qualchoice", "quantity")).toBe("unmet");
  expect(statusOf({ ...covered, psychosis: "unknown" }, "typical", "psychosis")).toBe("unknown");
  expect(
    statusOf({ ...covered, augmentationTried: "no", psychotherapyTried: "unknown" }, "carefirst", "augmentation-or-psychotherapy"),
  ).toBe("unknown");
});

test("every setting has its shipped value inside its bounds, and the programme's limits are never loosened", () => {
  for (const setting of [...remsSettings, ...Object.values(esketamineTiming)]) {
    if (setting.kind !== "number") throw new Error("Only numbers are set here.");
    const { value, absolute, recommended } = setting;
    expect(value >= recommended[0] && value <= recommended[1], setting.key).toBe(true);
    expect(absolute[0] <= recommended[0] && recommended[1] <= absolute[1], setting.key).toBe(true);
  }
  expect(esketamineTiming.observation.absolute[0]).toBe(esketamineTiming.observation.value);
  expect(formDueWithin.absolute[1]).toBe(formDueWithin.value);
  expect(concomitantClasses).toHaveLength(5);
});

test("a stored fact reads back as it was written", () => {
  const decision = sent()(remsStream.initial, staffMeta());
  const [event] = decision.outcome === "accepted" ? decision.events : [];
  if (event === undefined) throw new Error("Nothing was decided.");
  const { type, ...payload } = event;
  expect(remsStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) })).toEqual(event);
});

test("[REMS-01] why a device may not be dispensed is said of the site, of the enrolment, or of both", () => {
  const today = on("2026-03-02");
  const { enrolment } = after(...enrolled);
  const reason = (site: Parameters<typeof remsReady>[0]["site"], known = enrolment) => remsReady({ site, enrolment: known }, today).reason;
  expect(reason({ ...certifiedSite, certifiedOn: "2026-03-03" })).toBe("The site's certification has not begun.");
  expect(reason({ ...certifiedSite, endsOn: "2026-03-01" })).toBe("The site's certification has ended.");
  expect(reason(null, null)).toBe("No REMS certification of this site is on record. The patient is not enrolled in the REMS.");
  expect(reason("unknown")).toContain("could not be read");
  expect(siteStanding({ ...certifiedSite, certifiedOn: "2026-03-02" }, today)).toEqual({ kind: "certified" });
  expect(remsReady({ site: certifiedSite, enrolment }, on("2026-02-28")).status).toBe("met");
});

test("[REMS-02] the rest between devices is needed where there are two, and not known never counts as kept", () => {
  const rule = (devices: typeof wholeSession.devices, rest: number | null) =>
    sessionRuleReadings({
      ...{ facts: { ...wholeSession, devices }, ready, restBetween: rest === null ? null : quantity(rest, "min") },
      ...{ formSubmittedOn: null, today: on("2026-03-02"), protocol: shippedProtocol },
    }).find((one) => one.rule === "REMS-02");
  const [first] = wholeSession.devices;
  if (first === undefined) throw new Error("A whole session has devices.");
  expect(rule(wholeSession.devices, null)).toMatchObject({ status: "unknown" });
  expect(rule([first], null)).toMatchObject({ status: "met" });
  expect(rule([first, { ...first, at: minute(5) }], 5)).toMatchObject({ status: "met" });
  const third = { ...first, at: minute(9) };
  expect(rule([...wholeSession.devices, third], 5)).toMatchObject({ status: "unmet", reason: "Less than 5 min between two devices." });
});

test("[REMS-01] [REMS-06] each session rule has its own reading, and the first says what the gate of the day said", () => {
  const readings = sessionRuleReadings({
    ...{ facts: { ...wholeSession, devices: [], treatedOn: null }, ready: { status: "unmet", reason: "Ended." } },
    ...{ restBetween: null, formSubmittedOn: null, today: on("2026-03-20"), protocol: shippedProtocol },
  });
  expect(readings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
    ...["REMS-01 unmet", ...[2, 3, 4, 5, 6, 7].map((number) => `REMS-0${number} unknown`)],
  ]);
  expect(readings[0]?.reason).toBe("Ended.");
  const [first] = wholeSession.devices;
  if (first === undefined) throw new Error("A whole session has devices.");
  expect(ruleOf("REMS-07", { devices: [{ ...first, lotNumber: null }] })).toBe("unmet");
});

test("[REMS-03] readings in any order: the last before the device, the nearest to the 40th minute, the last before leaving", () => {
  const found = (minutes: readonly number[]) => {
    const asked = { firstDeviceAt: firstDevice, pressures: minutes.map((one) => pressureAt(one)), leftAt: minute(125) };
    const { before, near40, atEnd } = pressuresInTime(asked, shippedProtocol);
    return [before, near40, atEnd].map((one) => one?.at.since(firstDevice).total("minutes") ?? null);
  };
  expect(found([121, -10, 48, 43, 31, -30, 100])).toEqual([-10, 43, 121]);
  expect(found([-30, 100, 31, 43, 48, -10, 121])).toEqual([-10, 43, 121]);
  expect(found([-10, 50])).toEqual([-10, 50, null]);
  const timing = (minutes: readonly number[], left = 125) =>
    remsTiming({ firstDeviceAt: firstDevice, pressures: minutes.map((one) => pressureAt(one)), leftAt: minute(left) }, shippedProtocol);
  expect(timing([])).toEqual({
    kind: "not-ok",
    reasons: ["no BP before the first device", "no 40-min BP (tolerance 10)", "no BP before leaving"],
  });
  expect(timing([-5, 40, 120], 120)).toEqual({ kind: "ok" });
});

test("[REMS-10] yes and no are told as they are, and a question that does not apply is left empty", () => {
  const form = monitoringForm(wholeSession, shippedProtocol);
  expect(answerIn(form, "firstTreatment", "isFirst")).toMatchObject({ text: "Yes" });
  expect(answerIn(form, "concomitantMedication", "opioids")).toMatchObject({ text: "No" });
  expect(answerIn(form, "dissociation", "experienced")).toMatchObject({ text: "No" });
  const later = monitoringForm({ ...wholeSession, isFirstTreatment: "no", isEnrolled: "unknown" }, shippedProtocol);
  expect(answerIn(later, "firstTreatment", "isEnrolled")).toEqual({ kind: "left-empty", why: "Not the first treatment." });
  const awake = { experienced: "no", from: null, until: null, lowestMoaas: null } as const;
  const withoutSedation = monitoringForm({ ...wholeSession, sedation: awake }, shippedProtocol);
  expect(answerIn(withoutSedation, "sedation", "severity")).toEqual({ kind: "left-empty", why: "Not experienced." });
});

test("[REMS-10] an effect with an onset or an end alone has no timing, and what is missing says why", () => {
  const { sedation } = wholeSession;
  for (const change of [{ from: null }, { until: null }])
    expect(
      answerIn(monitoringForm({ ...wholeSession, sedation: { ...sedation, ...change } }, shippedProtocol), "sedation", "timing"),
    ).toEqual({
      ...{ kind: "missing", askOf: "monitor", why: "Onset or end is not charted." },
    });
  const here = monitoringForm({ ...wholeSession, leftAt: null }, shippedProtocol);
  expect(answerIn(here, "bloodPressure", "atEnd")).toMatchObject({ why: "The patient is not released yet." });
  const gone = monitoringForm({ ...wholeSession, pressures: [] }, shippedProtocol);
  expect(answerIn(gone, "bloodPressure", "atEnd")).toMatchObject({ why: "No reading was charted in that time." });
  const unheld = monitoringForm({ ...wholeSession, patient: { ...wholeSession.patient, givenName: "  " } }, shippedProtocol);
  expect(answerIn(unheld, "patient", "firstName")).toMatchObject({ kind: "missing", why: "Not on record." });
});

test("[REMS-10] what was done is told of every serious event, and is missing while it is of one", () => {
  const event = { what: "Sedation", criteria: [], intervention: "Oxygen", outcome: "resolved" };
  const told = (...interventions: readonly string[]) =>
    answerIn(
      monitoringForm(
        { ...wholeSession, seriousEvents: interventions.map((intervention) => ({ ...event, intervention })) },
        shippedProtocol,
      ),
      "seriousAdverseEvent",
      "intervention",
    );
  expect(told("Oxygen", "Fluids")).toMatchObject({ kind: "value", text: "Oxygen\nFluids" });
  expect(told("Oxygen", " ")).toMatchObject({ kind: "missing" });
  expect(told("")).toMatchObject({ kind: "missing" });
});

test("[REMS-11] [REMS-12] an enrolment holds who signed when, how it went out and why it ended", () => {
  const at = firstDevice;
  const { by } = { by: staffMeta().actor };
  const half = after(prepared, signed("patient", "2026-02-26"));
  expect(half.enrolment).toMatchObject({ prescriberId: "p1", patientSignedOn: "2026-02-26", providerSignedOn: null, at, by });
  const whole = after(...enrolled, (state, meta) => withdrawEnrolment(state, { reason: "Moved away" }, meta));
  expect(whole.enrolment).toMatchObject({
    providerSignedOn: "2026-02-27",
    submitted: { submittedOn: "2026-02-28", how: "online", reference: "ENR-7", at, by },
    withdrawn: { reason: "Moved away", at, by },
  });
  expect(refusal(signed("patient")(remsStream.initial, staffMeta()))).toBe("REMS-12");
  const fact = { version: 1, observedAt: at, deviceAt: null, receivedAt: at, actor: by, commandId: "c" };
  const event = { type: "enrolment-signed", by: "patient", signedOn: "2026-02-26" } as const;
  expect(remsStream.evolve(remsStream.initial, { ...fact, event })).toEqual(remsStream.initial);
});

test("[REMS-12] [REMS-13] blanks are neither a confirmation nor a reason; a form sent on the day of its session is in order", () => {
  const both = after(prepared, signed("patient"), signed("provider"));
  const blank = submitEnrolment(both, { submittedOn: "2026-02-28", how: "fax", reference: "  " }, day, staffMeta());
  expect(blank).toMatchObject({ refusal: { field: "reference" } });
  expect(refusal(sent("2026-03-01")(remsStream.initial, staffMeta()))).toBe("accepted");
  expect(enterFormSubmissionInError(after(sent()), { sessionId: "s1", reason: " " }, staffMeta())).toMatchObject({
    refusal: { rule: "REMS-13", field: "reason" },
  });
});

test("[REMS-13] crossing one form out leaves another session's, and what was crossed out before keeps its first reason", () => {
  const other: Command = (state, meta) =>
    recordFormSubmitted(
      state,
      { sessionId: "s2", sessionOn: "2026-03-01", submittedOn: "2026-03-02", how: "fax", reference: "PMF-2", missing: [] },
      day,
      meta,
    );
  const error =
    (reason: string): Command =>
    (state, meta) =>
      enterFormSubmissionInError(state, { sessionId: "s1", reason }, meta);
  const state = after(sent(), other, error("First"), sent(), error("Second"));
  expect(state.forms.map(({ sessionId, inError }) => [sessionId, inError?.reason ?? null])).toEqual([
    ["s1", "First"],
    ["s2", null],
    ["s1", "Second"],
  ]);
  expect(state.forms[0]?.inError).toMatchObject({ at: firstDevice, by: staffMeta().actor });
  expect([formOf(state, "s2")?.reference, formOf(state, "s1")]).toEqual(["PMF-2", undefined]);
});

const itemOf = (facts: CoverageFacts, code: PayerCode, item: string) => coveragePacket(facts, payer(code)).find((one) => one.code === item);

test("[REMS-14] what speaks against coverage is unmet and told as it is", () => {
  const against: readonly (readonly [Partial<CoverageFacts>, PayerCode, string, string])[] = [
    [{ age: quantity(17, "a") }, "typical", "age", "17 years"],
    [{ psychosis: "yes" }, "typical", "psychosis", "Found in the screening"],
    [{ severeSubstanceUse: "yes" }, "typical", "substance", "Found in the screening"],
    [{ siteCertified: "no" }, "typical", "site", "Not certified today"],
    [{ psychiatristInvolved: "no" }, "typical", "psychiatrist", "No"],
    [{ augmentationTried: "no" }, "qualchoice", "augmentation", "No"],
    [{ psychotherapyTried: "no" }, "medical-mutual", "psychotherapy", "No"],
    [{ augmentationTried: "no", psychotherapyTried: "no" }, "carefirst", "augmentation-or-psychotherapy", "No"],
  ];
  for (const [change, code, item, found] of against)
    expect(itemOf({ ...covered, ...change }, code, item), item).toMatchObject({ status: "unmet", found });
});

test("[REMS-14] what nobody recorded is unknown, whatever the payer asks", () => {
  const open: readonly (readonly [Partial<CoverageFacts>, PayerCode, string])[] = [
    [{ age: null }, "typical", "age"],
    [{ diagnosis: null, treatedFor: null }, "typical", "diagnosis"],
    [{ baseline: null }, "typical", "baseline"],
    [{ monitoringProgrammeCheckedOn: null }, "cigna", "monitoring-programme"],
    [{ devicesPlannedInThreeMonths: null }, "qualchoice", "quantity"],
    [{ augmentationTried: "unknown", psychotherapyTried: "no" }, "carefirst", "augmentation-or-psychotherapy"],
  ];
  for (const [change, code, item] of open)
    expect(itemOf({ ...covered, ...change }, code, item), item).toMatchObject({ status: "unknown", found: "Not on record." });
});

test("[REMS-14] at the line itself the payer's question is met, and one of two ways is enough", () => {
  expect(itemOf({ ...covered, age: quantity(18, "a") }, "typical", "age")).toMatchObject({ status: "met" });
  expect(itemOf({ ...covered, devicesPlannedInThreeMonths: 23 }, "qualchoice", "quantity")).toMatchObject({
    status: "met",
    found: "23 planned",
  });
  for (const change of [{ augmentationTried: "unknown" }, { psychotherapyTried: "unknown" }] as const)
    expect(itemOf({ ...covered, ...change }, "carefirst", "augmentation-or-psychotherapy")).toMatchObject({ status: "met", found: "Yes" });
  expect(itemOf(covered, "cigna", "augmentation")).toBeUndefined();
  expect(itemOf(covered, "qualchoice", "psychiatrist")).toBeUndefined();
});

test("[REMS-14] the trials that count are named, and one that is known not to count opens nothing", () => {
  const [first, second] = covered.trials ?? [];
  if (first === undefined || second === undefined) throw new Error("There are two trials.");
  const trials = (...some: NonNullable<CoverageFacts["trials"]>) => itemOf({ ...covered, trials: some }, "cigna", "trials");
  expect(trials(first, second)).toMatchObject({ status: "met", found: "2 of 2: sertraline (SSRI), venlafaxine (SNRI)" });
  expect(trials()).toMatchObject({ status: "unmet", found: "0 of 2: none on record" });
  expect(trials(first, { ...second, counts: "no" })).toMatchObject({ status: "unmet", found: "1 of 2: sertraline (SSRI)" });
  expect(trials(first, { ...second, counts: "no", duration: null })).toMatchObject({ status: "unmet" });
  expect(trials(first, { ...second, drugClass: "SSRI" }, { ...second, counts: "unknown" })).toMatchObject({ status: "unknown" });
});
