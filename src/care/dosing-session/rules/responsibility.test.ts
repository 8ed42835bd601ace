import fc from "fast-check";
import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";

import { chartDose, type ChartDose } from "./chart-dose.ts";
import { dosingSessionEvent, type DosingSessionEvent } from "./events.ts";
import type { DosingSession } from "./dosing-session.ts";
import { acceptHandover, beginBreak, endBreak, endHandover, enterRoom, leaveRoom, offerHandover, takeResponsibility } from "./hand-over.ts";
import { handoverSummary } from "./handover-summary.ts";
import { overdueBreaks, responsibility, responsibleAt, unwatched } from "./responsibility.ts";
import { calm, charted, dose, eventsOf, given, kept, metaAt, minute, opened, typesOf } from "./test-session.ts";
import { watchNow } from "./watch-now.ts";

const [ann, ben] = ["0190a000-0000-7000-8000-00000000aaa1", "0190a000-0000-7000-8000-00000000bbb1"];
const as = (staffId: string, minutes: number): CommandMeta => ({ ...metaAt(minutes), actor: { kind: "staff", id: staffId } });
const entered = (staffId: string, role: "monitor" | "nurse" | "therapist" = "monitor"): DosingSessionEvent => ({
  type: "person-entered",
  staffId,
  role,
});
const left = (staffId: string): DosingSessionEvent => ({ type: "person-left", staffId });
const offered = (handoverId = "h1"): DosingSessionEvent => ({ type: "handover-offered", handoverId, from: ann, to: ben, summary: "35 mg" });
const accepted: DosingSessionEvent = { type: "handover-accepted", handoverId: "h1" };
const keptAs = (session: DosingSession, minutes: number, decision: Decision<DosingSessionEvent>): DosingSession =>
  kept(session, minutes, decision);
const giving = (doseId: string, kind: "first" | "booster" = "first"): ChartDose => {
  const event = dose(doseId, kind);
  if (event.type !== "dose-given") throw new Error("This is no dose.");
  const { type: _, reading: __, ...given } = event;
  return given;
};
const who = (session: DosingSession) => responsibility(session).map(({ staffId }) => staffId);

test("[HAND-1] the first monitor or nurse who comes in is responsible, a therapist is not, and a second monitor takes nothing", () => {
  const session = given([0, opened()], [1, entered("t", "therapist")], [2, entered(ann)], [3, entered(ben, "nurse")]);
  expect(responsibleAt(session, minute(1))).toBeNull();
  expect(responsibleAt(session, minute(2))).toBe(ann);
  expect(responsibleAt(session, minute(30))).toBe(ann);
  expect(responsibleAt(session, minute(-1))).toBeNull();
});

test("[HAND-2] an offer moves nothing; the acceptance of the person whom it was offered to does", () => {
  const session = given([0, opened()], [1, entered(ann)], [2, entered(ben)], [3, offered()]);
  expect(responsibleAt(session, minute(4))).toBe(ann);
  expect(acceptHandover(session, { handoverId: "h1" }, as(ann, 5))).toMatchObject({ outcome: "refused", refusal: { rule: "HAND-2" } });
  const after = keptAs(session, 5, acceptHandover(session, { handoverId: "h1" }, as(ben, 5)));
  expect([responsibleAt(after, minute(4.9)), responsibleAt(after, minute(5))]).toEqual([ann, ben]);
});

test("[HAND-2] a handover is offered in one's own name, to somebody else, and once", () => {
  const session = given([0, opened()], [1, entered(ann)]);
  const offer = { handoverId: "h1", to: ben, summary: "35 mg" };
  expect(eventsOf(offerHandover(session, offer, as(ann, 2)))).toEqual([{ type: "handover-offered", from: ann, ...offer }]);
  expect(offerHandover(session, { ...offer, to: ann }, as(ann, 2)).outcome).toBe("refused");
  expect(typesOf(offerHandover(given([0, opened()], [1, offered()]), offer, as(ann, 2)))).toEqual([]);
  expect(offerHandover(given(), offer, as(ann, 2)).outcome).toBe("refused");
});

test("[HAND-2] the first answer holds: who declined cannot accept, twice accepted is once, nobody else answers", () => {
  const session = given([0, opened()], [1, entered(ann)], [3, offered()]);
  const ended = { handoverId: "h1", reason: "Busy" };
  expect(typesOf(endHandover(session, ended, as(ben, 4)))).toEqual(["handover-declined"]);
  expect(typesOf(endHandover(session, ended, as(ann, 4)))).toEqual(["handover-withdrawn"]);
  expect(endHandover(session, ended, as("x", 4)).outcome).toBe("refused");
  const declined = keptAs(session, 4, endHandover(session, ended, as(ben, 4)));
  expect(acceptHandover(declined, ended, as(ben, 5)).outcome).toBe("refused");
  const done = keptAs(session, 4, acceptHandover(session, ended, as(ben, 4)));
  expect(typesOf(acceptHandover(done, ended, as(ben, 5)))).toEqual([]);
  expect(typesOf(endHandover(done, ended, as(ann, 5)))).toEqual([]);
  expect(acceptHandover(session, { handoverId: "h9" }, as(ben, 5)).outcome).toBe("refused");
});

