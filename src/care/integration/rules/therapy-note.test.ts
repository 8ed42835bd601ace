import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Decision } from "#kernel/decision.ts";
import { score } from "#kernel/quantity.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import type { DosedSession } from "./dosed-session.ts";
import type { IntegrationEvent } from "./events.ts";
import { ifsNotesOf, integrationStream, type Integration } from "./integration.ts";
import { partsOf, partsOnMap, relationsOf } from "./parts-map.ts";
import { signTherapyNote } from "./sign-therapy-note.ts";
import type { AedpNote, IfsNote, SessionNote, TherapyNote } from "./stored-therapy-note.ts";

const start = Temporal.Instant.from("2026-11-03T15:00:00Z");
const therapist: Actor = { kind: "staff", id: "therapist" };
const meta = (actor: Actor = therapist) => ({ commandId: "command", observedAt: start, now: start, actor });

const sessions: readonly DosedSession[] = [
  { sessionId: "session", status: "closed", openedAt: start, firstDoseAt: start, lastDoseAt: start },
];
const about = { kind: "session", sessionId: "session" } as const;

const recorded = (event: IntegrationEvent, hour: number): Recorded<IntegrationEvent> => ({
  version: hour + 1,
  observedAt: start.add({ hours: hour }),
  deviceAt: null,
  receivedAt: start,
  actor: therapist,
  commandId: `command-${hour}`,
  event,
});

const eventsOf = (decision: Decision<IntegrationEvent>): readonly IntegrationEvent[] => {
  if (decision.outcome === "refused") throw new Error(`${decision.refusal.rule} ${decision.refusal.message}`);
  return decision.events;
};

const sign = (state: Integration, note: TherapyNote, noteId = `note-${state.therapyNotes.length}`) =>
  signTherapyNote(state, { noteId, about, note }, sessions, meta());

/** Signs one after the other, an hour apart. */
const given = (...notes: readonly TherapyNote[]): Integration =>
  notes.reduce(
    (state, note, hour) =>
      eventsOf(sign(state, note)).reduce((next, event) => fold(integrationStream, [recorded(event, hour)], next), state),
    integrationStream.initial,
  );
const none = given();

const session: SessionNote = {
  kind: "session",
  presentation: "Calm, a little tense",
  phenomenology: "",
  themes: [],
  affect: "",
  alliance: "",
  interventions: "",
  risk: "Asked: none.",
  plan: "",
};

const aedp: AedpNote = {
  kind: "aedp",
  stateAtStart: "1",
  stateAtEnd: null,
  transitions: [],
  coreEmotion: "",
  defence: "",
  anxiety: null,
  redSignals: [],
  greenSignals: [],
  therapistPresence: "",
  metaprocessingAffects: [],
  metaprocessing: "",
  selfAtBest: "",
  triangle: { defence: "", anxiety: "", coreAffect: "" },
  undoingAloneness: [],
};

const part = (partId: string, change: Partial<IfsNote> = {}): IfsNote => ({
  kind: "ifs",
  partId,
  name: `The ${partId}`,
  partType: "manager",
  age: "",
  role: "",
  bodyLocation: "",
  fear: "",
  burden: "",
  protects: [],
  polarisedWith: [],
  feelingToward: "",
  selfEnergy: {},
  trust: null,
  sixFs: [],
  unburdening: [],
  unburdenedOn: null,
  permission: "not-asked",
  onMap: true,
  notes: "",
  ...change,
});

