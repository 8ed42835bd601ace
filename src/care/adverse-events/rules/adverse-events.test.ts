import fc from "fast-check";
import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { shippedProtocol, type Protocol } from "#kernel/setting.ts";
import { fold } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { adverseEventsStream, asksForSomething, type AdverseEvents } from "./adverse-events.ts";
import { countsAsAdverseEvent, type Circumstances } from "./counts-as-adverse-event.ts";
import { adverseEventSettings, backWithin, highSystolic, longDissociation } from "./data/adverse-event-settings.ts";
import { adverseEventCodes, grades } from "./data/adverse-event-terms.ts";
import { outcomes, seriousCriteria } from "./data/assessment-lists.ts";
import {
  assessSeriousness,
  declineReport,
  enterAdverseEventInError,
  followUpAdverseEvent,
  recordAdverseEvent,
  recordReport,
  reviewAdverseEvent,
  type RecordAdverseEvent,
} from "./decide.ts";
import type { AdverseEventsEvent } from "./events.ts";
import { gradeFromValues, type MeasuredValues } from "./grade-from-values.ts";
import { reportableOf, reportsDue, type ReportableEvent } from "./reports-due.ts";
import { nothingAnswered, seriousnessOf, type Criteria } from "./seriousness.ts";

const zone = "America/New_York";
const at = (text: string): Instant => Temporal.Instant.from(`2026-11-${text}Z`);
const sessionAt = at("02T15:00");
const knownAt = at("02T16:00");
const who = { kind: "staff", id: "0190a000-0000-7000-8000-0000000000a1" } as const;
const meta = (now: Instant, kind: "staff" | "patient" | "system" = "staff"): CommandMeta => ({
  commandId: "0190a000-0000-7000-8000-0000000000c1",
  observedAt: now,
  now,
  actor: { kind, id: who.id },
});

const noValues: MeasuredValues = {
  systolic: null,
  diastolic: null,
  saturation: null,
  atRest: "unknown",
  oxygenGiven: "unknown",
  oxygenPressure: null,
  enzymeRatio: null,
};
const pressure = (systolic: number, diastolic: number): MeasuredValues => ({
  ...noValues,
  systolic: { value: systolic, unit: "mm[Hg]" },
  diastolic: { value: diastolic, unit: "mm[Hg]" },
});
const calm: Circumstances = {
  inSession: true,
  symptomatic: "no",
  treated: "no",
  backInTime: "yes",
  distressing: "no",
  lowestMoaas: { value: 5, unit: "{score}" },
  lasted: { value: 30, unit: "min" },
};
const all = (answer: "yes" | "no" | "unknown"): Criteria =>
  ({
    death: answer,
    "life-threatening": answer,
    hospitalisation: answer,
    incapacity: answer,
    "congenital-anomaly": answer,
    "important-medical-event": answer,
  }) satisfies Criteria;

const entry = (change: Partial<RecordAdverseEvent> = {}): RecordAdverseEvent => ({
  eventId: "e1",
  term: "headache",
  ownWords: "",
  onsetAt: at("02T15:30"),
  endedAt: null,
  grade: 2,
  values: noValues,
  circumstances: calm,
  criteria: all("no"),
  expectedness: "expected",
  relation: "possible",
  drugAction: "dose-not-changed",
  treatment: "",
  outcome: "resolving",
  session: { sessionId: "s1", at: sessionAt },
  drug: "ketamine-racemic",
  route: "IM",
  ...change,
});

/** The episode after these decisions, each an hour after the one before, known as it was said. */
const after = (...commands: readonly ((state: AdverseEvents, meta: CommandMeta) => Decision<AdverseEventsEvent>)[]): AdverseEvents => {
  let state = adverseEventsStream.initial;
  commands.forEach((command, hours) => {
    const now = knownAt.add({ hours });
    const decision = command(state, meta(now));
    if (decision.outcome === "refused") throw new Error(decision.refusal.message);
    const facts = decision.events.map((event, index) => ({
      version: hours * 10 + index + 1,
      observedAt: now,
      deviceAt: null,
      receivedAt: now,
      actor: who,
      commandId: "c",
      event,
    }));
    state = fold(adverseEventsStream, facts, state);
  });
  return state;
};
const recorded =
  (change: Partial<RecordAdverseEvent> = {}, protocol: Protocol = shippedProtocol) =>
  (state: AdverseEvents, with_: CommandMeta) =>
    recordAdverseEvent(state, entry(change), protocol, with_);
const first = (state: AdverseEvents) => {
  const [event] = state.events;
  if (event === undefined) throw new Error("Nothing was recorded.");
  return event;
};
const refusal = (decision: Decision<unknown>) => (decision.outcome === "refused" ? decision.refusal.rule : "accepted");
const due = (change: Partial<RecordAdverseEvent>, now = knownAt) =>
  reportsDue(reportableOf(first(after(recorded(change)))), shippedProtocol, now, zone);

