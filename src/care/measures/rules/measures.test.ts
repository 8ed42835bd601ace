import { expect, test } from "vitest";

import { acknowledgeSafetyFlag, closeSafetyFlag } from "#care/safety/rules/answer-safety-flag.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { answerBehind } from "./answer-behind.ts";
import { changeOf } from "./change-of.ts";
import { completeMeasure, type CompleteMeasure, type CompletionContext } from "./complete-measure.ts";
import { measuresEvent, type MeasuresEvent } from "./events.ts";
import type { InstrumentId } from "./instrument-definition.ts";
import { instrumentOf } from "./instruments.ts";
import { measureFacts } from "./measure-facts.ts";
import { measuresStream, type Measures } from "./measures.ts";
import { requestMeasure } from "./request-measure.ts";
import { scaleOf } from "./scale-of.ts";
import { trajectory } from "./trajectory.ts";

const patient: Actor = { kind: "patient", id: "p" };
const nurse: Actor = { kind: "staff", id: "s" };
const day = (number: number) => Temporal.Instant.from("2026-11-01T15:00:00Z").add({ hours: 24 * number });
const meta = (at: Temporal.Instant, actor = patient): CommandMeta => ({ commandId: "c", observedAt: at, now: at, actor });
const context: CompletionContext = {
  timeZone: "America/New_York",
  protocol: shippedProtocol,
  sex: null,
  loaded: null,
  doses: [],
  flagIds: (rule) => `f${Number(rule.slice(3))}`,
};

const answers = (responseId: string, items: readonly (number | null)[], more: Partial<CompleteMeasure> = {}): CompleteMeasure => ({
  responseId,
  requestId: null,
  instrument: "phq9",
  definitionVersion: "1",
  items,
  extra: {},
  occasion: "unscheduled",
  sessionId: null,
  language: "en",
  ...more,
});

const then = (state: Measures, decision: Decision<MeasuresEvent>, at: Temporal.Instant, actor = patient): Measures => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  const facts = decision.events.map((event, index): Recorded<MeasuresEvent> => ({
    version: index + 1,
    observedAt: at,
    deviceAt: null,
    receivedAt: at,
    actor,
    commandId: "c",
    event,
  }));
  return fold(measuresStream, facts, state);
};

const filled = (state: Measures, asked: CompleteMeasure, at: Temporal.Instant): Measures =>
  then(state, completeMeasure(state, asked, meta(at), context), at);

const nothing = measuresStream.initial;
const twos = [2, 2, 2, 2, 2, 2, 2, 2, 0];

test("[MSR-6] every later total is read against the baseline", () => {
  const one = filled(nothing, answers("a", twos, { occasion: "baseline" }), day(0));
  const two = filled(one, answers("b", [1, 1, 1, 1, 1, 1, 1, 1, 0]), day(7));
  expect(trajectory(two)[0]?.points.map((point) => point.total)).toEqual([16, 8]);
  const changes = two.results.map((result) => changeOf(result, two.results, shippedProtocol));
  expect(changes).toEqual([null, expect.objectContaining({ difference: -8, response: true, reliableImprovement: true })]);
});

test("[MSR-10] the same answers are received once", () => {
  const one = filled(nothing, answers("a", twos), day(0));
  expect(completeMeasure(one, answers("a", twos), meta(day(1)), context)).toMatchObject({ refusal: { rule: "MSR-10" } });
});

test("[MSR-11] answers to another version of the questionnaire are not scored by this one", () => {
  expect(completeMeasure(nothing, answers("a", twos, { definitionVersion: "0" }), meta(day(0)), context)).toMatchObject({
    refusal: { rule: "MSR-11" },
  });
});

test("[MSR-12] answers to a request that nobody made are refused", () => {
  expect(completeMeasure(nothing, answers("a", twos, { requestId: "r" }), meta(day(0)), context)).toMatchObject({
    refusal: { rule: "MSR-12" },
  });
});

