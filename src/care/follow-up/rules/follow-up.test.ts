import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { DosedSession } from "#care/integration/rules/dosed-session.ts";
import type { Decision } from "#kernel/decision.ts";
import { isOpen } from "#kernel/gate.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { closeEpisode, recordContact, reopenEpisode, type CloseEpisode } from "./close-episode.ts";
import { closeGate, type ClosingFacts } from "./close-gate.ts";
import { doseSpan } from "./dose-span.ts";
import type { FollowUpEvent } from "./events.ts";
import { followUpFacts } from "./follow-up-facts.ts";
import { followUpStream, type FollowUp, type PlannedMeasure } from "./follow-up.ts";
import { observeDrift, type DriftReading } from "./observe-drift.ts";
import { plannedDates, plannedDays } from "./planned-dates.ts";
import { plannedStatus } from "./planned-status.ts";
import { scheduleFollowUp } from "./schedule-follow-up.ts";

const doseAt = Temporal.Instant.from("2026-10-01T18:00:00Z");
const day = (days: number) => doseAt.add({ milliseconds: Math.round(days * 86_400_000) });
const zone = "America/New_York";
const prescriber: Actor = { kind: "staff", id: "prescriber" };
const meta = (at = day(10)) => ({ commandId: "command", observedAt: at, now: at, actor: prescriber });

const eventsOf = (decision: Decision<FollowUpEvent>): readonly FollowUpEvent[] => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  return decision.events;
};
const given = (...decisions: readonly Decision<FollowUpEvent>[]): FollowUp =>
  fold(
    followUpStream,
    decisions.flatMap(eventsOf).map((event, index): Recorded<FollowUpEvent> => ({
      version: index + 1,
      observedAt: day(1),
      deviceAt: null,
      receivedAt: day(1),
      actor: prescriber,
      commandId: `command-${index}`,
      event,
    })),
  );
const none = given();

let ids = 0;
const scheduling = (change: Partial<Parameters<typeof scheduleFollowUp>[1]> = {}) => ({
  instruments: ["phq9"] as const,
  lastDoseAt: doseAt,
  timeZone: zone,
  now: day(1),
  newId: () => `request-${(ids += 1)}`,
  ...change,
});

test("[FUP-1] after a dose the questions come weekly for 4 weeks, then every 2 weeks to 3 months, then monthly to 12", () => {
  expect(plannedDays(Temporal.PlainDate.from("2026-01-31")).map(String)).toEqual([
    ...["2026-02-07", "2026-02-14", "2026-02-21", "2026-02-28"],
    ...["2026-03-14", "2026-03-28", "2026-04-11", "2026-04-25"],
    ...["2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31"],
  ]);
});

test("[FUP-1] every question arrives at nine by the clock where the patient lives, also after the clocks change", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }),
      fc.constantFrom("America/New_York", "Pacific/Auckland", "Asia/Kolkata"),
      (epoch, timeZone) => {
        const at = Temporal.Instant.fromEpochMilliseconds(epoch);
        const dates = plannedDates(at, timeZone);
        for (const date of dates) expect(date.toZonedDateTimeISO(timeZone).toPlainTime().toString()).toBe("09:00:00");
        expect(dates.toSorted((one, other) => Temporal.Instant.compare(one, other))).toEqual(dates);
        expect(new Set(dates.map(String)).size).toBe(dates.length);
        expect(Temporal.Instant.compare(dates[0] ?? at, at)).toBe(1);
      },
    ),
  );
});

test("[FUP-2] days that are over are left out, and without a dose nothing is planned", () => {
  const late = eventsOf(scheduleFollowUp(none, scheduling({ now: day(80) })));
  expect(late.every((event) => event.type === "follow-up-scheduled" && Temporal.Instant.compare(event.dueAt, day(80)) > 0)).toBe(true);
  expect(late).toHaveLength(10);
  expect(scheduleFollowUp(none, scheduling({ lastDoseAt: null }))).toMatchObject({ refusal: { rule: "FUP-2" } });
  expect(scheduleFollowUp(none, scheduling({ instruments: [] }))).toMatchObject({ refusal: { rule: "FUP-2", field: "instruments" } });
  expect(scheduleFollowUp(none, scheduling({ now: day(400) }))).toMatchObject({ refusal: { rule: "FUP-2" } });
});