test("[AE-1] an event is kept once, whatever it says, unless its times cannot be", () => {
  const state = after(recorded(), recorded());
  expect(state.events).toHaveLength(1);
  const now = meta(knownAt);
  expect(recordAdverseEvent(adverseEventsStream.initial, entry({ endedAt: at("02T15:29") }), shippedProtocol, now)).toMatchObject({
    refusal: { rule: "AE-1", field: "endedAt" },
  });
  expect(recordAdverseEvent(adverseEventsStream.initial, entry({ onsetAt: at("04T15:30") }), shippedProtocol, now)).toMatchObject({
    refusal: { rule: "AE-1", field: "onsetAt" },
  });
  expect(refusal(recordAdverseEvent(adverseEventsStream.initial, entry({ onsetAt: at("03T15:30") }), shippedProtocol, now))).toBe(
    "accepted",
  );
});

test("[AE-2] what is learnt later is added; what was said first stays", () => {
  const state = after(recorded(), (known, now) =>
    followUpAdverseEvent(
      known,
      { eventId: "e1", followUpId: "f1", grade: 3, endedAt: null, outcome: "resolved", drugAction: null, treatment: "", note: "Called" },
      now,
    ),
  );
  expect(first(state)).toMatchObject({
    grade: 3,
    outcome: "resolved",
    drugAction: "dose-not-changed",
    recorded: { grade: 2, outcome: "resolving" },
  });
  const empty = { eventId: "e1", followUpId: "f2", grade: null, endedAt: null, outcome: null, drugAction: null, treatment: "", note: " " };
  expect(refusal(followUpAdverseEvent(state, empty, meta(knownAt)))).toBe("AE-2");
  expect(refusal(followUpAdverseEvent(state, { ...empty, endedAt: at("01T00:00") }, meta(knownAt)))).toBe("AE-2");
});

test("[AE-3] the numbers propose a CTCAE grade beside the person's, and never instead of it", () => {
  const grade = (systolic: number, diastolic: number) => gradeFromValues("hypertension", pressure(systolic, diastolic));
  expect(grade(119, 79)).toMatchObject({ kind: "below-grade-1" });
  expect(grade(120, 79)).toMatchObject({ grade: 1 });
  expect(grade(119, 90)).toMatchObject({ grade: 2 });
  expect(grade(160, 79)).toMatchObject({ grade: 3 });
  expect(grade(210, 130)).toMatchObject({ grade: 3 });
  expect(gradeFromValues("hypertension", { ...noValues, systolic: { value: 110, unit: "mm[Hg]" } })).toMatchObject({ kind: "unknown" });

  const oxygen = (value: number, change: Partial<MeasuredValues> = {}) =>
    gradeFromValues("hypoxia", { ...noValues, saturation: { value, unit: "%" }, ...change });
  expect(oxygen(87, { atRest: "yes" })).toMatchObject({ grade: 3 });
  expect(oxygen(87, { atRest: "no" })).toMatchObject({ grade: 2 });
  expect(oxygen(87)).toMatchObject({ kind: "unknown" });
  expect(oxygen(88, { oxygenGiven: "yes" })).toMatchObject({ grade: 2 });
  expect(oxygen(88, { oxygenGiven: "no" })).toMatchObject({ kind: "below-grade-1" });
  expect(oxygen(88)).toMatchObject({ kind: "unknown" });
  expect(oxygen(95, { oxygenPressure: { value: 55, unit: "mm[Hg]" } })).toMatchObject({ grade: 3 });

  const enzymes = (enzymeRatio: number | null) => gradeFromValues("liver_enzyme_rise", { ...noValues, enzymeRatio });
  const proposals = [1, 1.1, 3, 3.1, 5, 5.1, 20, 20.1].map((ratio) => {
    const proposal = enzymes(ratio);
    return proposal.kind === "proposed" ? proposal.grade : proposal.kind;
  });
  expect(proposals).toEqual(["below-grade-1", 1, 1, 2, 2, 3, 3, 4]);
  expect(enzymes(null)).toMatchObject({ kind: "unknown" });
  expect(gradeFromValues("headache", pressure(200, 120))).toMatchObject({ kind: "unknown" });

  const state = after(recorded({ term: "hypertension", grade: 1, values: pressure(185, 95) }));
  expect(first(state)).toMatchObject({ grade: 1, recorded: { proposed: { kind: "proposed", grade: 3 } } });
});