test("[INTG-13] a typed note is signed once, by staff, about a session or a conversation of this episode", () => {
  expect(sign(none, aedp)).toMatchObject({ outcome: "accepted" });
  expect(sign(given(aedp), aedp, "note-0")).toMatchObject({ refusal: { rule: "INTG-13" } });
  const patient: Actor = { kind: "patient", id: "patient" };
  expect(signTherapyNote(none, { noteId: "n", about, note: aedp }, sessions, meta(patient))).toMatchObject({
    refusal: { rule: "INTG-13" },
  });
  expect(signTherapyNote(none, { noteId: "n", about, note: aedp }, [], meta())).toMatchObject({ refusal: { field: "about" } });
  const conversation = { kind: "integration-note", noteId: "unknown" } as const;
  expect(signTherapyNote(none, { noteId: "n", about: conversation, note: aedp }, sessions, meta())).toMatchObject({
    refusal: { field: "about" },
  });
});

test("[INTG-13] what was written of a session does not stand under a later conversation", () => {
  const conversation: IntegrationEvent = {
    type: "integration-note-signed",
    noteId: "conversation",
    sessionId: "session",
    themes: ["Home"],
    emotions: [],
    insights: [],
    perspectiveShift: "",
    challenging: "",
    intentionOutcome: null,
    interventions: "",
    risk: "None.",
    plan: "",
  };
  const state = fold(integrationStream, [recorded(conversation, 0)]);
  const later = { kind: "integration-note", noteId: "conversation" } as const;
  expect(signTherapyNote(state, { noteId: "n", about: later, note: aedp }, sessions, meta())).toMatchObject({ outcome: "accepted" });
  expect(signTherapyNote(state, { noteId: "n", about: later, note: session }, sessions, meta())).toMatchObject({
    refusal: { rule: "INTG-13" },
  });
});

test("[INTG-14] a session's note says something, and always how the risk stands", () => {
  expect(sign(none, session)).toMatchObject({ outcome: "accepted" });
  expect(sign(none, { ...session, presentation: " " })).toMatchObject({ refusal: { rule: "INTG-14", field: "presentation" } });
  expect(sign(none, { ...session, risk: "" })).toMatchObject({ refusal: { rule: "INTG-14", field: "risk" } });
});

test("[INTG-15] an AEDP note says something, and anxiety is a whole number from 0 to 10", () => {
  expect(sign(none, { ...aedp, stateAtStart: null })).toMatchObject({ refusal: { rule: "INTG-15", field: "stateAtStart" } });
  expect(sign(none, { ...aedp, stateAtStart: null, undoingAloneness: ["She let me see it"] })).toMatchObject({ outcome: "accepted" });
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 0, max: 10 })), (value) => {
      const isWhole = Number.isInteger(value) && value >= 0 && value <= 10;
      expect(sign(none, { ...aedp, anxiety: score(value) }).outcome).toBe(isWhole ? "accepted" : "refused");
    }),
    { numRuns: 300 },
  );
});

test("[INTG-16] a part has a name that no other part on the map has", () => {
  expect(sign(none, part("guard", { name: " " }))).toMatchObject({ refusal: { rule: "INTG-16", field: "name" } });
  expect(sign(given(part("guard")), part("other", { name: "the GUARD" }))).toMatchObject({ refusal: { rule: "INTG-16", field: "name" } });
  expect(sign(given(part("guard")), part("guard", { age: "seven" }))).toMatchObject({ outcome: "accepted" });
});

test("[INTG-16] trust and Self energy are whole numbers from 0 to 10, and one that nobody rated is none", () => {
  expect(sign(none, part("guard", { trust: score(10), selfEnergy: { calm: score(0) } }))).toMatchObject({ outcome: "accepted" });
  expect(sign(none, part("guard", { trust: score(10.5) }))).toMatchObject({ refusal: { field: "trust" } });
  expect(sign(none, part("guard", { selfEnergy: { courage: score(11) } }))).toMatchObject({ refusal: { field: "selfEnergy.courage" } });
  expect(sign(none, part("guard", { unburdenedOn: "2026-11-03" }))).toMatchObject({ refusal: { rule: "INTG-16", field: "unburdenedOn" } });
});