test("[MSR-13] an empty form is not an answer", () => {
  expect(completeMeasure(nothing, answers("a", Array(9).fill(null)), meta(day(0)), context)).toMatchObject({ refusal: { rule: "MSR-13" } });
});

test("[MSR-1] an answer to the unscored question is one of its own", () => {
  const asked = (extra: CompleteMeasure["extra"]) => completeMeasure(nothing, answers("a", twos, { extra }), meta(day(0)), context);
  expect(asked({ difficulty: 3 }).outcome).toBe("accepted");
  expect(asked({ difficulty: 4 })).toMatchObject({ refusal: { rule: "MSR-1", field: "extra.difficulty" } });
  expect(asked({ other: 1 })).toMatchObject({ refusal: { field: "extra.other" } });
});

test("[MSR-14] a patient cannot move the baseline; a request of the clinic can", () => {
  const one = filled(nothing, answers("a", twos, { occasion: "baseline" }), day(0));
  const two = filled(one, answers("b", [0, 0, 0, 0, 0, 0, 0, 0, 0], { occasion: "baseline" }), day(30));
  expect(measureFacts(two).instruments[0]).toMatchObject({ baseline: { responseId: "a" }, latest: { responseId: "b" } });
  const request = { requestId: "r", instrument: "phq9", occasion: "baseline", dueAt: day(60), sessionId: null } as const;
  const three = then(two, requestMeasure(two, request, true), day(60), nurse);
  const four = filled(three, answers("c", twos, { requestId: "r" }), day(60));
  expect(measureFacts(four).instruments[0]).toMatchObject({ baseline: { responseId: "c" } });
});

test("[MSR-14] a baseline that could not be scored leaves room for another", () => {
  const gaps = [1, 1, 1, null, null, null, 1, 1, 0];
  const one = filled(nothing, answers("a", gaps, { occasion: "baseline" }), day(0));
  const two = filled(one, answers("b", twos, { occasion: "baseline" }), day(1));
  expect(measureFacts(two).instruments[0]?.baseline?.responseId).toBe("b");
});

test("[MSR-15] a questionnaire is asked for once, and stays open until it is answered", () => {
  const request = { requestId: "r", instrument: "phq9", occasion: "follow-up", dueAt: day(7), sessionId: "session" } as const;
  const one = then(nothing, requestMeasure(nothing, request, true), day(0), nurse);
  expect(requestMeasure(one, request, true)).toMatchObject({ refusal: { rule: "MSR-15" } });
  expect(measureFacts(one).openRequests).toHaveLength(1);
  const two = filled(one, answers("a", twos, { requestId: "r" }), day(7));
  expect(measureFacts(two)).toMatchObject({ openRequests: [] });
  expect(measureFacts(two).instruments[0]?.latest).toMatchObject({ occasion: "follow-up", sessionId: "session" });
});

const positive = filled(nothing, answers("a", [0, 0, 0, 0, 0, 0, 0, 0, 1]), day(0));

test("[SR-01] a positive item 9 must be seen within 30 minutes and answered on the clinic's same day", () => {
  const [flag] = measureFacts(positive).openFlags;
  expect(flag).toMatchObject({ rule: "SR-01", level: "high", responseId: "a" });
  expect(flag?.acknowledgeBy?.toString()).toBe("2026-11-01T15:30:00Z");
  expect(flag?.contactBy?.toString()).toBe("2026-11-02T04:59:59.999Z");
});

test("[SR-01] the time to answer counts from when the clinic had it, whatever the device's clock says", () => {
  const ahead: CommandMeta = { ...meta(day(0)), observedAt: day(9) };
  const decision = completeMeasure(nothing, answers("a", [0, 0, 0, 0, 0, 0, 0, 0, 3]), ahead, context);
  expect(measureFacts(then(nothing, decision, day(9))).openFlags[0]?.acknowledgeBy?.toString()).toBe("2026-11-01T15:30:00Z");
});