test("[FUP-3] a new schedule replaces what still waits and leaves what was asked", () => {
  const planned = scheduleFollowUp(none, scheduling());
  const first = given(planned);
  const second = given(planned, scheduleFollowUp(first, scheduling({ lastDoseAt: day(9), now: day(10) })));
  const standing = second.planned.filter(({ cancelled }) => cancelled === null);
  expect(first.planned).toHaveLength(17);
  expect(standing.filter(({ afterDoseAt }) => afterDoseAt.equals(doseAt))).toHaveLength(1);
  expect(standing.filter(({ afterDoseAt }) => afterDoseAt.equals(day(9)))).toHaveLength(17);
});

test.each([
  [6, "planned"],
  [7, "due"],
  [9.9, "due"],
  [10, "overdue"],
] as const)("[FUP-4] after %d days the question of day 7 is %s, and answered once an answer is there", (days, state) => {
  const planned = { requestId: "one", instrument: "phq9", dueAt: day(7), afterDoseAt: doseAt, cancelled: null } as const;
  expect(plannedStatus(planned, [{ requestId: "one", answeredBy: null }], day(days), shippedProtocol)).toBe(state);
  expect(plannedStatus(planned, [{ requestId: "one", answeredBy: "response" }], day(days), shippedProtocol)).toBe("answered");
  const cancelled = { ...planned, cancelled: { at: day(1), by: prescriber } };
  expect(plannedStatus(cancelled, [], day(days), shippedProtocol)).toBe("cancelled");
  expect(plannedStatus(cancelled, [{ requestId: "one", answeredBy: "response" }], day(days), shippedProtocol)).toBe("answered");
});

const reading = (days: number, total: number): DriftReading => ({ at: day(days), total });
const drift = (readings: readonly DriftReading[], baseline: number | null = 18) =>
  observeDrift({ baseline, firstDoseAt: doseAt, readings, protocol: shippedProtocol });

test("[FUP-6] a lost response is shown after two readings a week apart above half of the baseline", () => {
  expect(drift([reading(7, 6), reading(14, 10), reading(21, 11)])).toMatchObject({
    kind: "drift",
    signs: expect.arrayContaining(["response-lost"]),
  });
  expect(drift([reading(7, 6), reading(14, 9)])).toMatchObject({ kind: "steady" });
  expect(drift([reading(7, 12), reading(14, 13), reading(21, 13)])).toMatchObject({ kind: "steady" });
});

test("[FUP-6] a rise of 5 above the lowest total is shown when it reaches 10, and not below", () => {
  expect(drift([reading(7, 12), reading(14, 17), reading(21, 17)], 20)).toMatchObject({ kind: "drift", signs: ["risen-from-nadir"] });
  expect(drift([reading(7, 12), reading(14, 16), reading(21, 16)], 20)).toMatchObject({ kind: "steady" });
  expect(drift([reading(7, 2), reading(14, 9), reading(21, 9)], 27)).toMatchObject({ kind: "steady", nadir: 2 });
});

test("[FUP-7] one reading, or two within a week, is shown as one that waits for a second", () => {
  expect(drift([reading(7, 4), reading(14, 15)])).toMatchObject({ kind: "once" });
  expect(drift([reading(7, 4), reading(14, 15), reading(20.9, 15)])).toMatchObject({ kind: "once" });
  expect(drift([reading(7, 4), reading(14, 15), reading(21, 15)])).toMatchObject({ kind: "drift" });
});

test("[FUP-7] a better reading in between begins the count anew", () => {
  const found = drift([reading(7, 4), reading(14, 15), reading(18, 5), reading(25, 15)]);
  expect(found.kind).toBe("once");
  expect("since" in found && found.since).toEqual(reading(25, 15));
});

test("[FUP-7] without a baseline, a dose or a reading nothing is called steady", () => {
  expect(drift([reading(7, 4)], null)).toEqual({ kind: "not-assessed", reason: "no-baseline" });
  expect(observeDrift({ baseline: 18, firstDoseAt: null, readings: [reading(7, 4)], protocol: shippedProtocol })).toEqual({
    kind: "not-assessed",
    reason: "no-dose",
  });
  expect(drift([reading(-3, 4)])).toEqual({ kind: "not-assessed", reason: "no-reading" });
});

test("[FUP-7] the order in which readings arrive changes nothing", () => {
  const readings = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 27 })), { maxLength: 12 });
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 12 }), readings, (days, totals) => {
      const all = days.map((at, index) => reading(at, totals[index]?.[1] ?? 10));
      expect(drift(all.toReversed())).toEqual(drift(all));
    }),
  );
});

test("[FUP-8] a contact that reached the patient says what was said", () => {
  const contact = { contactId: "contact", how: "telephone", outcome: "reached", note: "" } as const;
  expect(recordContact(none, contact)).toMatchObject({ refusal: { rule: "FUP-8", field: "note" } });
  expect(recordContact(none, { ...contact, outcome: "not-reached" })).toMatchObject({ outcome: "accepted" });
});

