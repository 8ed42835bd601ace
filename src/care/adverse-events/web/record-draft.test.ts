import { expect, test } from "vitest";

import { bodyOf, emptyDraft, typedNumber, type OfSession } from "./record-draft.ts";

const session: OfSession = {
  sessionId: "0190a000-0000-7000-8000-000000000001",
  at: Temporal.Instant.from("2026-11-02T15:00:00Z"),
  route: "IN-ESK",
};
const draft = { ...emptyDraft("0190a000-0000-7000-8000-000000000002", "2026-11-02T10:30"), term: "hypertension", systolic: "172" } as const;
const where = { session, inSession: false, timeZone: "America/New_York" };

test("an event after a session carries its drug and route, and counts as in the session only when it was recorded there", () => {
  expect(bodyOf(draft, where)).toMatchObject({
    onsetAt: "2026-11-02T15:30:00Z",
    drug: "esketamine",
    route: "IN-ESK",
    session: { sessionId: session.sessionId },
    circumstances: { inSession: false },
    values: { systolic: { value: 172, unit: "mm[Hg]" }, diastolic: null },
  });
  expect(bodyOf(draft, { ...where, inSession: true })?.circumstances.inSession).toBe(true);
  expect(bodyOf(draft, { ...where, session: null })).toMatchObject({ session: null, drug: null, route: null });
});

test("nothing is sent while the term, the time or a number is open", () => {
  expect(bodyOf({ ...draft, term: "" }, where)).toBeUndefined();
  expect(bodyOf({ ...draft, onset: "" }, where)).toBeUndefined();
  expect(bodyOf({ ...draft, diastolic: "high" }, where)).toBeUndefined();
  expect([typedNumber(""), typedNumber("4,5"), typedNumber("-1")]).toEqual([null, 4.5, undefined]);
});