test("[SR-02] an unanswered item 9 is asked within a day", () => {
  const [flag] = measureFacts(filled(nothing, answers("a", [0, 0, 0, 0, 0, 0, 0, 0, null]), day(0))).openFlags;
  expect(flag).toMatchObject({ rule: "SR-02", level: "medium", acknowledgeBy: null });
  expect(flag?.contactBy?.toString()).toBe(day(1).toString());
});

test("[SAF-1] only a member of staff answers a flag; later good answers never clear it", () => {
  for (const actor of [patient, { kind: "device", id: "d" }, { kind: "system", id: "x" }] as const) {
    const close = { flagId: "f1", disposition: "no-current-thoughts", note: "Fine." } as const;
    expect(closeSafetyFlag(positive.flags, close, meta(day(1), actor), ["clinician"])).toMatchObject({ refusal: { rule: "SAF-1" } });
    expect(acknowledgeSafetyFlag(positive.flags, { flagId: "f1", note: "" }, meta(day(1), actor), ["clinician"])).toMatchObject({
      refusal: { rule: "SAF-1" },
    });
  }
  const well = filled(positive, answers("b", Array(9).fill(0)), day(2));
  expect(measureFacts(well).openFlags).toHaveLength(1);
});

test("[SAF-2] [SAF-3] [SAF-4] a flag is closed once, with a disposition and a note, and being seen does not close it", () => {
  const close = { flagId: "f1", disposition: "safety-plan-made", note: "Called. Plan agreed." } as const;
  const staff = meta(day(1), nurse);
  expect(closeSafetyFlag(positive.flags, { ...close, flagId: "none" }, staff, ["clinician"])).toMatchObject({ refusal: { rule: "SAF-2" } });
  expect(closeSafetyFlag(positive.flags, { ...close, note: "  " }, staff, ["clinician"])).toMatchObject({
    refusal: { rule: "SAF-4", field: "note" },
  });
  const seen = then(
    positive,
    acknowledgeSafetyFlag(positive.flags, { flagId: "f1", note: "Calling." }, staff, ["clinician"]),
    day(1),
    nurse,
  );
  expect(measureFacts(seen).openFlags[0]).toMatchObject({ acknowledged: { by: "s" }, closed: null });
  const closed = then(seen, closeSafetyFlag(seen.flags, close, staff, ["clinician"]), day(1), nurse);
  expect(measureFacts(closed)).toMatchObject({ openFlags: [], closedFlags: [{ closed: { disposition: "safety-plan-made", by: "s" } }] });
  expect(closeSafetyFlag(closed.flags, close, staff, ["clinician"])).toMatchObject({ refusal: { rule: "SAF-3" } });
});

test("[SR-07] a PHQ-9 that rose within the window after a dose raises a flag beside its own", () => {
  const before = filled(nothing, answers("a", [1, 1, 0, 0, 0, 0, 0, 0, 0]), day(0));
  const worse = answers("b", [1, 1, 1, 1, 1, 1, 1, 0, 0]);
  const raised = (doses: readonly Temporal.Instant[]) =>
    measureFacts(then(before, completeMeasure(before, worse, meta(day(5)), { ...context, doses }), day(5))).openFlags;
  expect(raised([day(1)])).toMatchObject([{ rule: "SR-07", level: "high", responseId: "b" }]);
  expect(raised([])).toEqual([]);
});

test("[SR-07] a phone with a wrong clock hides no worsening", () => {
  const before = filled(nothing, answers("a", [1, 1, 0, 0, 0, 0, 0, 0, 0]), day(0));
  const behind: CommandMeta = { ...meta(day(5)), observedAt: day(-30) };
  const decision = completeMeasure(before, answers("b", [1, 1, 1, 1, 1, 1, 1, 0, 0]), behind, { ...context, doses: [day(1)] });
  expect(decision).toMatchObject({ events: [{}, { rule: "SR-07" }] });
});