test("[INTG-17] a part is polarised with, and protects, other parts that are on the map", () => {
  for (const field of ["protects", "polarisedWith"] as const) {
    expect(sign(none, part("guard", { [field]: ["child"] }))).toMatchObject({ refusal: { rule: "INTG-17", field } });
    expect(sign(given(part("guard")), part("guard", { [field]: ["guard"] }))).toMatchObject({ refusal: { rule: "INTG-17", field } });
    expect(sign(given(part("child")), part("guard", { [field]: ["child"] }))).toMatchObject({ outcome: "accepted" });
    const gone = given(part("child"), part("child", { onMap: false }));
    expect(sign(gone, part("guard", { [field]: ["child"] }))).toMatchObject({ refusal: { rule: "INTG-17", field } });
  }
});

test("[INTG-18] a part is changed by a new note, and its history is kept", () => {
  const state = given(part("child"), part("guard", { trust: score(2) }), part("guard", { trust: score(6), name: "The watchman" }));
  const parts = partsOf(ifsNotesOf(state));
  expect(parts.map(({ now }) => now.name)).toEqual(["The child", "The watchman"]);
  expect(parts[1]?.history.map(({ trust }) => trust?.value)).toEqual([2, 6]);
});

test("[INTG-18] a note on a part that was written down late does not take the place of a newer one", () => {
  const newer = { ...part("guard", { trust: score(7) }), at: start.add({ hours: 5 }) };
  const older = { ...part("guard", { trust: score(1) }), at: start };
  expect(partsOf([newer, older])[0]?.now.trust).toEqual(score(7));
});

test("[INTG-18] a part that left the map takes its relations from the picture, and stays in its history", () => {
  const linked = [part("child", { partType: "exile" }), part("fire"), part("guard", { protects: ["child"], polarisedWith: ["fire"] })];
  const before = partsOf(ifsNotesOf(given(...linked)));
  expect(relationsOf(before)).toEqual([
    { kind: "protects", from: "guard", to: "child" },
    { kind: "polarised", from: "fire", to: "guard" },
  ]);
  const after = partsOf(ifsNotesOf(given(...linked, part("child", { onMap: false }))));
  expect(partsOnMap(after).map(({ now }) => now.partId)).toEqual(["fire", "guard"]);
  expect(relationsOf(after)).toEqual([{ kind: "polarised", from: "fire", to: "guard" }]);
  expect(after).toHaveLength(3);
});

test("[INTG-18] two parts that both say they are polarised make one relation, whatever the notes were", () => {
  const ids = ["a", "b", "c", "d"];
  const links = fc.array(fc.constantFrom(...ids), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), links, links), { maxLength: 12 }), (noted) => {
      const notes = noted.map(([partId, protects, polarisedWith], hour) => ({
        ...part(partId, { protects, polarisedWith }),
        at: start.add({ hours: hour }),
      }));
      const polarised = relationsOf(partsOf(notes)).filter(({ kind }) => kind === "polarised");
      const pairs = polarised.map(({ from, to }) => [from, to].toSorted().join(" "));
      expect(new Set(pairs).size).toBe(pairs.length);
    }),
    { numRuns: 200 },
  );
});

test("[INTG-14] any one part of a session's note is enough", () => {
  const empty: SessionNote = { ...session, presentation: "" };
  for (const part of ["presentation", "phenomenology", "affect", "alliance", "interventions", "plan"] as const)
    expect(sign(none, { ...empty, [part]: "Words" }), part).toMatchObject({ outcome: "accepted" });
  expect(sign(none, { ...empty, themes: ["Home"] })).toMatchObject({ outcome: "accepted" });
  expect(sign(none, empty)).toMatchObject({ refusal: { rule: "INTG-14", field: "presentation" } });
});

