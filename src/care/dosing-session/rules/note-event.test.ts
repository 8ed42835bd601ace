import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { TouchWishes } from "#care/preparation/rules/events.ts";
import { touchAgreements, touchPlaces } from "#care/preparation/rules/touch-agreement.ts";
import { fold } from "#kernel/stream.ts";

import { dosingSessionStream } from "./dosing-session-stream.ts";
import { judgeTouch, noteEvent, type TouchFacts } from "./note-event.ts";
import { touchAsked } from "./stored-session-note.ts";
import { factAt, minute, opened } from "./test-session.ts";

const consent = {
  consentId: "consent",
  document: { kind: "touch", version: "3", hash: "hash" },
  drug: "ketamine-racemic",
  route: "IM",
  choices: { kind: "touch", hand: true, shoulder: true, other: "A hand on the back", stopWord: "stop" },
  method: "clinic-device",
  signature: "drawn",
  representativeId: null,
  paper: null,
  documentId: "document",
  documentHash: "hash",
  phase: "course",
  signedAt: minute(-60),
  withdrawn: null,
} as const satisfies TouchFacts["consent"];

const facts = (wishes: Partial<TouchWishes> = {}): TouchFacts => ({
  consent,
  agreed: consent.choices,
  wishes: { hand: "yes", shoulder: "yes", other: "", ...wishes },
});
const nothing: TouchFacts = { consent: null, agreed: null, wishes: null };
const session = fold(dosingSessionStream, [factAt(-30, opened())]);
const note = { noteId: "note", code: "support-touch", text: "" } as const;
const chart = (touch: Parameters<typeof judgeTouch>[0], known: TouchFacts | null) => noteEvent(session, { ...note, touch }, known);

test("[NOTE-1] an event keeps what was seen, what the patient said and what the therapist did, once", () => {
  const fear = { noteId: "fear", code: "fear", text: "Breath held", patientWords: "It is dark", intervention: "Named the room" } as const;
  expect(noteEvent(session, fear, null)).toEqual({ outcome: "accepted", events: [{ type: "event-noted", ...fear }] });
  const kept = fold(dosingSessionStream, [factAt(0, { type: "event-noted", ...fear }, 2)], session);
  expect(noteEvent(kept, fear, null)).toEqual({ outcome: "accepted", events: [] });
});

test("[NOTE-1] an event that was charted before words and touch had a place of their own still reads", () => {
  const old = { noteId: "n", code: "touch", text: "Hand held" };
  expect(dosingSessionStream.parse({ type: "event-noted", schemaVersion: 1, payload: old })).toEqual({ type: "event-noted", ...old });
});

test("[TOUCH-1] a touch says where, whether the patient was asked, and which signed consent covered it", () => {
  expect(chart({ place: "hand", asked: "not-asked" }, facts())).toMatchObject({
    events: [
      { touch: { place: "hand", agreement: "yes", consent: { consentId: "consent", version: "3" }, covered: "covered", incident: false } },
    ],
  });
});

test.each([
  ["yes", "not-asked", "covered"],
  ["yes", "yes", "covered"],
  ["yes", "no", "not-covered"],
  ["ask", "yes", "covered"],
  ["ask", "not-asked", "not-covered"],
  ["ask", "no", "not-covered"],
  ["no", "yes", "not-covered"],
  ["no", "not-asked", "not-covered"],
] as const)("[TOUCH-2] what was wished as “%s” and answered “%s” in the moment is %s", (hand, asked, covered) => {
  expect(judgeTouch({ place: "hand", asked }, facts({ hand })).covered).toBe(covered);
});

test("[TOUCH-2] a tablet that could not ask says that it does not know, and a touch without a place is unknown", () => {
  expect(judgeTouch({ place: "hand", asked: "yes" }, null)).toMatchObject({ covered: "unknown", consent: null, incident: false });
  expect(judgeTouch({ place: null, asked: "not-asked" }, facts()).covered).toBe("unknown");
  expect(judgeTouch({ place: null, asked: "not-asked" }, nothing)).toMatchObject({ covered: "not-covered", incident: true });
  expect(noteEvent(session, { noteId: "tap", code: "touch", text: "" }, facts())).toMatchObject({
    events: [{ touch: { place: null, asked: "not-asked", covered: "unknown" } }],
  });
});

test("[TOUCH-3] no touch is ever refused: one that nothing covered is kept and marked as an incident", () => {
  const said = fc.record({ place: fc.option(fc.constantFrom(...touchPlaces)), asked: fc.constantFrom(...touchAsked) });
  const wish = fc.constantFrom(...touchAgreements);
  const known = fc.oneof(
    fc.constant(null),
    fc.constant(nothing),
    fc.record({ hand: wish, shoulder: wish, other: fc.constant("") }).map(facts),
  );
  fc.assert(
    fc.property(said, known, (touch, then) => {
      const decision = chart(touch, then);
      expect(decision.outcome).toBe("accepted");
      const judged = judgeTouch(touch, then);
      expect(judged.incident).toBe(judged.covered === "not-covered");
      if (then === nothing) expect(judged.incident).toBe(true);
      if (touch.asked === "no" && then !== null) expect(judged.incident).toBe(true);
    }),
    { numRuns: 300 },
  );
});