test("[HAND-3] leaving after the handover leaves the other one responsible; leaving without it leaves nobody", () => {
  const handed = given([0, opened()], [1, entered(ann)], [2, entered(ben)], [3, offered()], [4, accepted], [5, left(ann)]);
  expect(who(handed)).toEqual([null, ann, ben]);
  expect(who(given([0, opened()], [1, entered(ann)], [2, entered(ben)], [5, left(ann)]))).toEqual([null, ann, null]);
});

test("[HAND-3] another role in the same room is not a leaving", () => {
  const session = given([0, opened()], [1, entered(ann)], [5, entered(ann, "nurse")]);
  expect(who(session)).toEqual([null, ann]);
});

test("[HAND-4] the record says from when to when nobody was responsible, also for a whole session, until the release", () => {
  expect(unwatched(given([0, opened()], [60, { type: "session-closed", note: "" }]))).toEqual([
    { staffId: null, from: minute(0), until: minute(60) },
  ]);
  const gap = given([0, opened()], [0, entered(ann)], [10, left(ann)], [12, entered(ben)]);
  expect(unwatched(gap)).toEqual([{ staffId: null, from: minute(10), until: minute(12) }]);
  expect(unwatched(given())).toEqual([]);
});

test("[HAND-5] whoever leaves the watch without a handover is let go, and an amber alarm says that nobody has it", () => {
  const session = given([0, opened()], [1, entered(ann)], [2, entered(ben)]);
  expect(eventsOf(leaveRoom(session, { staffId: ann }, as(ann, 5)))).toMatchObject([
    { type: "person-left" },
    { type: "alarm-raised", rule: "HAND-5", level: "amber", origin: "responsibility" },
  ]);
  expect(typesOf(leaveRoom(session, { staffId: ben }, as(ben, 5)))).toEqual(["person-left"]);
  expect(typesOf(beginBreak(session, { expectedBackAt: minute(15) }, as(ann, 5)))).toEqual(["break-begun", "alarm-raised"]);
  const released = { ...session, status: "released" as const };
  expect(typesOf(leaveRoom(released, { staffId: ann }, as(ann, 5)))).toEqual(["person-left"]);
});

test("[HAND-9] a dose that is given while nobody has the watch raises the alarm that nobody has it, once until somebody has", () => {
  const session = given([0, opened()]);
  const decided = chartDose(session, giving("d1"), null, as(ann, 5));
  expect(eventsOf(decided)).toMatchObject([
    { type: "dose-given" },
    { type: "alarm-raised", rule: "HAND-5", level: "amber", origin: "responsibility" },
  ]);
  const dosed = keptAs(session, 5, decided);
  expect(typesOf(chartDose(dosed, giving("d2", "booster"), null, as(ann, 30)))).toEqual(["dose-given"]);
  expect(typesOf(enterRoom(dosed, { staffId: ann, role: "nurse" }, as(ann, 31)))).toEqual(["person-entered", "alarm-settled"]);
  const attended = given([0, opened()], [1, entered(ann)]);
  expect(typesOf(chartDose(attended, giving("d1"), null, as(ann, 5)))).toEqual(["dose-given"]);
});

test("[HAND-6] the alarm settles when somebody has the watch again, and no software acknowledges it", () => {
  const session = given([0, opened()], [1, entered(ann)], [2, entered(ben)]);
  const alone = keptAs(session, 5, leaveRoom(session, { staffId: ann }, as(ann, 5)));
  const taken = takeResponsibility(alone, {}, as(ben, 6));
  expect(typesOf(taken)).toEqual(["responsibility-taken", "alarm-settled"]);
  const after = keptAs(alone, 6, taken);
  expect(responsibleAt(after, minute(6))).toBe(ben);
  expect(after.alarms).toMatchObject([{ acknowledged: null, settled: { why: "done" } }]);
  expect(typesOf(enterRoom(alone, { staffId: ann, role: "nurse" }, as(ann, 6)))).toEqual(["person-entered", "alarm-settled"]);
});

test("[HAND-6] the watch is not taken from somebody who has it, nor from outside the room", () => {
  const session = given([0, opened()], [1, entered(ann)], [2, entered(ben)]);
  expect(takeResponsibility(session, {}, as(ben, 3)).outcome).toBe("refused");
  expect(typesOf(takeResponsibility(session, {}, as(ann, 3)))).toEqual([]);
  expect(takeResponsibility(given([0, opened()]), {}, as(ben, 3)).outcome).toBe("refused");
});