test("[AE-4] a rise of pressure in a session is an adverse event only with symptoms, treatment, at 180/110, or when it does not come back", () => {
  const of = (values: MeasuredValues, change: Partial<Circumstances> = {}, protocol = shippedProtocol) =>
    countsAsAdverseEvent("hypertension", { ...calm, ...change }, values, protocol);
  expect(of(pressure(179, 109))).toEqual({ kind: "expected-effect", why: [] });
  expect(of(pressure(180, 100))).toMatchObject({ kind: "adverse-event" });
  expect(of(pressure(150, 110))).toMatchObject({ kind: "adverse-event" });
  expect(of(pressure(150, 90), { symptomatic: "yes" })).toEqual({ kind: "adverse-event", why: ["With symptoms"] });
  expect(of(pressure(150, 90), { treated: "yes" })).toEqual({ kind: "adverse-event", why: ["Treated"] });
  expect(of(pressure(165, 90), { backInTime: "no" }).why[0]).toContain(`${backWithin.value} min`);
  expect(of(pressure(165, 90), { backInTime: "unknown" })).toMatchObject({ kind: "not-assessed" });
  expect(of({ ...pressure(150, 0), diastolic: null })).toMatchObject({ kind: "not-assessed" });
  expect(of(pressure(150, 90), { inSession: false })).toMatchObject({ kind: "adverse-event" });
  expect(of(pressure(172, 90), {}, { version: 1, values: { [highSystolic.key]: 170 } })).toMatchObject({ kind: "adverse-event" });
});

test("[AE-4] a record that is only an expected effect is kept, and asks for nothing", () => {
  const state = after(recorded({ term: "hypertension", grade: 3, values: pressure(165, 95) }));
  expect(first(state).recorded.standing).toEqual({ kind: "expected-effect", why: [] });
  expect(reportsDue(reportableOf(first(state)), shippedProtocol, knownAt, zone)).toEqual([]);
});

test("[AE-5] dissociation is an adverse event when it distresses, needs medication or lasts more than 2 h", () => {
  const of = (change: Partial<Circumstances>, protocol = shippedProtocol) =>
    countsAsAdverseEvent("dissociation", { ...calm, ...change }, noValues, protocol).kind;
  expect(of({ lasted: { value: 120, unit: "min" } })).toBe("expected-effect");
  expect(of({ lasted: { value: 121, unit: "min" } })).toBe("adverse-event");
  expect(of({ distressing: "yes" })).toBe("adverse-event");
  expect(of({ treated: "yes" })).toBe("adverse-event");
  expect(of({ lasted: null })).toBe("not-assessed");
  expect(of({ lasted: { value: 100, unit: "min" } }, { version: 1, values: { [longDissociation.key]: 1 } })).toBe("adverse-event");
});

test("[AE-6] sedation is of interest at MOAA/S 3 or below, and not assessed without one", () => {
  const of = (value: number | null) =>
    countsAsAdverseEvent(
      "sedation",
      { ...calm, lowestMoaas: value === null ? null : { value, unit: "{score}" } },
      noValues,
      shippedProtocol,
    ).kind;
  expect([4, 3, 0, null].map(of)).toEqual(["expected-effect", "adverse-event", "adverse-event", "not-assessed"]);
});

test("[AE-7] derealisation counts as lasting after more than 24 h", () => {
  const of = (minutes: number | null) =>
    countsAsAdverseEvent(
      "derealisation_persisting",
      { ...calm, lasted: minutes === null ? null : { value: minutes, unit: "min" } },
      noValues,
      shippedProtocol,
    ).kind;
  expect([24 * 60, 24 * 60 + 1, null].map(of)).toEqual(["expected-effect", "adverse-event", "not-assessed"]);
});

const judged = { term: "headache", grade: 2, outcome: "resolved" } as const;

test("[AE-8] one criterion is enough, all must be answered for not serious, and an open answer never counts as no", () => {
  for (const criterion of seriousCriteria) {
    expect(seriousnessOf({ ...judged, criteria: { ...all("no"), [criterion]: "yes" } }), criterion).toBe("serious");
    expect(seriousnessOf({ ...judged, criteria: { ...all("no"), [criterion]: "unknown" } }), criterion).toBe("not-assessed");
  }
  expect(seriousnessOf({ ...judged, criteria: all("no") })).toBe("not-serious");
});

test("[AE-8] whatever else is answered, an unknown criterion never makes an event not serious", () => {
  const answer = fc.constantFrom("yes" as const, "no" as const, "unknown" as const);
  const criteria = fc.record(Object.fromEntries(seriousCriteria.map((one) => [one, answer])));
  const anyEvent = fc.record({
    term: fc.constantFrom(...adverseEventCodes),
    grade: fc.option(fc.constantFrom(...grades)),
    outcome: fc.constantFrom(...outcomes),
    criteria: criteria.map((some): Criteria => ({ ...nothingAnswered, ...some })),
  });
  fc.assert(
    fc.property(anyEvent, (event) => {
      const seriousness = seriousnessOf(event);
      const answers = Object.values(event.criteria);
      if (answers.includes("unknown")) expect(seriousness).not.toBe("not-serious");
      if (answers.includes("yes")) expect(seriousness).toBe("serious");
    }),
    { numRuns: 300 },
  );
});