const session: DosedSession = { sessionId: "session", status: "closed", openedAt: doseAt, firstDoseAt: doseAt, lastDoseAt: doseAt };
const practice = {
  practiceId: "walk",
  text: "A walk",
  frequency: "daily",
  due: null,
  agreed: { at: doseAt, by: prescriber },
  checks: [],
  ended: null,
} as const;
const facts = (change: Partial<ClosingFacts> = {}): ClosingFacts => ({
  episodeId: "episode",
  sessions: [session],
  integration: { notedSessionIds: ["session"], openPractices: [], contacts: [], courseCompletedAt: null },
  openFlags: [],
  ...change,
});
const withIntegration = (change: Partial<ClosingFacts["integration"]>) => facts({ integration: { ...facts().integration, ...change } });
const asked = (change: Partial<CloseEpisode> = {}): CloseEpisode => ({ closing: "completed", summary: "Well.", overrides: [], ...change });
const close = (change: Partial<CloseEpisode>, known: ClosingFacts, mayOverride = true) =>
  closeEpisode(none, asked(change), known, { mayOverride }, meta());

test("an episode whose conditions are met is closed with what the gate saw", () => {
  expect(close({}, facts())).toMatchObject({ events: [{ type: "episode-closed", closing: "completed", reading: { gate: "CLOSE" } }] });
});

test.each([
  ["END-1", facts({ sessions: [session, { ...session, sessionId: "running", status: "open", lastDoseAt: null }] })],
  ["END-2", facts({ openFlags: [{ flagId: "flag" }] })],
] as const)("[%s] is hard: nobody closes past it", (rule, known) => {
  const overrides = [{ conditionId: rule, reason: "Because" }];
  expect(close({ overrides }, known)).toMatchObject({ refusal: { rule } });
  expect(isOpen(closeGate(known, [{ conditionId: rule, reason: "Because", by: "prescriber" }]))).toBe(false);
});

test.each([
  ["END-3", withIntegration({ notedSessionIds: [] })],
  ["END-4", withIntegration({ openPractices: [practice] })],
] as const)("[%s] a prescriber passes it with a reason, which is kept", (rule, known) => {
  expect(close({}, known)).toMatchObject({ refusal: { rule } });
  const overrides = [{ conditionId: rule, reason: "The patient moved away" }];
  expect(close({ overrides }, known)).toMatchObject({
    events: [{ reading: { overrides: [{ conditionId: rule, reason: "The patient moved away", by: "prescriber" }] } }],
  });
});

test("[END-3] a session without a dose asks for no note", () => {
  const known = facts({ sessions: [{ ...session, sessionId: "no-dose", firstDoseAt: null, lastDoseAt: null }] });
  expect(close({}, known)).toMatchObject({ outcome: "accepted" });
});

test("[END-5] an episode is closed once, with a summary, and not as declined", () => {
  expect(close({ summary: " " }, facts())).toMatchObject({ refusal: { rule: "END-5", field: "summary" } });
  expect(close({ closing: "declined" }, facts())).toMatchObject({ refusal: { rule: "END-5", field: "closing" } });
  const closed = given(close({}, facts()));
  expect(closeEpisode(closed, asked(), facts(), { mayOverride: true }, meta())).toMatchObject({ refusal: { rule: "END-5" } });
});

test("[END-6] who is no prescriber passes nothing", () => {
  const overrides = [{ conditionId: "END-4", reason: "Because" }];
  expect(close({ overrides }, withIntegration({ openPractices: [practice] }), false)).toMatchObject({ refusal: { rule: "END-6" } });
});

test("[FUP-5] closing cancels the questions that wait, and a closed episode plans none", () => {
  const planned = scheduleFollowUp(none, scheduling());
  const closed = given(planned, closeEpisode(given(planned), asked(), facts(), { mayOverride: true }, meta()));
  expect(closed.planned.filter(({ cancelled }) => cancelled === null)).toHaveLength(1);
  expect(scheduleFollowUp(closed, scheduling())).toMatchObject({ refusal: { rule: "FUP-5" } });
  expect(followUpFacts(closed, day(10)).next).toBeNull();
});