test("every event survives being written as JSON and read again", () => {
  const decision = completeMeasure(nothing, answers("a", [0, null, 0, 0, 0, 0, 0, 0, 1]), meta(day(0)), context);
  const events = decision.outcome === "accepted" ? decision.events : [];
  expect(events).toHaveLength(2);
  for (const event of events) {
    const { type, ...payload } = measuresEvent.parse(JSON.parse(JSON.stringify(event)));
    expect(JSON.stringify({ type, ...payload })).toBe(JSON.stringify(measuresEvent.parse(JSON.parse(JSON.stringify(event)))));
    expect(measuresStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(event)) }).type).toBe(event.type);
  }
});

test("a fact from before readings were kept is still read", () => {
  const payload = {
    responseId: "a",
    requestId: null,
    instrument: "pcl5",
    definitionVersion: "1",
    items: [...Array<number>(19).fill(1), null],
    extra: {},
    total: 20,
    proratedFrom: 19,
    band: "below",
    missing: [20],
    occasion: "baseline",
    sessionId: null,
    language: "en",
  };
  const event = measuresStream.parse({ type: "measure-completed", schemaVersion: 1, payload });
  expect(event).toMatchObject({ ...payload, type: "measure-completed" });
  expect(event).not.toHaveProperty("reading");
});

test("[MSR-20] nobody is asked for a questionnaire whose wording is not here", () => {
  const request = { requestId: "r", instrument: "who5", occasion: "follow-up", dueAt: day(7), sessionId: null } as const;
  expect(requestMeasure(nothing, request, false)).toMatchObject({ refusal: { rule: "MSR-20", message: expect.stringContaining("WHO-5") } });
  expect(requestMeasure(nothing, request, true).outcome).toBe("accepted");
});

test("[MSR-21] answers to an instrument that cannot be scored yet are refused, never guessed", () => {
  const asked = answers("a", [1, 2, 3], { instrument: "ies_eis" });
  expect(completeMeasure(nothing, asked, meta(day(0)), context)).toMatchObject({ refusal: { rule: "MSR-21" } });
});

test("[MSR-27] what the answers say besides the total is kept with them: subscales, a percentage, a screen, the sex of a cut", () => {
  const kept = (instrument: InstrumentId, items: readonly (number | null)[], sex: CompletionContext["sex"] = null) => {
    const decision = completeMeasure(nothing, answers("a", items, { instrument }), meta(day(0)), { ...context, sex });
    const [event] = decision.outcome === "accepted" ? decision.events : [];
    return event?.type === "measure-completed" ? { band: event.band, ...event.reading } : decision;
  };
  expect(kept("wai_sr", [5, 4, 3, 5, 3, 5, 4, 5, 4, 4, 5, 4])).toMatchObject({ subscales: { goal: 5, task: 4.25, bond: 3.5 } });
  expect(kept("whodas12", Array(12).fill(3))).toMatchObject({ band: "severe", percent: 75 });
  expect(kept("auditc", [3, 0, 0], "male")).toMatchObject({ band: "neg", positive: false, sex: "male" });
  expect(kept("auditc", [3, 0, 0])).toMatchObject({ band: "pos", positive: true, sex: null });
  expect(kept("lec5", [...Array<null>(16).fill(null), 1])).toMatchObject({ pattern: "none" });
  expect(kept("auditc", [0, 3, 0])).toMatchObject({ contradicting: [2] });
  expect(kept("meq30", Array(30).fill(3))).toMatchObject({ complete: true });
  expect(kept("phq9", twos)).toMatchObject({ pattern: "major", positive: true, triage: null });
});

const asked = (items: readonly (number | null)[], extra: CompleteMeasure["extra"]) =>
  filled(nothing, answers("a", items, { instrument: "cssrs_screener", extra }), day(0));

