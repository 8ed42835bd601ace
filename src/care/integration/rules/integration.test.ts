import * as fc from "fast-check";
import { expect, test } from "vitest";

import { dose, given as sessionOf, opened } from "#care/dosing-session/rules/test-session.ts";
import type { Decision } from "#kernel/decision.ts";
import { score } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { agreePractice, checkPractice, completeCourse, endPractice, recordEarlyContact, signIntegrationNote } from "./decide.ts";
import { dosedSession, dosedSessions, withDose, type DosedSession } from "./dosed-session.ts";
import { earlyContactStatus } from "./early-contact-status.ts";
import type { EarlyContact, IntegrationEvent, IntegrationNote } from "./events.ts";
import { firstContactUntil, integrationSettings, integrationUntil } from "./data/integration-settings.ts";
import { integrationFacts } from "./integration-facts.ts";
import { dosesBeforeIntegration, integrationStatus } from "./integration-status.ts";
import { integrationStream, type Integration } from "./integration.ts";
import { rateGoal } from "./rate-goal.ts";

const doseAt = Temporal.Instant.from("2026-11-02T15:00:00Z");
const after = (hours: number) => doseAt.add({ minutes: Math.round(hours * 60) });
const therapist: Actor = { kind: "staff", id: "therapist" };
const patient: Actor = { kind: "patient", id: "patient" };
const meta = (actor: Actor, at = after(48)) => ({ commandId: "command", observedAt: at, now: at, actor });

const session = (change: Partial<DosedSession> = {}): DosedSession => ({
  sessionId: "session",
  status: "closed",
  openedAt: after(-1),
  firstDoseAt: doseAt,
  lastDoseAt: doseAt,
  ...change,
});

const eventsOf = (decision: Decision<IntegrationEvent>): readonly IntegrationEvent[] => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  return decision.events;
};
const given = (...decisions: readonly Decision<IntegrationEvent>[]): Integration =>
  fold(
    integrationStream,
    decisions.flatMap(eventsOf).map((event, index): Recorded<IntegrationEvent> => ({
      version: index + 1,
      observedAt: after(48 + index),
      deviceAt: null,
      receivedAt: after(48 + index),
      actor: therapist,
      commandId: `command-${index}`,
      event,
    })),
  );
const none = given();

const note: IntegrationNote = {
  noteId: "note",
  sessionId: "session",
  themes: ["Home"],
  emotions: [{ name: "Tenderness", intensity: score(7) }],
  insights: [],
  perspectiveShift: "",
  challenging: "",
  intentionOutcome: "partly",
  interventions: "",
  risk: "No thoughts of suicide today.",
  plan: "",
};
const practice = { practiceId: "walk", text: "A walk without the phone", frequency: "daily", due: null } as const;
const agreed = agreePractice(none, practice);
const contact = (change: Partial<EarlyContact> = {}): EarlyContact => ({
  contactId: "contact",
  sessionId: "session",
  how: "telephone",
  reached: true,
  safety: "no-concern",
  note: "",
  ...change,
});

