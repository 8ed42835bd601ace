import { expect, test } from "vitest";

import { bedsideState, mayCall, type BedsideFacts } from "./bedside-state.ts";

const at = Temporal.Instant.from("2026-11-23T15:00:00Z");
const now = at.epochMilliseconds + 10_000;
const pending = { callId: "c1", at: at.toString() };
const call = (acknowledged: boolean) => ({ callId: "c1", at, acknowledgedAt: acknowledged ? at.add({ seconds: 5 }) : null });
const state = (facts: Partial<BedsideFacts>, then = now) =>
  bedsideState({ pending: undefined, failed: false, answer: undefined, ...facts }, then);

test("[CALL-3] the page says that they know only when the server has the call, and that somebody comes only when a person acknowledged", () => {
  expect(state({ pending })).toBe("sending");
  expect(state({ pending, answer: { running: true, calls: [call(true)] } })).toBe("sending");
  expect(state({ answer: { running: true, calls: [call(false)] } })).toBe("told");
  expect(state({ answer: { running: true, calls: [call(true)] } })).toBe("coming");
});

test("[CALL-3] without a connection it says that they could not be told, as long as it is so", () => {
  expect(state({ pending, failed: true })).toBe("not-told");
  expect(state({ pending, failed: true }, now + 3_600_000)).toBe("not-told");
});

test("[CALL-3] a touch before the phone has heard of the session is a call, and a call that the session's end overtook is over", () => {
  expect(mayCall(state({ answer: undefined }))).toBe(true);
  expect(state({ pending, answer: undefined })).toBe("sending");
  expect(state({ pending, failed: true, answer: undefined })).toBe("not-told");
  expect(state({ pending, failed: true, answer: { running: false, calls: [] } })).toBe("over");
});

test("[CALL-3] after a minute another touch calls anew, and the session's end ends the page", () => {
  expect(state({ answer: { running: true, calls: [call(true)] } }, now + 60_000)).toBe("idle");
  expect(state({ answer: { running: false, calls: [] } })).toBe("over");
  expect((["idle", "sending", "told", "coming", "not-told", "over"] as const).filter(mayCall)).toEqual(["idle"]);
});