test("[AE-9] a fatal outcome, grades 4 and 5, and a suicide attempt are serious whatever was answered", () => {
  expect(seriousnessOf({ ...judged, grade: 4, criteria: all("no") })).toBe("serious");
  expect(seriousnessOf({ ...judged, grade: 5, criteria: all("no") })).toBe("serious");
  expect(seriousnessOf({ ...judged, outcome: "fatal", criteria: all("no") })).toBe("serious");
  expect(seriousnessOf({ ...judged, term: "suicide_attempt", criteria: all("no") })).toBe("serious");
});

test("[AE-9] an expected effect that turns out serious asks for everything that a serious event does", () => {
  const rise = recorded({ term: "hypertension", grade: 3, values: pressure(165, 95) });
  const state = after(rise, (known, now) =>
    followUpAdverseEvent(
      known,
      { eventId: "e1", followUpId: "f1", grade: 4, endedAt: null, outcome: null, drugAction: null, treatment: "", note: "Crisis" },
      now,
    ),
  );
  const duties = reportsDue(reportableOf(first(state)), shippedProtocol, knownAt, zone).map((one) => one.duty);
  expect(duties).toEqual(expect.arrayContaining(["director-review", "medwatch", "authorities"]));
});

test("[AE-10] what is not assessed waits for a prescriber until its deadline, then is overdue", () => {
  expect(due({ criteria: nothingAnswered })).toMatchObject([{ duty: "assess", who: "prescriber", state: "open", dueAt: at("03T16:00") }]);
  expect(due({ criteria: nothingAnswered }, at("03T16:01"))).toMatchObject([{ state: "overdue" }]);
  const state = after(recorded({ criteria: nothingAnswered }), (known, now) =>
    assessSeriousness(known, { eventId: "e1", criteria: all("no"), expectedness: "expected", relation: "unlikely", note: "" }, now),
  );
  expect(first(state)).toMatchObject({ seriousness: "not-serious", relation: "unlikely" });
  expect(reportsDue(reportableOf(first(state)), shippedProtocol, at("20T00:00"), zone)).toEqual([]);
});

test("[AE-11] the medical director reviews every serious event and those terms that are always reviewed, with a note", () => {
  const serious = recorded({ criteria: { ...all("no"), hospitalisation: "yes" } });
  const state = after(serious);
  const review = { eventId: "e1", note: "Seen; monitoring changed." };
  expect(refusal(reviewAdverseEvent(state, review, { isMedicalDirector: false }, meta(knownAt)))).toBe("AE-11");
  expect(refusal(reviewAdverseEvent(state, { ...review, note: " " }, { isMedicalDirector: true }, meta(knownAt)))).toBe("AE-11");
  const reviewed = after(serious, (known, now) => reviewAdverseEvent(known, review, { isMedicalDirector: true }, now));
  const duty = (known: AdverseEvents) =>
    reportsDue(reportableOf(first(known)), shippedProtocol, knownAt, zone).find((one) => one.duty === "director-review");
  expect(duty(state)).toMatchObject({ state: "open", dueAt: at("03T16:00"), who: "medical-director" });
  expect(duty(reviewed)).toMatchObject({ state: "done" });
  expect(due({ term: "psychosis" }).map((one) => one.duty)).toContain("director-review");
  expect(due({}).map((one) => one.duty)).not.toContain("director-review");
});

test("[AE-11] an event that becomes serious after its review is reviewed again", () => {
  const followUp = { eventId: "e1", followUpId: "f1", endedAt: null, drugAction: null, treatment: "", note: "" } as const;
  const state = after(
    recorded({ term: "psychosis" }),
    (known, now) => reviewAdverseEvent(known, { eventId: "e1", note: "Seen" }, { isMedicalDirector: true }, now),
    (known, now) => followUpAdverseEvent(known, { ...followUp, grade: 4, outcome: null }, now),
  );
  expect(first(state)).toMatchObject({ seriousness: "serious", reviewed: null, seriousSince: at("02T18:00") });
});

test("[AE-12] serious or unexpected goes to FDA, serious to authorities by policy, esketamine to programme and manufacturer", () => {
  const duties = (change: Partial<RecordAdverseEvent>) => due(change).map((one) => one.duty);
  expect(duties({})).toEqual([]);
  expect(duties({ expectedness: "unexpected" })).toEqual(["medwatch"]);
  expect(duties({ criteria: { ...all("no"), incapacity: "yes" } }).toSorted()).toEqual(["authorities", "director-review", "medwatch"]);
  const esketamine = { drug: "esketamine", route: "IN-ESK" } as const;
  expect(duties(esketamine)).toEqual(["manufacturer"]);
  expect(duties({ ...esketamine, criteria: nothingAnswered }).toSorted()).toEqual(["assess", "manufacturer", "rems"]);
  expect(duties({ ...esketamine, term: "misuse_diversion" }).toSorted()).toEqual(["manufacturer", "rems"]);
  const rems = due({ ...esketamine, criteria: { ...all("no"), hospitalisation: "yes" } }).find((one) => one.duty === "rems");
  // 7 calendar days after the session of 2 November, to the end of that day in New York.
  expect(rems?.dueAt.toString()).toBe("2026-11-10T04:59:59.999Z");
});