test("[HAND-7] a break names its return, is overdue after it, and its end brings the watch back where nobody has it", () => {
  const session = given([0, opened()], [1, entered(ann)]);
  expect(beginBreak(session, { expectedBackAt: minute(5) }, as(ann, 5)).outcome).toBe("refused");
  const away = keptAs(session, 5, beginBreak(session, { expectedBackAt: minute(15) }, as(ann, 5)));
  expect(overdueBreaks(away, minute(15))).toEqual([]);
  expect(overdueBreaks(away, minute(16))).toHaveLength(1);
  const back = keptAs(away, 20, endBreak(away, {}, as(ann, 20)));
  expect(who(back)).toEqual([null, ann, null, ann]);
  expect(overdueBreaks(back, minute(30))).toEqual([]);
  expect(back.alarms[0]?.settled).not.toBeNull();
  expect(typesOf(endBreak(session, {}, as(ann, 6)))).toEqual([]);
});

test("[HAND-7] a break is too long after the grace of the session's own protocol", () => {
  const start = opened();
  const patient = { ...start, protocol: { ...start.protocol, settings: { ...start.protocol.settings, "handover.breakGrace": 5 } } };
  const begun: DosingSessionEvent = { type: "break-begun", staffId: ann, expectedBackAt: minute(15) };
  expect(overdueBreaks(given([0, start], [1, entered(ann)], [5, begun]), minute(16))).toHaveLength(1);
  const session = given([0, patient], [1, entered(ann)], [5, begun]);
  expect([overdueBreaks(session, minute(20)).length, overdueBreaks(session, minute(20.1)).length]).toEqual([0, 1]);
});

test("[HAND-8] the watch of now says who has it, since when, and whose break is too long; after the release there is none", () => {
  const session = given([0, opened()], [1, entered(ann)], [2, entered(ben, "therapist")]);
  expect(watchNow(given(), minute(1))).toBeNull();
  expect(watchNow(session, minute(3))).toEqual({ holderId: ann, since: minute(1), late: [] });
  const away = keptAs(session, 5, beginBreak(session, { expectedBackAt: minute(15) }, as(ann, 5)));
  const late = [{ staffId: ann, expectedBackAt: minute(15) }];
  expect(watchNow(away, minute(16))).toEqual({ holderId: null, since: minute(5), late });
  expect(watchNow({ ...away, status: "released" }, minute(17))).toBeNull();
});

test("[HAND-7] a break after an accepted handover leaves the room watched", () => {
  const handed = given([0, opened()], [1, entered(ann)], [3, offered()], [4, accepted]);
  expect(typesOf(beginBreak(handed, { expectedBackAt: minute(15) }, as(ann, 5)))).toEqual(["break-begun"]);
});

test("[HAND-2] the summary is what the record says: doses, last values, open alarms, what is due", () => {
  const session = given(
    [-10, opened()],
    [-5, charted("base", calm)],
    [0, dose("d1")],
    [
      2,
      {
        type: "alarm-raised",
        alarmId: "a",
        rule: "BP-1",
        level: "amber",
        origin: "charted",
        parameter: "systolic",
        value: 170,
        readingId: "r",
        sampleAt: null,
      },
    ],
  );
  const summary = handoverSummary(session, minute(4));
  expect(summary.doses).toHaveLength(1);
  expect(summary.values.systolic?.value).toBe(120);
  expect(summary.alarms.map(({ rule }) => rule)).toEqual(["BP-1"]);
  expect(summary.due).not.toBeNull();
  expect(summary.hasLeftover).toBe(false);
});

test("whatever comes in whatever order, the spans have no gap, do not overlap, and neighbours differ", () => {
  const facts = fc.array(
    fc.tuple(
      fc.integer({ min: -5, max: 60 }),
      fc.constantFrom(entered(ann), entered(ben, "nurse"), left(ann), left(ben), offered(), accepted),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(facts, (some) => {
      const spans = responsibility(given([0, opened()], ...some));
      expect(spans[0]?.from).toEqual(minute(0));
      spans.slice(1).forEach((span, index) => {
        expect(spans[index]?.until).toEqual(span.from);
        expect(spans[index]?.staffId).not.toBe(span.staffId);
      });
      expect(spans.at(-1)?.until).toBeNull();
    }),
    { numRuns: 150, seed: 648103953 },
  );
});

test("a break is stored as text and read back as a time", () => {
  expect(dosingSessionEvent.parse({ type: "break-begun", staffId: ann, expectedBackAt: "2026-11-23T15:15:00Z" })).toMatchObject({
    expectedBackAt: minute(15),
  });
});