test("[MSR-23] on the form since the last contact any behaviour is recent; on the other it is asked", () => {
  const behaved = [0, 0, null, null, null, 1];
  expect(asked(behaved, { "since-last-contact": 1 }).flags.map(({ rule }) => rule)).toEqual(["SR-05"]);
  expect(asked([0, 0, null, null, null, 0], { "since-last-contact": 1 }).flags).toEqual([]);
  expect(asked(behaved, { "behaviour-recent": 1 }).flags).toMatchObject([{ rule: "SR-05", level: "critical" }]);
  expect(asked(behaved, { "behaviour-recent": 0 }).flags).toMatchObject([{ rule: "SR-04", level: "high" }]);
  expect(asked(behaved, {}).flags.map(({ rule }) => rule)).toEqual(["SR-04", "SR-02"]);
});

test("a flag that was raised and closed before there were other rules reads as it did", () => {
  const raised = {
    flagId: "f",
    rule: "SR-01",
    level: "high",
    responseId: "a",
    acknowledgeBy: day(0).toString(),
    contactBy: day(1).toString(),
  };
  const closed = { flagId: "f", disposition: "no-current-thoughts", note: "Spoken with." };
  const read = (type: string, payload: object) => measuresStream.parse({ type, schemaVersion: 1, payload });
  expect(read("safety-flag-raised", raised)).toMatchObject({ rule: "SR-01", responseId: "a" });
  expect(read("safety-flag-closed", closed)).toMatchObject(closed);
});

test("the answer behind a flag is the item that it asks about, and none where no single answer raised it", () => {
  expect(answerBehind("SR-01", "phq9", [0, 0, 0, 0, 0, 0, 0, 0, 2])).toBe(2);
  expect(answerBehind("SR-01", "phq9", [0, 0, 0, 0, 0, 0, 0, 0, null])).toBeNull();
  expect(answerBehind("SR-01", "phq9", [0])).toBeNull();
  expect(answerBehind("SR-02", "phq9", [0, 0, 0, 0, 0, 0, 0, 0, null])).toBeNull();
  expect(answerBehind("SR-01", "gad7", Array(7).fill(3))).toBeNull();
});

test("an instrument's scale has its range, bands, subscales and patterns, by the clinic's own limits", () => {
  const phq9 = scaleOf(instrumentOf("phq9"), shippedProtocol, null);
  expect(phq9).toMatchObject({ instrument: "phq9", itemCount: 9, range: { min: 0, max: 27 }, subscales: [] });
  expect(phq9.bands.map(({ min }) => min)).toEqual([0, 5, 10, 15, 20]);
  expect(phq9.bands[0]).toEqual({ min: 0, code: expect.any(String), label: expect.any(String) });
  expect(phq9.patterns.length).toBeGreaterThan(1);
  expect(phq9.patterns.every(({ code, label }) => code.length > 0 && label.length > 0)).toBe(true);
  expect(phq9.caveat).toEqual(instrumentOf("phq9").pattern?.caveat ?? null);
  expect(phq9.sources).toEqual(instrumentOf("phq9").sources);
  const lec5 = scaleOf(instrumentOf("lec5"), shippedProtocol, null);
  const { exposure } = instrumentOf("lec5");
  expect(lec5.patterns.map(({ code }) => code)).toEqual([exposure?.candidate.code, exposure?.otherwise.code]);
  expect(lec5.caveat).toEqual(exposure?.caveat ?? null);
  const gad7 = scaleOf(instrumentOf("gad7"), shippedProtocol, null);
  expect([gad7.patterns, gad7.caveat]).toEqual([[], null]);
  const ceq = instrumentOf("ceq");
  expect(scaleOf(ceq, shippedProtocol, null).subscales).toEqual(ceq.subscales.map(({ code, label }) => ({ code, label })));
});