test("[AE-12] a boundary violation goes to compliance within the 24 h of SR-16", () => {
  const found = due({ term: "boundary_violation" }).find((one) => one.duty === "compliance");
  expect(found).toMatchObject({ dueAt: knownAt.add({ hours: 24 }), state: "open" });
  expect(due({ term: "boundary_violation" }).map((one) => one.duty)).toContain("authorities");
});

test("[AE-13] a report is closed by a person who gives its day and reference, and by nothing else", () => {
  const unexpected = recorded({ expectedness: "unexpected" });
  const report = { eventId: "e1", to: "medwatch", madeOn: "2026-11-02", reference: "3500-77" } as const;
  const state = after(unexpected);
  expect(refusal(recordReport(state, report, zone, meta(knownAt, "system")))).toBe("AE-13");
  expect(refusal(recordReport(state, { ...report, reference: " " }, zone, meta(knownAt)))).toBe("AE-13");
  expect(refusal(recordReport(state, { ...report, madeOn: "2026-11-03" }, zone, meta(knownAt)))).toBe("AE-13");
  const made = after(unexpected, (known, now) => recordReport(known, report, zone, now));
  expect(reportsDue(reportableOf(first(made)), shippedProtocol, at("30T00:00"), zone)).toMatchObject([
    { duty: "medwatch", state: "done", report: { reference: "3500-77", madeOn: "2026-11-02" } },
  ]);
  expect(reportsDue(reportableOf(first(state)), shippedProtocol, at("30T00:00"), zone)).toMatchObject([
    { duty: "medwatch", state: "overdue" },
  ]);
});

test("[AE-14] only a voluntary report is decided against, with the reason", () => {
  const state = after(recorded({ expectedness: "unexpected" }));
  const now = meta(knownAt);
  expect(refusal(declineReport(state, { eventId: "e1", to: "rems", reason: "x" }, now))).toBe("AE-14");
  expect(refusal(declineReport(state, { eventId: "e1", to: "medwatch", reason: "" }, now))).toBe("AE-14");
  const declined = after(recorded({ expectedness: "unexpected" }), (known, with_) =>
    declineReport(known, { eventId: "e1", to: "medwatch", reason: "Known from the label of another brand" }, with_),
  );
  expect(reportsDue(reportableOf(first(declined)), shippedProtocol, knownAt, zone)).toMatchObject([{ state: "declined" }]);
});

test("[AE-15] an entry crossed out stays with its reason, asks for nothing and takes nothing more", () => {
  const state = after(recorded({ criteria: { ...all("no"), death: "yes" } }), (known, now) =>
    enterAdverseEventInError(known, { eventId: "e1", reason: "Another patient" }, now),
  );
  expect(first(state)).toMatchObject({ inError: { reason: "Another patient" }, term: "headache" });
  expect(reportsDue(reportableOf(first(state)), shippedProtocol, knownAt, zone)).toEqual([]);
  expect(refusal(enterAdverseEventInError(state, { eventId: "e1", reason: "x" }, meta(knownAt)))).toBe("AE-15");
  expect(refusal(enterAdverseEventInError(after(recorded()), { eventId: "e1", reason: "" }, meta(knownAt)))).toBe("AE-15");
  expect(refusal(enterAdverseEventInError(adverseEventsStream.initial, { eventId: "e9", reason: "x" }, meta(knownAt)))).toBe("AE-15");
});

test("no duty ever closes by the passing of time", () => {
  const base: ReportableEvent = { ...reportableOf(first(after(recorded({ criteria: nothingAnswered, drug: "esketamine" })))) };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 365 * 5 }), fc.constantFrom(...adverseEventCodes), (hours, term) => {
      const found = reportsDue({ ...base, term }, shippedProtocol, knownAt.add({ hours }), zone);
      expect(found.every((one) => one.state === "open" || one.state === "overdue")).toBe(true);
      expect(found.length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test("every setting has its shipped value inside its bounds, and a key of its own", () => {
  const keys = adverseEventSettings.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const setting of adverseEventSettings) {
    if (setting.kind !== "number") throw new Error("Only numbers are set here.");
    const { value, absolute, recommended } = setting;
    expect(value >= recommended[0] && value <= recommended[1], setting.key).toBe(true);
    expect(absolute[0] <= recommended[0] && recommended[1] <= absolute[1], setting.key).toBe(true);
  }
});

test("a stored fact reads back as it was written", () => {
  const decision = recordAdverseEvent(adverseEventsStream.initial, entry(), shippedProtocol, meta(knownAt));
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const [event] = decision.events;
  if (event === undefined) throw new Error("Nothing was decided.");
  const { type, ...payload } = event;
  expect(adverseEventsStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) })).toEqual(event);
});

