import { expect, test } from "vitest";

import type { Measures } from "#care/measures/rules/measures.ts";
import type { SafetyFlag } from "#care/safety/rules/safety-flag.ts";
import type { Safety } from "#care/safety/rules/safety.ts";
import type { Instant } from "#kernel/time.ts";

import { maniaScreenOn } from "./mania-screen.ts";
import { minute, nurseId, tenOClock } from "./test-session.ts";

const zone = "America/New_York";
const yesterday = minute(-24 * 60);

const mdq = (band: "pos" | "neg" | null, completedAt: Instant = minute(-60)): Measures["results"][number] => ({
  responseId: "r",
  requestId: null,
  instrument: "mdq",
  definitionVersion: "1",
  items: [],
  extra: {},
  total: null,
  proratedFrom: null,
  band,
  missing: [],
  occasion: "pre-session",
  sessionId: null,
  language: "en",
  completedAt,
  completedBy: nurseId,
});
const asked = (result: "positive" | "negative", at: Instant = minute(-30)): Safety["concerns"][number] => ({
  concernId: "c",
  evidence: { kind: "mania-screen", result },
  note: "",
  at,
  by: nurseId,
});
const flag = (closed: boolean): SafetyFlag => ({
  flagId: "f",
  rule: "SR-08",
  level: "high",
  acknowledgeBy: yesterday,
  contactBy: yesterday,
  raisedAt: yesterday,
  fromAfar: false,
  acknowledged: null,
  closed: closed ? { at: yesterday, by: nurseId, note: "Assessed.", disposition: "assessed-goes-on" } : null,
});

const ask = (results: Measures["results"], concerns: Safety["concerns"] = [], flags: readonly SafetyFlag[] = []) =>
  maniaScreenOn({ flags, measures: { results }, safety: { concerns } }, tenOClock, zone);

test("[PSC-11] a negative screen of the day is read from the record, by questionnaire or by a clinician", () => {
  expect(ask([mdq("neg")]).status).toBe("met");
  expect(ask([], [asked("negative")]).status).toBe("met");
});

test("[PSC-11] an open flag of a positive screen says no, whatever was negative since", () => {
  expect(ask([mdq("neg")], [asked("negative")], [flag(false)]).status).toBe("unmet");
  expect(ask([mdq("neg")], [], [flag(true)]).status).toBe("met");
});

test("[PSC-11] an old, incomplete, missing or answered screen is unknown and left to a person", () => {
  expect(ask([])).toEqual({ status: "unknown", reason: "No mania screen is on record." });
  expect(ask([mdq("neg", yesterday)]).reason).toBe("The last one was negative (2026-11-22): ask again today.");
  expect(ask([mdq(null)]).status).toBe("unknown");
  expect(ask([mdq("neg", minute(-60)), mdq(null, minute(-10))]).status).toBe("unknown");
  expect(ask([mdq("pos", minute(-60)), mdq("neg", minute(-10))], [], [flag(true)]).status).toBe("unknown");
  // What came after the dose was not known before it.
  expect(ask([mdq("neg", minute(5))]).status).toBe("unknown");
});