test("[END-7] a closed episode is opened again with a reason, and can be closed once more", () => {
  const closed = given(close({}, facts()));
  expect(reopenEpisode(none, "x")).toMatchObject({ refusal: { rule: "END-7" } });
  expect(reopenEpisode(closed, " ")).toMatchObject({ refusal: { rule: "END-7", field: "reason" } });
  const reopened = given(close({}, facts()), reopenEpisode(closed, "Came back for a booster"));
  expect(reopened.closed).toBeNull();
  expect(closeEpisode(reopened, asked(), facts(), { mayOverride: true }, meta())).toMatchObject({ outcome: "accepted" });
});

test("[FUP-4] another question's answer answers nothing", () => {
  const planned = { requestId: "one", instrument: "phq9", dueAt: day(7), afterDoseAt: doseAt, cancelled: null } as const;
  expect(plannedStatus(planned, [{ requestId: "two", answeredBy: "response" }], day(8), shippedProtocol)).toBe("due");
});

test("[FUP-3] what was cancelled once is not cancelled again", () => {
  const planned = scheduleFollowUp(none, scheduling());
  const second = given(planned, scheduleFollowUp(given(planned), scheduling({ now: day(2) })));
  const events = eventsOf(scheduleFollowUp(second, scheduling({ now: day(3) })));
  expect(events.filter(({ type }) => type === "follow-up-cancelled")).toHaveLength(17);
  expect(second.planned[0]?.cancelled).toEqual({ at: day(1), by: prescriber });
});

test("[FUP-2] the same questionnaire chosen twice is planned once, and two are planned each day", () => {
  const count = (instruments: readonly ("phq9" | "gad7")[]) => eventsOf(scheduleFollowUp(none, scheduling({ instruments }))).length;
  expect([count(["phq9", "phq9"]), count(["phq9", "gad7"])]).toEqual([17, 34]);
});

test("[FUP-6] a total of exactly 10, risen by exactly 5, is a rise", () => {
  expect(drift([reading(7, 5), reading(14, 10), reading(21, 10)], 9)).toMatchObject({ kind: "drift", signs: ["risen-from-nadir"] });
  expect(drift([reading(7, 4), reading(14, 9), reading(21, 9)], 7)).toMatchObject({ kind: "steady" });
});

const contact = { contactId: "contact", how: "telephone", outcome: "reached", note: "Sleeps better" } as const;

test("[FUP-8] a contact is kept as it was said, with its time and its writer, and once", () => {
  expect(recordContact(none, contact)).toEqual({ outcome: "accepted", events: [{ type: "contact-recorded", ...contact }] });
  expect(recordContact(none, { ...contact, note: "  " })).toMatchObject({ refusal: { rule: "FUP-8", field: "note" } });
  const kept = given(recordContact(none, contact));
  expect(kept.contacts).toMatchObject([{ ...contact, at: day(1), by: prescriber }]);
  expect(recordContact(kept, contact)).toMatchObject({ refusal: { rule: "FUP-8" } });
  expect(recordContact(kept, { ...contact, contactId: "another" })).toMatchObject({ outcome: "accepted" });
});

const planAt = (requestId: string, days: number, isCancelled = false): PlannedMeasure => ({
  ...{ requestId, instrument: "phq9", dueAt: day(days), afterDoseAt: doseAt },
  cancelled: isCancelled ? { at: day(1), by: prescriber } : null,
});

test("the episode's page shows the next question to come, not one that was cancelled or is due already, and the newest contact", () => {
  const state: FollowUp = { ...none, planned: [planAt("far", 30), planAt("near", 14), planAt("due", 10), planAt("off", 12, true)] };
  expect(followUpFacts(state, day(10))).toMatchObject({
    isScheduled: true,
    next: { requestId: "near" },
    closedAt: null,
    lastContactAt: null,
  });
  expect(followUpFacts(state, day(40))).toMatchObject({ isScheduled: true, next: null });
  expect(followUpFacts({ ...none, planned: [planAt("off", 12, true)] }, day(1))).toMatchObject({ isScheduled: false, next: null });
  const contacts = [2, 4, 5].map((days) => ({ ...contact, contactId: `after-${days}`, at: day(days), by: prescriber }));
  expect(followUpFacts({ ...none, contacts }, day(6)).lastContactAt?.toString()).toBe(day(5).toString());
  expect(followUpFacts(given(close({}, facts())), day(6)).closedAt?.toString()).toBe(day(1).toString());
});

test("an episode's doses run from the first of any session to the last, and sessions without a dose count for nothing", () => {
  const at = (sessionId: string, first: number | null, last: number | null): DosedSession => ({
    ...{ sessionId, status: "closed", openedAt: doseAt },
    firstDoseAt: first === null ? null : day(first),
    lastDoseAt: last === null ? null : day(last),
  });
  const span = doseSpan([at("b", 7, 7.1), at("none", null, null), at("c", 14, 14.2), at("a", 0, 0.1)]);
  expect([span.firstDoseAt, span.lastDoseAt].map(String)).toEqual([day(0), day(14.2)].map(String));
  expect(doseSpan([at("none", null, null)])).toEqual({ firstDoseAt: null, lastDoseAt: null });
});