type FollowUp = Parameters<typeof followUpAdverseEvent>[1];
const learnt =
  (change: Partial<FollowUp> = {}) =>
  (state: AdverseEvents, with_: CommandMeta) =>
    followUpAdverseEvent(
      state,
      {
        ...{ eventId: "e1", followUpId: "f1", grade: null, endedAt: null, outcome: null, drugAction: null, treatment: "", note: "Called" },
        ...change,
      },
      with_,
    );
const reviewed = (state: AdverseEvents, with_: CommandMeta) =>
  reviewAdverseEvent(state, { eventId: "e1", note: "Seen" }, { isMedicalDirector: true }, with_);

test("[AE-1] an event begins with nothing learnt, judged, reviewed or reported", () => {
  expect(first(after(recorded()))).toMatchObject({ followUps: [], assessments: [], reports: [], reviewed: null, inError: null });
});

test("[AE-1] two events of an episode are two, and what is learnt of one leaves the other as it was", () => {
  const state = after(recorded(), recorded({ eventId: "e2", term: "nausea" }), learnt({ eventId: "e2", outcome: "resolved" }));
  expect(state.events.map(({ eventId, term, outcome }) => [eventId, term, outcome])).toEqual([
    ["e1", "headache", "resolving"],
    ["e2", "nausea", "resolved"],
  ]);
});

test("[AE-2] every follow-up stays, the same one is kept once, and an end that was learnt stands", () => {
  const ended = at("02T18:00");
  const state = after(
    recorded(),
    learnt({ endedAt: ended }),
    learnt({ note: "Again" }),
    learnt({ followUpId: "f2", drugAction: "stopped" }),
  );
  expect(first(state)).toMatchObject({ endedAt: ended, drugAction: "stopped", outcome: "resolving", grade: 2 });
  expect(first(state).followUps.map(({ followUpId, note }) => [followUpId, note])).toEqual([
    ["f1", "Called"],
    ["f2", "Called"],
  ]);
});

test("[AE-2] a follow-up says something: a treatment or a note alone is enough, blanks are not", () => {
  const state = after(recorded());
  const says = (change: Partial<FollowUp>) => refusal(learnt({ note: "", ...change })(state, meta(knownAt)));
  expect([says({ treatment: "Ondansetron" }), says({ note: "Slept" })]).toEqual(["accepted", "accepted"]);
  expect([says({}), says({ treatment: " " }), says({ note: "  " })]).toEqual(["AE-2", "AE-2", "AE-2"]);
});

test("[AE-9] an outcome that was learnt later makes it serious, and a later note takes nothing back", () => {
  expect(first(after(recorded(), learnt({ outcome: "fatal" })))).toMatchObject({ seriousness: "serious", seriousSince: at("02T17:00") });
  const state = after(recorded({ outcome: "fatal" }), learnt({ note: "Report asked for" }));
  expect(first(state)).toMatchObject({ seriousness: "serious", seriousSince: knownAt });
});

test("[AE-11] a review stands while nothing becomes serious anew", () => {
  const calmAgain = after(recorded({ term: "psychosis" }), reviewed, learnt());
  expect(first(calmAgain).reviewed).toMatchObject({ note: "Seen", at: at("02T17:00") });
  const stillSerious = after(recorded({ outcome: "fatal" }), reviewed, learnt());
  expect(first(stillSerious).reviewed).toMatchObject({ note: "Seen" });
  const noMoreSerious = after(recorded({ criteria: { ...all("no"), hospitalisation: "yes" } }), reviewed, (known, now) =>
    assessSeriousness(known, { eventId: "e1", criteria: all("no"), expectedness: "expected", relation: "unlikely", note: "" }, now),
  );
  expect(first(noMoreSerious)).toMatchObject({ seriousness: "not-serious", seriousSince: null, reviewed: { note: "Seen" } });
});

test("[AE-8] every assessment stays", () => {
  const assess = (relation: "unlikely" | "definite") => (known: AdverseEvents, now: CommandMeta) =>
    assessSeriousness(known, { eventId: "e1", criteria: all("no"), expectedness: "expected", relation, note: "" }, now);
  const state = after(recorded(), assess("unlikely"), assess("definite"));
  expect(first(state).assessments.map(({ relation }) => relation)).toEqual(["unlikely", "definite"]);
});

