import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Decision } from "#kernel/decision.ts";
import { score } from "#kernel/quantity.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { agreePractice, checkPractice, completeCourse, endPractice, recordEarlyContact, signIntegrationNote } from "./decide.ts";
import type { DosedSession } from "./dosed-session.ts";
import { earlyContactStatus } from "./early-contact-status.ts";
import type { EarlyContact, IntegrationEvent, IntegrationNote } from "./events.ts";
import { integrationFacts } from "./integration-facts.ts";
import { integrationStream, type Integration } from "./integration.ts";

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

test("[INT-1] a note is signed once, by staff, for a session of this episode", () => {
  expect(signIntegrationNote(none, note, [session()], meta(therapist))).toMatchObject({ outcome: "accepted" });
  expect(signIntegrationNote(none, note, [session()], meta(patient))).toMatchObject({ refusal: { rule: "INT-1" } });
  expect(signIntegrationNote(none, note, [], meta(therapist))).toMatchObject({ refusal: { rule: "INT-1", field: "sessionId" } });
  const signed = given(signIntegrationNote(none, note, [session()], meta(therapist)));
  expect(signIntegrationNote(signed, note, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INT-1" } });
});

test("[INT-2] a note says something, and always how the risk stands", () => {
  const empty = { ...note, themes: [], emotions: [] };
  expect(signIntegrationNote(none, empty, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INT-2", field: "themes" } });
  expect(signIntegrationNote(none, { ...note, risk: " " }, [session()], meta(therapist))).toMatchObject({
    refusal: { rule: "INT-2", field: "risk" },
  });
});

test("[INT-2] an emotion's intensity is a whole number from 0 to 10", () => {
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

test("[INT-3] a practice is written down once and in words", () => {
  expect(agreePractice(none, { ...practice, text: " " })).toMatchObject({ refusal: { rule: "INT-3", field: "text" } });
  expect(agreePractice(given(agreed), practice)).toMatchObject({ refusal: { rule: "INT-3" } });
});

test("[INT-4] an open practice takes every answer; an ended one takes none", () => {
  const state = given(agreed);
  for (const done of ["yes", "partly", "no"] as const) {
    expect(checkPractice(state, { practiceId: "walk", done, words: "" })).toMatchObject({ outcome: "accepted" });
  }
  const ended = given(agreed, endPractice(state, { practiceId: "walk", status: "dropped" }));
  expect(checkPractice(ended, { practiceId: "walk", done: "yes", words: "" })).toMatchObject({ refusal: { rule: "INT-4" } });
  expect(endPractice(ended, { practiceId: "walk", status: "done" })).toMatchObject({ refusal: { rule: "INT-4" } });
  expect(checkPractice(state, { practiceId: "other", done: "yes", words: "" })).toMatchObject({ refusal: { rule: "INT-4" } });
  expect(integrationFacts(state).openPractices).toHaveLength(1);
  expect(integrationFacts(ended).openPractices).toHaveLength(0);
});

test.each([
  [23.9, "not-yet", "made-early"],
  [24, "due", "made"],
  [72, "due", "made"],
  [72.1, "overdue", "made-late"],
] as const)("[INT-5] %d hours after the dose the contact is %s, and one made then is %s", (hours, open, made) => {
  expect(earlyContactStatus(session(), [], after(hours)).state).toBe(open);
  expect(earlyContactStatus(session(), [{ ...contact(), at: after(hours) }], after(100)).state).toBe(made);
});

test("[INT-5] a contact that did not reach the patient, or belongs to another session, leaves it open", () => {
  const unreached = { ...contact({ reached: false }), at: after(30) };
  const elsewhere = { ...contact({ sessionId: "other" }), at: after(30) };
  expect(earlyContactStatus(session(), [unreached, elsewhere], after(40)).state).toBe("due");
  expect(earlyContactStatus(session({ lastDoseAt: null }), [], after(40)).state).toBe("no-dose");
});

test("[INT-5] a contact is kept whenever it was made", () => {
  expect(recordEarlyContact(none, contact(), [session({ lastDoseAt: after(-500) })])).toMatchObject({ outcome: "accepted" });
  expect(recordEarlyContact(none, contact(), [])).toMatchObject({ refusal: { rule: "INT-5" } });
});

test("[INT-6] the course is not completed while a session with a dose has no note, unless it says why", () => {
  const sessions = [session(), session({ sessionId: "no-dose", firstDoseAt: null, lastDoseAt: null })];
  const asked = { summary: "", reason: "" };
  expect(completeCourse(none, asked, sessions, meta(therapist))).toMatchObject({ refusal: { rule: "INT-6", field: "reason" } });
  expect(completeCourse(none, { ...asked, reason: "Moved away" }, sessions, meta(therapist))).toMatchObject({
    events: [{ withoutNotes: ["session"], reason: "Moved away" }],
  });
  const noted = given(signIntegrationNote(none, note, sessions, meta(therapist)));
  expect(completeCourse(noted, asked, sessions, meta(therapist))).toMatchObject({ events: [{ withoutNotes: [], reason: "" }] });
});

test("[INT-7] a safety concern comes with what was done about it", () => {
  expect(recordEarlyContact(none, contact({ safety: "concern" }), [session()])).toMatchObject({
    refusal: { rule: "INT-7", field: "note" },
  });
  expect(recordEarlyContact(none, contact({ safety: "concern", note: "Called back, safe tonight." }), [session()])).toMatchObject({
    outcome: "accepted",
  });
});

test("[INT-8] staff complete a course that had a dose, while no session runs, and again only after another dose", () => {
  const asked = { summary: "", reason: "noted elsewhere" };
  expect(completeCourse(none, asked, [session()], meta(patient))).toMatchObject({ refusal: { rule: "INT-8" } });
  expect(completeCourse(none, asked, [], meta(therapist))).toMatchObject({ refusal: { rule: "INT-8" } });
  expect(completeCourse(none, asked, [session({ status: "open" })], meta(therapist))).toMatchObject({ refusal: { rule: "INT-8" } });
  const done = given(completeCourse(none, asked, [session()], meta(therapist)));
  expect(completeCourse(done, asked, [session()], meta(therapist))).toMatchObject({ refusal: { rule: "INT-8" } });
  const booster = session({ sessionId: "booster", lastDoseAt: after(500) });
  expect(completeCourse(done, asked, [session(), booster], meta(therapist, after(600)))).toMatchObject({ outcome: "accepted" });
});
