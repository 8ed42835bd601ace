import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { DosedSession } from "#care/integration/rules/dosed-session.ts";
import type { Decision } from "#kernel/decision.ts";
import { isOpen } from "#kernel/gate.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { closeEpisode, recordContact, reopenEpisode, type CloseEpisode } from "./close-episode.ts";
import { closeGate, type ClosingFacts } from "./close-gate.ts";
import type { FollowUpEvent } from "./events.ts";
import { followUpFacts } from "./follow-up-facts.ts";
import { followUpStream, type FollowUp } from "./follow-up.ts";
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