test("[AE-9] an expected effect asks for nothing while its criteria are open, and whatever is serious or more than expected does", () => {
  expect(asksForSomething("expected-effect", "not-assessed")).toBe(false);
  expect(asksForSomething("expected-effect", "serious")).toBe(true);
  expect(asksForSomething("not-assessed", "not-serious")).toBe(true);
  const rise = { term: "hypertension", values: pressure(150, 90), criteria: nothingAnswered } as const;
  expect(due(rise)).toEqual([]);
  expect(due({ ...rise, circumstances: { ...calm, treated: "unknown" } }).map(({ duty }) => duty)).toEqual(["assess"]);
});

test("an event that only the tablet has counts from the device's time", () => {
  const decision = recordAdverseEvent(adverseEventsStream.initial, entry(), shippedProtocol, meta(knownAt));
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const read = (receivedAt: Instant | null) =>
    fold(
      adverseEventsStream,
      decision.events.map((event) => ({
        ...{ version: 1, observedAt: sessionAt, deviceAt: null, receivedAt, actor: who, commandId: "c", event },
      })),
    ).events[0]?.recorded;
  expect(read(null)).toMatchObject({ at: sessionAt, knownAt: sessionAt });
  expect(read(knownAt)).toMatchObject({ at: sessionAt, knownAt });
});

test("[AE-3] one pressure alone proposes at least its own grade, and only what is not known is called unknown", () => {
  const one = (systolic: number | null, diastolic: number | null) =>
    gradeFromValues("hypertension", {
      ...noValues,
      systolic: systolic === null ? null : { value: systolic, unit: "mm[Hg]" },
      diastolic: diastolic === null ? null : { value: diastolic, unit: "mm[Hg]" },
    });
  expect(one(170, null)).toMatchObject({ kind: "proposed", grade: 3, why: "170/? mmHg" });
  expect(one(null, 95)).toMatchObject({ kind: "proposed", grade: 2, why: "?/95 mmHg" });
  expect(one(null, 70)).toMatchObject({ kind: "unknown", why: expect.stringContaining("?/70 mmHg") });
  expect(one(110, null)).toMatchObject({ kind: "unknown", why: expect.stringContaining("110/? mmHg") });
  expect(one(null, null)).toMatchObject({ kind: "unknown", why: expect.not.stringContaining("mmHg") });
});

test("[AE-3] oxygen given without a saturation proposes grade 2, a partial pressure above its limit proposes nothing by itself", () => {
  const oxygen = (change: Partial<MeasuredValues>) => gradeFromValues("hypoxia", { ...noValues, ...change });
  expect(oxygen({ oxygenGiven: "yes" })).toMatchObject({ kind: "proposed", grade: 2 });
  expect(oxygen({ oxygenGiven: "no" })).toMatchObject({ kind: "unknown" });
  expect(oxygen({})).toMatchObject({ kind: "unknown" });
  expect(oxygen({ oxygenPressure: { value: 56, unit: "mm[Hg]" } })).toMatchObject({ kind: "unknown" });
  const low = { saturation: { value: 80, unit: "%" } } as const;
  expect(oxygen({ ...low, atRest: "yes" })).toMatchObject({ why: expect.stringContaining("at rest") });
  expect(oxygen({ ...low, atRest: "no" })).toMatchObject({ why: expect.stringContaining("on exertion") });
  expect(gradeFromValues("headache", { ...noValues, enzymeRatio: 30 })).toMatchObject({ kind: "unknown" });
});

test("[AE-4] one pressure that is not known leaves a rise open, unless the other is at its limit; the reasons are kept", () => {
  const of = (values: Partial<MeasuredValues>, change: Partial<Circumstances> = {}) =>
    countsAsAdverseEvent("hypertension", { ...calm, ...change }, { ...noValues, ...values }, shippedProtocol);
  expect(of({ diastolic: { value: 80, unit: "mm[Hg]" } })).toMatchObject({ kind: "not-assessed" });
  expect(of({ diastolic: { value: 110, unit: "mm[Hg]" } })).toMatchObject({ kind: "adverse-event" });
  expect(of({ systolic: { value: 180, unit: "mm[Hg]" } })).toMatchObject({ kind: "adverse-event" });
  expect(of(pressure(150, 90), { backInTime: "no" }).why).toEqual(["Not back below 160/100 mmHg after 120 min"]);
  expect(of(pressure(150, 90), { inSession: false }).why).toEqual(["Not in a session"]);
  expect(countsAsAdverseEvent("headache", calm, noValues, shippedProtocol)).toEqual({ kind: "adverse-event", why: [] });
  const kept = first(after(recorded({ term: "hypertension", circumstances: { ...calm, treated: "yes" }, values: pressure(150, 90) })));
  expect(kept.recorded.standing).toEqual({ kind: "adverse-event", why: ["Treated"] });
});