test("[INTG-1] a note is signed once, by staff, for a session of this episode", () => {
  expect(signIntegrationNote(none, note, [session()], meta(therapist))).toMatchObject({ outcome: "accepted" });
  expect(signIntegrationNote(none, note, [session()], meta(patient))).toMatchObject({ refusal: { rule: "INTG-1" } });
  expect(signIntegrationNote(none, note, [], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-1", field: "sessionId" } });
  const signed = given(signIntegrationNote(none, note, [session()], meta(therapist)));
  expect(signIntegrationNote(signed, note, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-1" } });
});

test("[INTG-2] a note says something, and always how the risk stands", () => {
  const empty = { ...note, themes: [], emotions: [] };
  expect(signIntegrationNote(none, empty, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-2", field: "themes" } });
  expect(signIntegrationNote(none, { ...note, risk: " " }, [session()], meta(therapist))).toMatchObject({
    refusal: { rule: "INTG-2", field: "risk" },
  });
});

test("[INTG-2] an emotion's intensity is a whole number from 0 to 10", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double()), (value) => {
      const decision = signIntegrationNote(
        none,
        { ...note, emotions: [{ name: "Grief", intensity: score(value) }] },
        [session()],
        meta(therapist),
      );
      expect(decision.outcome).toBe(Number.isInteger(value) && value >= 0 && value <= 10 ? "accepted" : "refused");
    }),
  );
});

test("[INTG-3] a practice is written down once and in words", () => {
  expect(agreePractice(none, { ...practice, text: " " })).toMatchObject({ refusal: { rule: "INTG-3", field: "text" } });
  expect(agreePractice(given(agreed), practice)).toMatchObject({ refusal: { rule: "INTG-3" } });
});

test("[INTG-4] an open practice takes every answer; an ended one takes none", () => {
  const state = given(agreed);
  for (const done of ["yes", "partly", "no"] as const) {
    expect(checkPractice(state, { practiceId: "walk", done, words: "" })).toMatchObject({ outcome: "accepted" });
  }
  const ended = given(agreed, endPractice(state, { practiceId: "walk", status: "dropped" }));
  expect(checkPractice(ended, { practiceId: "walk", done: "yes", words: "" })).toMatchObject({ refusal: { rule: "INTG-4" } });
  expect(endPractice(ended, { practiceId: "walk", status: "done" })).toMatchObject({ refusal: { rule: "INTG-4" } });
  expect(checkPractice(state, { practiceId: "other", done: "yes", words: "" })).toMatchObject({ refusal: { rule: "INTG-4" } });
  expect(integrationFacts(state).openPractices).toHaveLength(1);
  expect(integrationFacts(ended).openPractices).toHaveLength(0);
});

test.each([
  [23.9, "not-yet", "made-early"],
  [24, "due", "made"],
  [72, "due", "made"],
  [72.1, "overdue", "made-late"],
] as const)("[INTG-5] %d hours after the dose the contact is %s, and one made then is %s", (hours, open, made) => {
  expect(earlyContactStatus(session(), [], after(hours), shippedProtocol).state).toBe(open);
  expect(earlyContactStatus(session(), [{ ...contact(), at: after(hours) }], after(100), shippedProtocol).state).toBe(made);
});

test("[INTG-5] a contact that did not reach the patient, or belongs to another session, leaves it open", () => {
  const unreached = { ...contact({ reached: false }), at: after(30) };
  const elsewhere = { ...contact({ sessionId: "other" }), at: after(30) };
  expect(earlyContactStatus(session(), [unreached, elsewhere], after(40), shippedProtocol).state).toBe("due");
  expect(earlyContactStatus(session({ lastDoseAt: null }), [], after(40), shippedProtocol).state).toBe("no-dose");
});

test("[INTG-5] a clinic that sets another window is judged by it", () => {
  const protocol = { version: 1, values: { [firstContactUntil.key]: 30 } };
  expect(earlyContactStatus(session(), [], after(31), protocol).state).toBe("overdue");
});

test("[INTG-5] a contact is kept whenever it was made", () => {
  expect(recordEarlyContact(none, contact(), [session({ lastDoseAt: after(-500) })])).toMatchObject({ outcome: "accepted" });
  expect(recordEarlyContact(none, contact(), [])).toMatchObject({ refusal: { rule: "INTG-5" } });
});

test("[INTG-6] the course is not completed while a session with a dose has no note, unless it says why", () => {
  const sessions = [session(), session({ sessionId: "no-dose", firstDoseAt: null, lastDoseAt: null })];
  const asked = { summary: "", reason: "" };
  expect(completeCourse(none, asked, sessions, meta(therapist))).toMatchObject({ refusal: { rule: "INTG-6", field: "reason" } });
  expect(completeCourse(none, { ...asked, reason: "Moved away" }, sessions, meta(therapist))).toMatchObject({
    events: [{ withoutNotes: ["session"], reason: "Moved away" }],
  });
  const noted = given(signIntegrationNote(none, note, sessions, meta(therapist)));
  expect(completeCourse(noted, asked, sessions, meta(therapist))).toMatchObject({ events: [{ withoutNotes: [], reason: "" }] });
});

test("[INTG-7] a safety concern comes with what was done about it", () => {
  expect(recordEarlyContact(none, contact({ safety: "concern" }), [session()])).toMatchObject({
    refusal: { rule: "INTG-7", field: "note" },
  });
  expect(recordEarlyContact(none, contact({ safety: "concern", note: "Called back, safe tonight." }), [session()])).toMatchObject({
    outcome: "accepted",
  });
});

test("[INTG-8] staff complete a course that had a dose, while no session runs, and again only after another dose", () => {
  const asked = { summary: "", reason: "noted elsewhere" };
  expect(completeCourse(none, asked, [session()], meta(patient))).toMatchObject({ refusal: { rule: "INTG-8" } });
  expect(completeCourse(none, asked, [], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-8" } });
  expect(completeCourse(none, asked, [session({ status: "open" })], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-8" } });
  const done = given(completeCourse(none, asked, [session()], meta(therapist)));
  expect(completeCourse(done, asked, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-8" } });
  const booster = session({ sessionId: "booster", lastDoseAt: after(500) });
  expect(completeCourse(done, asked, [session(), booster], meta(therapist, after(600)))).toMatchObject({ outcome: "accepted" });
});

const held = (hours: number, sessionId = "session") => ({ sessionId, heldAt: after(hours), at: after(200) });

test.each([
  [11.9, "not-yet", "held-early"],
  [12, "due", "held"],
  [168, "due", "held"],
  [168.1, "overdue", "held-late"],
] as const)("[INTG-9] %d hours after the dose the integration session is %s, and one held then is %s", (hours, open, done) => {
  expect(integrationStatus(session(), [], after(hours), shippedProtocol).state).toBe(open);
  expect(integrationStatus(session(), [held(hours)], after(500), shippedProtocol).state).toBe(done);
});

test("[INTG-9] a note without its own time counts from when it was signed, and the clinic's window holds", () => {
  const signed = { sessionId: "session", at: after(100) };
  expect(integrationStatus(session(), [signed], after(500), shippedProtocol).state).toBe("held");
  const protocol = { version: 1, values: { [integrationUntil.key]: 90 } };
  expect(integrationStatus(session(), [signed], after(500), protocol).state).toBe("held-late");
  expect(integrationStatus(session({ lastDoseAt: null }), [], after(50), shippedProtocol).state).toBe("no-dose");
  expect(integrationStatus(session(), [], after(1), shippedProtocol).target?.toString()).toBe(after(48).toString());
});

test("[INTG-10] a next dose before the integration session of the last one is named, and never refused", () => {
  const second = session({ sessionId: "second", firstDoseAt: after(100), lastDoseAt: after(101) });
  const names = (notes: readonly ReturnType<typeof held>[]) => {
    const { dosedAgain, open } = dosesBeforeIntegration([session(), second], notes);
    return [dosedAgain.map(({ sessionId }) => sessionId), open.map(({ sessionId }) => sessionId)];
  };
  expect(names([])).toEqual([["session"], ["session", "second"]]);
  expect(names([held(50)])).toEqual([[], ["second"]]);
  expect(names([held(150)])).toEqual([["session"], ["second"]]);
  expect(names([held(50), held(150, "second")])).toEqual([[], []]);
});

test("[INTG-11] readiness for the next dose is a whole number from 0 to 10, or nobody's answer yet", () => {
  for (const value of [-1, 11, 3.3]) {
    expect(signIntegrationNote(none, { ...note, readiness: score(value) }, [session()], meta(therapist))).toMatchObject({
      refusal: { rule: "INTG-11", field: "readiness" },
    });
  }
  for (const readiness of [null, score(0), score(10)]) {
    expect(signIntegrationNote(none, { ...note, readiness }, [session()], meta(therapist))).toMatchObject({ outcome: "accepted" });
  }
});

test("[INTG-11] a conversation that has not taken place is not noted", () => {
  expect(signIntegrationNote(none, { ...note, heldAt: after(49) }, [session()], meta(therapist))).toMatchObject({
    refusal: { rule: "INTG-11", field: "heldAt" },
  });
  expect(signIntegrationNote(none, { ...note, heldAt: after(47) }, [session()], meta(therapist))).toMatchObject({ outcome: "accepted" });
});

test("[INTG-12] a commitment is done once, by a day", () => {
  const commitment = { ...practice, kind: "commitment", frequency: "once", due: "2026-12-24" } as const;
  expect(agreePractice(none, commitment)).toMatchObject({ outcome: "accepted" });
  expect(agreePractice(none, { ...commitment, due: null })).toMatchObject({ refusal: { rule: "INTG-12", field: "due" } });
  expect(agreePractice(none, { ...commitment, frequency: "daily" })).toMatchObject({ refusal: { rule: "INTG-12", field: "frequency" } });
});

test("[INTG-19] progress is rated for a goal of the plan, 0 to 10, and every rating stays", () => {
  const rated = (value: number) => rateGoal(["sleep"], { goalId: "sleep", progress: score(value), words: "" });
  expect(rateGoal([], { goalId: "sleep", progress: score(4), words: "" })).toMatchObject({ refusal: { rule: "INTG-19", field: "goalId" } });
  for (const value of [-1, 11, 4.5]) expect(rated(value)).toMatchObject({ refusal: { rule: "INTG-19", field: "progress" } });
  expect(given(rated(3), rated(6)).goalRatings.map(({ progress }) => progress.value)).toEqual([3, 6]);
});

test("notes and practices that were kept before their newer fields still read", () => {
  const { type: _, ...payload } = { type: "integration-note-signed", ...note };
  const parsed = integrationStream.parse({ type: "integration-note-signed", schemaVersion: 1, payload });
  expect(parsed).toEqual({ type: "integration-note-signed", ...note });
  const old = { practiceId: "walk", text: "A walk", frequency: "once", due: null };
  expect(integrationStream.parse({ type: "practice-agreed", schemaVersion: 1, payload: old })).toEqual({ type: "practice-agreed", ...old });
});

test("a note reads again as it was signed, its times as instants", () => {
  const signed = { ...note, heldAt: after(40), covered: ["re-tell" as const], support: ["My sister"], readiness: score(6) };
  const payload: unknown = JSON.parse(JSON.stringify(signed));
  const parsed = integrationStream.parse({ type: "integration-note-signed", schemaVersion: 1, payload });
  expect(parsed).toMatchObject({ support: ["My sister"], readiness: { value: 6 } });
  expect("heldAt" in parsed && parsed.heldAt?.toString()).toBe(after(40).toString());
});

test("every setting has a unique key, and its value lies within both of its bounds", () => {
  expect(new Set(integrationSettings.map(({ key }) => key)).size).toBe(integrationSettings.length);
  for (const setting of integrationSettings) {
    if (setting.kind !== "number") throw new Error(setting.key);
    for (const [low, high] of [setting.absolute, setting.recommended]) {
      expect(setting.value).toBeGreaterThanOrEqual(low);
      expect(setting.value).toBeLessThanOrEqual(high);
    }
  }
});

test("[INTG-1] a note is kept as it was signed, and another note or another session's is one of its own", () => {
  const sign = (state: Integration, change: Partial<IntegrationNote> = {}) =>
    signIntegrationNote(state, { ...note, ...change }, [session({ sessionId: "other" }), session()], meta(therapist));
  expect(sign(none)).toEqual({ outcome: "accepted", events: [{ type: "integration-note-signed", ...note }] });
  const state = given(sign(none));
  expect(state.notes).toMatchObject([{ ...note, at: after(48), by: therapist }]);
  expect(sign(state, { noteId: "second" })).toMatchObject({ outcome: "accepted" });
  expect(integrationFacts(given(sign(none), sign(state, { noteId: "second" }))).notedSessionIds).toEqual(["session"]);
});

test("[INTG-2] any one part of a note is enough, and blanks are none", () => {
  const empty = { ...note, themes: [], emotions: [] };
  const sign = (change: Partial<IntegrationNote>) =>
    signIntegrationNote(none, { ...empty, ...change }, [session()], meta(therapist)).outcome;
  const some: readonly Partial<IntegrationNote>[] = [
    ...[{ themes: ["Home"] }, { insights: ["It can wait"] }, { emotions: note.emotions }, { perspectiveShift: "Wider" }],
    ...[{ challenging: "The dark" }, { interventions: "Listened" }, { plan: "A walk" }],
  ];
  for (const one of some) expect(sign(one)).toBe("accepted");
  expect(sign({ perspectiveShift: " ", challenging: " ", interventions: " ", plan: " " })).toBe("refused");
});

test("[INTG-2] one strange intensity among others is refused with its name", () => {
  const emotions = [
    { name: "Tenderness", intensity: score(7) },
    { name: "Grief", intensity: score(12) },
  ];
  const decision = signIntegrationNote(none, { ...note, emotions }, [session()], meta(therapist));
  expect(decision.outcome === "refused" && decision.refusal.message).toContain("Grief");
});

test("[INTG-11] a conversation that is held now is noted", () => {
  const now = meta(therapist);
  expect(signIntegrationNote(none, { ...note, heldAt: now.now }, [session()], now)).toMatchObject({ outcome: "accepted" });
  expect(signIntegrationNote(none, { ...note, heldAt: null }, [session()], now)).toMatchObject({ outcome: "accepted" });
});

test("[INTG-3] [INTG-4] practices stand each for itself, with every check and how it ended", () => {
  const read = agreePractice(given(agreed), { ...practice, practiceId: "read", text: " Read aloud " });
  expect(read).toEqual({ outcome: "accepted", events: [{ type: "practice-agreed", ...practice, practiceId: "read", text: "Read aloud" }] });
  const both = given(agreed, read);
  const state = given(
    ...[agreed, read, checkPractice(both, { practiceId: "read", done: "partly", words: "Two pages" })],
    ...[checkPractice(both, { practiceId: "read", done: "yes", words: "" }), endPractice(both, { practiceId: "walk", status: "done" })],
  );
  expect(state.practices).toMatchObject([
    { practiceId: "walk", agreed: { at: after(48), by: therapist }, checks: [], ended: { status: "done", at: after(52), by: therapist } },
    {
      practiceId: "read",
      agreed: { at: after(49) },
      checks: [
        { done: "partly", words: "Two pages", at: after(50) },
        { done: "yes", at: after(51) },
      ],
      ended: null,
    },
  ]);
  expect(integrationFacts(state).openPractices.map(({ practiceId }) => practiceId)).toEqual(["read"]);
  expect(checkPractice(state, { practiceId: "read", done: "no", words: "" })).toMatchObject({ outcome: "accepted" });
});

test("[INTG-12] a practice needs no day and may be repeated", () => {
  expect(agreePractice(none, { ...practice, kind: "movement" })).toMatchObject({ outcome: "accepted" });
});

test("[INTG-5] a contact is kept once, as it was said, with its time", () => {
  const kept = recordEarlyContact(none, contact(), [session({ sessionId: "other" }), session()]);
  expect(kept).toEqual({ outcome: "accepted", events: [{ type: "early-contact-made", ...contact() }] });
  const state = given(kept);
  expect(integrationFacts(state).contacts).toMatchObject([{ ...contact(), at: after(48), by: therapist }]);
  expect(recordEarlyContact(state, contact(), [session()])).toMatchObject({ refusal: { rule: "INTG-5" } });
  expect(recordEarlyContact(state, contact({ contactId: "second" }), [session()])).toMatchObject({ outcome: "accepted" });
});

test("[INTG-7] blanks are no account of a concern", () => {
  expect(recordEarlyContact(none, contact({ safety: "concern", note: "  " }), [session()])).toMatchObject({ refusal: { rule: "INTG-7" } });
});

test("[INTG-5] [INTG-9] the windows are said with their ends, and without a dose there are none", () => {
  const { from, until } = earlyContactStatus(session(), [], after(1), shippedProtocol);
  expect([from, until].map(String)).toEqual([after(24), after(72)].map(String));
  const ends = [after(12), after(48), after(168)].map(String);
  for (const notes of [[], [held(5)], [held(50)], [held(200)]]) {
    const status = integrationStatus(session(), notes, after(1), shippedProtocol);
    expect([status.from, status.target, status.until].map(String)).toEqual(ends);
  }
  for (const hours of [5, 30, 90]) {
    const status = earlyContactStatus(session(), [{ ...contact(), at: after(hours) }], after(1), shippedProtocol);
    expect([status.from, status.until].map(String)).toEqual([after(24), after(72)].map(String));
  }
  expect(earlyContactStatus(session({ lastDoseAt: null }), [], after(1), shippedProtocol)).toEqual({
    state: "no-dose",
    from: null,
    until: null,
  });
  expect(integrationStatus(session({ lastDoseAt: null }), [], after(1), shippedProtocol)).toEqual({
    ...{ state: "no-dose", from: null, target: null, until: null },
  });
});

test("[INTG-9] of several conversations the one in time counts, then the late one, and another session's counts for nothing", () => {
  const state = (...notes: readonly ReturnType<typeof held>[]) => integrationStatus(session(), notes, after(300), shippedProtocol).state;
  expect([state(held(5), held(50), held(200)), state(held(5), held(200)), state(held(5)), state(held(50, "other"))]).toEqual([
    ...["held", "held-late", "held-early", "overdue"],
  ]);
});

test("[INTG-6] [INTG-8] how many sessions lack their note is said, and what is kept says which", () => {
  const two = [session(), session({ sessionId: "second", firstDoseAt: after(10), lastDoseAt: after(10) })];
  const message = (sessions: readonly DosedSession[]) => {
    const decision = completeCourse(none, { summary: "", reason: " " }, sessions, meta(therapist));
    return decision.outcome === "refused" ? decision.refusal.message : "";
  };
  expect([message(two.slice(1)), message(two)]).toEqual([
    expect.stringMatching(/^One session has/u),
    expect.stringMatching(/^2 sessions have/u),
  ]);
  const completed = completeCourse(none, { summary: "Well", reason: "Moved away" }, two, meta(therapist));
  expect(completed).toEqual({
    outcome: "accepted",
    events: [{ type: "course-completed", summary: "Well", withoutNotes: ["session", "second"], reason: "Moved away" }],
  });
  expect(given(completed).completed).toMatchObject({ summary: "Well", at: after(48), by: therapist });
  expect(integrationFacts(given(completed)).courseCompletedAt?.toString()).toBe(after(48).toString());
  expect(integrationFacts(none).courseCompletedAt).toBeNull();
});

test("[INTG-8] a course counts from its newest dose, in whatever order the sessions stand", () => {
  const asked = { summary: "", reason: "noted elsewhere" };
  const done = given(completeCourse(none, asked, [session()], meta(therapist)));
  const booster = session({ sessionId: "booster", lastDoseAt: after(500) });
  const undosed = session({ sessionId: "no-dose", firstDoseAt: null, lastDoseAt: null });
  for (const sessions of [
    [booster, session(), undosed],
    [undosed, session(), booster],
  ])
    expect(completeCourse(done, asked, sessions, meta(therapist, after(600)))).toMatchObject({ outcome: "accepted" });
  const noteOnly = given(signIntegrationNote(none, note, [session()], meta(therapist)));
  expect(completeCourse(noteOnly, { summary: "", reason: "Not needed" }, [session()], meta(therapist))).toMatchObject({
    events: [{ withoutNotes: [], reason: "" }],
  });
});

test("[INTG-10] the next dose is the first of those that follow, and a conversation at that moment comes too late", () => {
  const second = session({ sessionId: "second", firstDoseAt: after(100), lastDoseAt: after(101) });
  const third = session({ sessionId: "third", firstDoseAt: after(200), lastDoseAt: after(201) });
  const again = (notes: readonly ReturnType<typeof held>[], sessions = [session(), second, third]) =>
    dosesBeforeIntegration(sessions, notes).dosedAgain.map(({ sessionId }) => sessionId);
  expect(again([held(150), held(150, "second")])).toEqual(["session"]);
  expect(again([held(150), held(150, "second")], [third, second, session()])).toEqual(["session"]);
  expect(again([held(100), held(200, "second")])).toEqual(["session", "second"]);
  expect(again([held(99.9), held(199.9, "second")])).toEqual([]);
  expect(again([], [session(), session({ sessionId: "no-dose", firstDoseAt: null, lastDoseAt: null })])).toEqual([]);
});

test("[INTG-6] a session is known by its first and last standing dose; one never opened or for training is nobody's treatment", () => {
  const treated = sessionOf([0, opened()], [30, dose("one")], [40, dose("two", "part")]);
  const [one, two] = treated.doses;
  expect(dosedSession("s", treated)).toMatchObject({
    ...{ sessionId: "s", status: "open", firstDoseAt: one?.observedAt, lastDoseAt: two?.observedAt, openedAt: treated.opened?.observedAt },
  });
  const crossedOut = sessionOf(
    [0, opened()],
    [30, dose("one")],
    [35, { type: "dose-entered-in-error", doseId: "one", reason: "Not given" }],
  );
  expect(dosedSession("s", crossedOut)).toMatchObject({ firstDoseAt: null, lastDoseAt: null });
  const training = sessionOf([0, { ...opened(), training: true }], [30, dose("one")]);
  expect([dosedSession("s", sessionOf()), dosedSession("s", training)]).toEqual([undefined, undefined]);
  const all = dosedSessions([treated, training, crossedOut, sessionOf()].map((state, index) => ({ streamId: `s${index}`, state })));
  expect(all.map(({ sessionId }) => sessionId)).toEqual(["s0", "s2"]);
  expect(withDose(all).map(({ sessionId }) => sessionId)).toEqual(["s0"]);
});

test("[INTG-19] a rating is kept as it was said, for a goal of the plan", () => {
  const rating = { goalId: "sleep", progress: score(0), words: "No change" };
  expect(rateGoal(["rest", "sleep"], rating)).toEqual({ outcome: "accepted", events: [{ type: "goal-progress-rated", ...rating }] });
  expect(rateGoal(["rest"], rating)).toMatchObject({ refusal: { field: "goalId" } });
  expect(given(rateGoal(["sleep"], rating)).goalRatings).toMatchObject([{ ...rating, at: after(48), by: therapist }]);
});

test("[INTG-8] one running session among others keeps the course from being completed", () => {
  const running = session({ sessionId: "running", status: "open", firstDoseAt: null, lastDoseAt: null });
  const asked = { summary: "", reason: "noted elsewhere" };
  expect(completeCourse(none, asked, [session(), running], meta(therapist))).toMatchObject({ refusal: { rule: "INTG-8" } });
  expect(completeCourse(none, asked, [session(), { ...running, status: "closed" }], meta(therapist))).toMatchObject({
    outcome: "accepted",
  });
});