test("[INTG-15] any one word, list, state or rating of an AEDP note is enough", () => {
  const empty: AedpNote = { ...aedp, stateAtStart: null };
  const some: readonly Partial<AedpNote>[] = [
    ...[
      { stateAtStart: "2" as const },
      { stateAtEnd: "4" as const },
      { anxiety: score(0) },
      { coreEmotion: "Grief" },
      { defence: "Jokes" },
    ],
    ...[{ therapistPresence: "Near" }, { metaprocessing: "Proud" }, { selfAtBest: "Brave" }, { redSignals: ["Breath held"] }],
    ...[{ greenSignals: ["Breath deep"] }, { undoingAloneness: ["With me"] }],
    { triangle: { ...empty.triangle, coreAffect: "Grief" } },
  ];
  for (const one of some) expect(sign(none, { ...empty, ...one }), JSON.stringify(one)).toMatchObject({ outcome: "accepted" });
  expect(sign(none, { ...empty, coreEmotion: " ", triangle: { defence: " ", anxiety: "", coreAffect: "" } })).toMatchObject({
    refusal: { rule: "INTG-15" },
  });
  expect(sign(none, { ...aedp, anxiety: score(11) })).toMatchObject({ refusal: { field: "anxiety" } });
});

test("[INTG-13] a note is kept as it was signed, under its session; a second one is one of its own", () => {
  const signed = { noteId: "n", about, note: aedp };
  expect(signTherapyNote(none, signed, sessions, meta())).toEqual({
    outcome: "accepted",
    events: [{ type: "therapy-note-signed", ...signed }],
  });
  expect(given(aedp).therapyNotes).toMatchObject([{ about, note: aedp, at: start, by: therapist }]);
  expect(sign(given(aedp), aedp)).toMatchObject({ outcome: "accepted" });
  expect(signTherapyNote(none, { ...signed, about: { ...about, sessionId: "other" } }, sessions, meta())).toMatchObject({
    refusal: { rule: "INTG-13", field: "about" },
  });
});

test("[INTG-16] a name that a part had before, or one off the map has, may be given anew; blanks around it make no other name", () => {
  const renamed = given(part("guard"), part("guard", { name: "The watchman" }));
  expect(sign(renamed, part("other", { name: "The guard" }))).toMatchObject({ outcome: "accepted" });
  expect(sign(renamed, part("other", { name: " the watchman " }))).toMatchObject({ refusal: { rule: "INTG-16", field: "name" } });
  const gone = given(part("guard"), part("guard", { onMap: false }));
  expect(sign(gone, part("other", { name: "The guard" }))).toMatchObject({ outcome: "accepted" });
});

test("[INTG-16] a day of unburdening goes with that step, and the step needs no day", () => {
  expect(sign(none, part("guard", { unburdening: ["unburden"], unburdenedOn: "2026-11-03" }))).toMatchObject({ outcome: "accepted" });
  expect(sign(none, part("guard", { unburdening: ["unburden"] }))).toMatchObject({ outcome: "accepted" });
});

test("[INTG-17] all of the parts that are named must be on the map", () => {
  const state = given(part("child"), part("fire"));
  expect(sign(state, part("guard", { protects: ["child", "fire"] }))).toMatchObject({ outcome: "accepted" });
  expect(sign(state, part("guard", { protects: ["child", "stranger"] }))).toMatchObject({
    refusal: { rule: "INTG-17", field: "protects" },
  });
});

test("[INTG-18] only notes on parts make the map, each with its time, its author and what it is about", () => {
  const state = given(aedp, part("child"), session);
  expect(ifsNotesOf(state)).toMatchObject([{ partId: "child", at: start.add({ hours: 1 }), by: therapist, about, noteId: "note-1" }]);
  expect(relationsOf(partsOf([]))).toEqual([]);
});

test("[INTG-18] a part that is polarised with one is not polarised with the others", () => {
  const linked = [part("child"), part("fire", { polarisedWith: ["child"] }), part("guard")];
  expect(relationsOf(partsOf(ifsNotesOf(given(...linked))))).toEqual([{ kind: "polarised", from: "child", to: "fire" }]);
});