test("[AE-12] each report has its own time: hours and days from when the clinic knew it, and the most pressing stands first", () => {
  const duties = due({
    ...{ drug: "esketamine", route: "IN-ESK", term: "boundary_violation", expectedness: "unexpected" },
    ...{ criteria: nothingAnswered },
  });
  expect(duties.map(({ duty, dueAt }) => [duty, dueAt.toString()])).toEqual([
    ["assess", knownAt.add({ hours: 24 }).toString()],
    ["director-review", knownAt.add({ hours: 24 }).toString()],
    ["compliance", knownAt.add({ hours: 24 }).toString()],
    ["authorities", knownAt.add({ hours: 7 * 24 }).toString()],
    ["manufacturer", knownAt.add({ hours: 7 * 24 }).toString()],
    ["rems", "2026-11-10T04:59:59.999Z"],
    ["medwatch", knownAt.add({ hours: 15 * 24 }).toString()],
  ]);
});

test("[AE-12] the programme's days count from the session, and from the onset where there was none", () => {
  const rems = (change: Partial<RecordAdverseEvent>) =>
    due({ drug: "esketamine", route: "IN-ESK", outcome: "fatal", onsetAt: at("01T15:00"), ...change })
      .find(({ duty }) => duty === "rems")
      ?.dueAt.toString();
  expect(rems({})).toBe("2026-11-10T04:59:59.999Z");
  expect(rems({ session: null })).toBe("2026-11-09T04:59:59.999Z");
});

test("[AE-12] why the programme is told is said: misuse, a serious event, or one that nobody has assessed yet", () => {
  const why = (change: Partial<RecordAdverseEvent>) =>
    due({ drug: "esketamine", route: "IN-ESK", ...change }).find(({ duty }) => duty === "rems")?.why;
  expect(why({ term: "misuse_diversion", criteria: nothingAnswered })).toBe("Suspected misuse.");
  expect(why({ outcome: "fatal" })).toBe("Serious.");
  expect(why({ term: "sedation", circumstances: { ...calm, lowestMoaas: null }, outcome: "fatal" })).toBe("The form asks for it by name.");
  expect(why({ criteria: nothingAnswered })).toContain("not assessed yet");
});

test("[AE-13] a report closes its own duty and no other, and a review closes no report", () => {
  const serious = recorded({ outcome: "fatal" });
  const told = (known: AdverseEvents, now: CommandMeta) =>
    recordReport(known, { eventId: "e1", to: "authorities", madeOn: "2026-11-02", reference: "A-1" }, zone, now);
  const states = (state: AdverseEvents) =>
    Object.fromEntries(
      reportsDue(reportableOf(first(state)), shippedProtocol, knownAt, zone).map(({ duty, state: is }) => [duty, is] as const),
    );
  expect(states(after(serious, told))).toEqual({ "director-review": "open", authorities: "done", medwatch: "open" });
  expect(states(after(serious, reviewed))).toEqual({ "director-review": "done", authorities: "open", medwatch: "open" });
  const found = reportsDue(reportableOf(first(after(serious, told))), shippedProtocol, knownAt, zone);
  expect(found.map(({ report }) => report?.reference ?? null)).toEqual([null, "A-1", null]);
});

test("[AE-14] [AE-15] a reason of blanks is none; reports by policy are decided against like voluntary ones", () => {
  const state = after(recorded({ outcome: "fatal" }));
  const decline = (to: "authorities" | "compliance", reason: string) =>
    refusal(declineReport(state, { eventId: "e1", to, reason }, meta(knownAt)));
  expect([decline("authorities", "By policy"), decline("authorities", "  "), decline("compliance", "x")]).toEqual([
    ...["accepted", "AE-14", "AE-14"],
  ]);
  expect(refusal(enterAdverseEventInError(state, { eventId: "e1", reason: "  " }, meta(knownAt)))).toBe("AE-15");
});

test("[AE-13] a report that went out after somebody had decided against it is done, and a later decision against it takes nothing back", () => {
  const declined = (known: AdverseEvents, now: CommandMeta) =>
    declineReport(known, { eventId: "e1", to: "medwatch", reason: "Known" }, now);
  const made = (known: AdverseEvents, now: CommandMeta) =>
    recordReport(known, { eventId: "e1", to: "medwatch", madeOn: "2026-11-02", reference: "3500-78" }, zone, now);
  const unexpected = recorded({ expectedness: "unexpected" });
  const found = (state: AdverseEvents) => reportsDue(reportableOf(first(state)), shippedProtocol, knownAt, zone);
  for (const state of [after(unexpected, declined, made), after(unexpected, made, declined)])
    expect(found(state)).toMatchObject([{ duty: "medwatch", state: "done", report: { reference: "3500-78" } }]);
});
