import { expect, test } from "vitest";

import { isOpen } from "#kernel/gate.ts";
import { micrograms } from "#kernel/quantity.ts";

import { closeGate, type CloseFacts } from "./close-gate.ts";
import { closeSession } from "./close-session.ts";
import { acknowledgeAlarm, callForSomeone, overrideCondition } from "./decide-session.ts";
import type { DosingSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { eventsToReview, judgementOf, reviewAdverseEvents } from "./review-adverse-events.ts";
import { dose, evenFacts, eventsOf, given, kept, metaAt, opened, typesOf } from "./test-session.ts";

const released: DosingSessionEvent = { type: "session-released", reading: { gate: "RELEASE", conditions: [], overrides: [] } };
const review = (judged: Of<"adverse-events-reviewed">["judged"] = [], reviewId = "r1") => ({ reviewId, judged, note: "" });
const nothing: DosingSessionEvent = { type: "adverse-events-reviewed", ...review() };
const noted = (noteId: string, code: Of<"event-noted">["code"], more: Partial<Of<"event-noted">> = {}): DosingSessionEvent => ({
  type: "event-noted",
  noteId,
  code,
  text: "",
  ...more,
});

const over = given([-20, opened()], [0, dose("d1")], [125, released], [126, nothing]);
const condition = (session: DosingSession, id: string, facts: CloseFacts = evenFacts) =>
  closeGate(session, facts).conditions.find((one) => one.id === id);
const status = (...asked: Parameters<typeof condition>) => condition(...asked)?.status;
const close = (session: DosingSession, facts: CloseFacts = evenFacts) => closeSession(session, { note: "" }, facts);

test("[CLOSE-1] a record is closed after the release, or without a dose", () => {
  const running = given([-20, opened()], [0, dose("d1")], [126, nothing]);
  expect(close(running)).toMatchObject({ refusal: { rule: "CLOSE-1" } });
  expect(typesOf(close(over))).toEqual(["session-closed"]);
  expect(typesOf(close(given([-20, opened()]), { ...evenFacts, draws: [] }))).toEqual(["session-closed"]);
});

test("[CLOSE-2] an alarm that only settled keeps the record open until a person has seen it", () => {
  const called = kept(over, 130, callForSomeone(over, { callId: "c1" }));
  expect(close(called)).toMatchObject({ refusal: { rule: "CLOSE-2" } });
  const seen = kept(called, 131, acknowledgeAlarm(called, { alarmId: "CALL-1:c1", reason: "" }, metaAt(131)));
  expect(status(seen, "CLOSE-2")).toBe("met");
});

test("[CLOSE-3] what is drawn and neither given, wasted nor put back keeps the record open and says how much", () => {
  const short = { ...evenFacts, draws: [{ administrationId: "d1", lotNumber: "K-1", open: micrograms(5_000) }] };
  expect(close(over, short)).toMatchObject({ refusal: { rule: "CLOSE-3", message: expect.stringContaining("5 mg of lot K-1") } });
  const more = { ...evenFacts, draws: [{ administrationId: "d1", lotNumber: "K-1", open: micrograms(-5_000) }] };
  expect(condition(over, "CLOSE-3", more)).toMatchObject({ status: "unmet", reason: expect.stringContaining("5 mg more of lot K-1") });
});

test("[CLOSE-3] a dose without a draw on record, and an entry that names no lot, are unknown and never even", () => {
  expect(status(over, "CLOSE-3", { ...evenFacts, draws: [] })).toBe("unknown");
  const drawn = { entryId: "e1", administrationId: "d1", lotId: null, amount: micrograms(5_000), note: "", container: null, units: null };
  const lotless = given([-20, opened()], [-2, { type: "drug-drawn", ...drawn }], [0, dose("d1")]);
  expect(condition(lotless, "CLOSE-3")).toMatchObject({ status: "unknown", reason: expect.stringContaining("no lot") });
});

test("[CLOSE-4] a waste waits for its witness, and a prescriber may pass that and the drug with a reason, nothing else", () => {
  const unseen = { ...evenFacts, unwitnessed: [{ lotNumber: "K-1", amount: micrograms(5_000) }] };
  expect(close(over, unseen)).toMatchObject({ refusal: { rule: "CLOSE-4" } });
  const passed = kept(over, 130, overrideCondition(over, { conditionId: "CLOSE-4", reason: "Went home; signs tomorrow." }));
  expect(eventsOf(close(passed, unseen))).toMatchObject([
    { type: "session-closed", reading: { overrides: [{ conditionId: "CLOSE-4", reason: "Went home; signs tomorrow." }] } },
  ]);
  const passable = closeGate(over, evenFacts).conditions.filter(({ kind }) => kind === "override");
  expect(passable.map(({ id }) => id)).toEqual(["CLOSE-3", "CLOSE-4"]);
});

test("[CLOSE-5] after a dose a person says whether there was any adverse event, also that there was none", () => {
  const unreviewed = given([-20, opened()], [0, dose("d1")], [125, released]);
  expect(status(unreviewed, "CLOSE-5")).toBe("unmet");
  expect(reviewAdverseEvents(unreviewed, review(), metaAt(126, "device"))).toMatchObject({ refusal: { rule: "CLOSE-5" } });
  const done = kept(unreviewed, 126, reviewAdverseEvents(unreviewed, review(), metaAt(126)));
  expect(condition(done, "CLOSE-5")).toMatchObject({ status: "met", reason: "Reviewed: none." });
  expect(typesOf(reviewAdverseEvents(done, review(), metaAt(127)))).toEqual([]);
});

test("[CLOSE-5] every untoward note, uncovered touch and sign of an emergency is judged; one that comes later is, too", () => {
  const touch = { place: "hand", asked: "no", agreement: "no", consent: null, covered: "not-covered", incident: true } as const;
  const session = given(
    [-20, opened()],
    [0, dose("d1")],
    [20, noted("n1", "nausea")],
    [25, noted("n2", "tears")],
    [30, noted("n3", "touch", { touch })],
    [35, { type: "emergency-sign-recorded", sign: "syncope", present: true, note: "" }],
    [36, { type: "emergency-sign-recorded", sign: "syncope", present: false, note: "" }],
    [125, released],
  );
  expect(eventsToReview(session).map(({ about }) => about)).toEqual(["n1", "n3", "syncope"]);
  const no = (about: string) => ({ about, as: "no-adverse-event" as const });
  const two = kept(session, 126, reviewAdverseEvents(session, review([no("n1"), no("n3")]), metaAt(126)));
  expect(condition(two, "CLOSE-5")).toMatchObject({ status: "unmet", reason: "One noted event was not reviewed yet." });
  const all = kept(two, 127, reviewAdverseEvents(two, review([no("syncope")], "r2"), metaAt(127)));
  expect(status(all, "CLOSE-5")).toBe("met");
});

test("[CLOSE-5] what was judged an adverse event has to be on record, and the last judgement of an event holds", () => {
  const session = given([-20, opened()], [0, dose("d1")], [20, noted("n1", "vomiting")], [125, released]);
  const judged = kept(session, 126, reviewAdverseEvents(session, review([{ about: "n1", as: "adverse-event" }]), metaAt(126)));
  expect(condition(judged, "CLOSE-5")).toMatchObject({ status: "unmet", evidence: "/app/episodes/ep/adverse-events" });
  expect(status(judged, "CLOSE-5", { ...evenFacts, adverseEvents: 1 })).toBe("met");
  const again = kept(judged, 127, reviewAdverseEvents(judged, review([{ about: "n1", as: "no-adverse-event" }], "r2"), metaAt(127)));
  expect([judgementOf(again, "n1"), status(again, "CLOSE-5")]).toEqual(["no-adverse-event", "met"]);
});

test("[CLOSE-6] what the gate saw is kept with the closing, and read back as it was; a closed record is closed once", () => {
  const [event] = eventsOf(close(over));
  expect(event).toMatchObject({ reading: { gate: "CLOSE", conditions: [{ id: "CLOSE-1" }, {}, {}, {}, { id: "CLOSE-5" }] } });
  if (event === undefined) return;
  const { type, ...payload } = event;
  expect(dosingSessionStream.parse({ type, schemaVersion: 1, payload })).toEqual(event);
  const closed = kept(over, 140, close(over));
  expect([closed.status, typesOf(close(closed))]).toEqual(["closed", []]);
});

test("[CLOSE-6] a refusal names the first condition and the numbers of the others; every one says where it is resolved", () => {
  const running = given([-20, opened()], [0, dose("d1")]);
  expect(close(running, { ...evenFacts, draws: [] })).toMatchObject({
    refusal: { message: expect.stringContaining("2 more: CLOSE-3, CLOSE-5.") },
  });
  const reading = closeGate(running, { ...evenFacts, draws: [], unwitnessed: [{ lotNumber: "K-1", amount: micrograms(1) }] });
  expect(isOpen(reading)).toBe(false);
  for (const one of reading.conditions.filter((each) => each.status !== "met")) expect(one.evidence).toMatch(/^\/app\/episodes\/ep\//);
});