const reasonOf = (known: ClosingFacts, id: string) => closeGate(known, []).conditions.find((one) => one.id === id)?.reason;

test("[END-1] [END-2] [END-3] [END-4] each condition says what is open and how much of it, and says so when nothing is", () => {
  const running = { ...session, sessionId: "running", status: "open", lastDoseAt: null } as const;
  expect([reasonOf(facts(), "END-1"), reasonOf(facts({ sessions: [running] }), "END-1")]).toEqual([
    ...["None is running.", expect.stringContaining("release the patient")],
  ]);
  const flags = (count: number) => Array.from({ length: count }, (_, index) => ({ flagId: `flag-${index}` }));
  expect([0, 1, 2].map((count) => reasonOf(facts({ openFlags: flags(count) }), "END-2"))).toEqual([
    ...["None is open.", expect.stringMatching(/^One flag is open/u), expect.stringMatching(/^2 flags are open/u)],
  ]);
  const two = [session, { ...session, sessionId: "second" }];
  const noted = (notedSessionIds: readonly string[]) => ({ ...withIntegration({ notedSessionIds }), sessions: two });
  expect(reasonOf(noted(["session"]), "END-3")).toBe("1 of 2 are missing.");
  expect(reasonOf(noted(["session", "second"]), "END-3")).toBe("All 2 are signed.");
  expect(reasonOf(facts({ sessions: [] }), "END-3")).toBe("No dose was given.");
  expect(reasonOf(facts(), "END-4")).toBe("None is left open.");
  expect(reasonOf(withIntegration({ openPractices: [practice] }), "END-4")).toContain("1 still open");
});

test("only a reason for a condition that is open and may be passed is kept", () => {
  const known = withIntegration({ openPractices: [practice] });
  const override = (conditionId: string) => ({ conditionId, reason: "Because", by: "prescriber" });
  const kept = closeGate({ ...known, openFlags: [{ flagId: "flag" }] }, ["END-1", "END-2", "END-3", "END-4", "END-9"].map(override));
  expect(kept.overrides).toEqual([override("END-4")]);
});

test("[END-6] a reason of blanks passes nothing, and who is no prescriber closes what needs no reason", () => {
  const known = withIntegration({ openPractices: [practice] });
  expect(close({ overrides: [{ conditionId: "END-4", reason: "  " }] }, known)).toMatchObject({ refusal: { rule: "END-4" } });
  expect(close({ overrides: [{ conditionId: "END-4", reason: "  " }] }, facts(), false)).toMatchObject({ outcome: "accepted" });
  expect(close({ overrides: [{ conditionId: "END-4", reason: "Because" }] }, known, false)).toMatchObject({
    refusal: { rule: "END-6", field: "END-4" },
  });
  expect(close({}, facts(), false)).toMatchObject({ outcome: "accepted" });
});

test("a refusal to close names the first open condition, and counts the others with their numbers", () => {
  const messageOf = (known: ClosingFacts) => {
    const decision = close({}, known);
    return decision.outcome === "refused" ? decision.refusal.message : "";
  };
  const practiceOpen = withIntegration({ openPractices: [practice] });
  expect(messageOf(practiceOpen)).not.toContain("more");
  const three = { ...practiceOpen, openFlags: [{ flagId: "flag" }], integration: { ...practiceOpen.integration, notedSessionIds: [] } };
  expect(messageOf(three)).toMatch(/^No safety flag is open.* 2 more: END-3, END-4\.$/u);
});

test("what the gate saw is kept whole with the closing, and so are who closed and who opened again, when and why", () => {
  const closed = given(close({}, facts()));
  expect(closed.closed).toMatchObject({ closing: "completed", summary: "Well.", at: day(1), by: prescriber });
  expect(closed.closed?.reading.conditions).toEqual(closeGate(facts(), []).conditions);
  const reopened = given(close({}, facts()), reopenEpisode(closed, "Came back"));
  expect(reopened.reopened).toMatchObject({ reason: "Came back", at: day(1), by: prescriber });
  const [event] = eventsOf(close({}, facts()));
  if (event === undefined) throw new Error("Nothing was decided.");
  const { type, ...payload } = event;
  expect(followUpStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) })).toEqual(event);
});