test("a course is in the order of time, whatever order its answers arrived in, and each instrument by itself", () => {
  const one = filled(nothing, answers("late", twos), day(9));
  const two = filled(one, answers("early", [1, 1, 1, 1, 1, 1, 1, 1, 0]), day(2));
  const three = filled(two, answers("other", Array(7).fill(1), { instrument: "gad7" }), day(1));
  expect(trajectory(three).map(({ instrument, points }) => [instrument, points.map(({ responseId }) => responseId)])).toEqual([
    ["phq9", ["early", "late"]],
    ["gad7", ["other"]],
  ]);
  expect(trajectory(three)[0]?.points[0]).toEqual({
    responseId: "early",
    at: day(2),
    total: 8,
    band: expect.any(String),
    occasion: "unscheduled",
  });
  expect(trajectory(nothing)).toEqual([]);
  expect(measureFacts(three).instruments.find(({ instrument }) => instrument === "phq9")?.latest?.responseId).toBe("late");
  expect(measureFacts(three).instruments.find(({ instrument }) => instrument === "gad7")?.latest?.responseId).toBe("other");
});

test("[MSR-6] without a baseline, without a total or from before it there is no change", () => {
  const alone = filled(nothing, answers("a", twos), day(3));
  expect(alone.results.map((result) => changeOf(result, alone.results, shippedProtocol))).toEqual([null]);
  const base = filled(alone, answers("b", twos, { occasion: "baseline" }), day(5));
  const gaps = filled(base, answers("c", [1, 1, 1, null, null, null, 1, 1, 0]), day(7));
  expect(gaps.results.map((result) => changeOf(result, gaps.results, shippedProtocol))).toEqual([null, null, null]);
  const same = filled(gaps, answers("d", [1, 1, 1, 1, 1, 1, 1, 1, 0]), day(5));
  expect(same.results.map((result) => changeOf(result, same.results, shippedProtocol)).at(-1)).toMatchObject({ difference: -8 });
});

test("[MSR-6] another instrument's baseline is none", () => {
  const state = filled(nothing, answers("a", Array(7).fill(1), { instrument: "gad7", occasion: "baseline" }), day(0));
  expect(measureFacts(state).instruments.find(({ instrument }) => instrument === "phq9")?.baseline).toBeNull();
});

test("[MSR-15] answers close their own request alone, once", () => {
  const ask = (state: Measures, requestId: string, instrument: InstrumentId) =>
    then(
      state,
      requestMeasure(state, { requestId, instrument, occasion: "follow-up", dueAt: day(7), sessionId: null }, true),
      day(0),
      nurse,
    );
  const two = ask(ask(nothing, "r1", "phq9"), "r2", "gad7");
  const one = filled(two, answers("a", twos, { requestId: "r1" }), day(1));
  expect(one.requests.map(({ requestId, answeredBy }) => [requestId, answeredBy])).toEqual([
    ["r1", "a"],
    ["r2", null],
  ]);
  expect(filled(one, answers("b", twos, { requestId: "r1" }), day(2)).requests[0]?.answeredBy).toBe("a");
});

test("[SR-01] a flag knows when the clinic had it and whether the patient answered from afar; a closed one is closed", () => {
  const raisedBy = (actor: Actor) =>
    then(nothing, completeMeasure(nothing, answers("a", [0, 0, 0, 0, 0, 0, 0, 0, 1]), meta(day(0), actor), context), day(0), actor)
      .flags[0];
  expect(raisedBy(patient)).toMatchObject({ fromAfar: true, raisedAt: day(0), acknowledged: null, closed: null });
  expect(raisedBy(nurse)).toMatchObject({ fromAfar: false });
  expect([measureFacts(positive).openFlags.length, measureFacts(positive).closedFlags.length]).toEqual([1, 0]);
});

test("[MSR-5] a positive screen is kept with the answers; an open answer leaves it open", () => {
  const reading = (items: readonly (number | null)[]) => {
    const state = filled(nothing, answers("a", items, { instrument: "mdq" }), day(0));
    return state.results[0]?.reading?.positive;
  };
  expect(reading([...Array(13).fill(1), 1, 3])).toBe(true);
  expect(reading([...Array(13).fill(0), 0, 0])).toBe(false);
  expect(reading([...Array(13).fill(1), null, 3])).toBeNull();
});
