import { expect, test } from "vitest";

import { consentStream } from "#care/consent/rules/consent.ts";
import { enquiryStream } from "#care/enquiry/rules/enquiry.ts";
import { followUpStream } from "#care/follow-up/rules/follow-up.ts";
import { integrationStream } from "#care/integration/rules/integration.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { episodeStages } from "#care/people/rules/episode-stage.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { safetyStream } from "#care/safety/rules/safety.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";

import { shippedProtocol } from "#kernel/setting.ts";

import type { Course } from "./course.ts";
import { stageSteps } from "./stage-steps.ts";
import { whatIsMissing, whoseTurn } from "./what-is-missing.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");

const fresh = (change: Partial<Course>): Course => ({
  stage: "enquiry",
  protocol: shippedProtocol,
  enquiry: enquiryStream.initial,
  screening: screeningStream.initial,
  consent: consentStream.initial,
  plan: planStream.initial,
  preparation: preparationStream.initial,
  sessions: [],
  integration: integrationStream.initial,
  followUp: followUpStream.initial,
  measures: measuresStream.initial,
  safety: safetyStream.initial,
  ...change,
});

const flag: Course["measures"]["flags"][number] = {
  flagId: "f",
  rule: "SR-01",
  level: "high",
  responseId: "r",
  acknowledgeBy: null,
  contactBy: now,
  raisedAt: now,
  fromAfar: true,
  acknowledged: null,
  closed: null,
};

test("[EPI-1] an open safety flag stands before everything else, in every stage", () => {
  for (const stage of episodeStages) {
    const missing = whatIsMissing(fresh({ stage, measures: { ...measuresStream.initial, flags: [flag] } }), now);
    expect(missing[0]).toEqual({ what: "safety-flag", turn: "therapist" });
  }
});

test("[EPI-1] a flag that only a prescriber closes is the prescriber's turn; what compliance keeps is nobody's here", () => {
  const raised = (rule: "SR-11" | "SR-16") => ({
    ...safetyStream.initial,
    flags: [{ ...flag, rule, concernId: "c", escalates: null, aboutStaffId: null }],
  });
  const first = (rule: "SR-11" | "SR-16") => whatIsMissing(fresh({ stage: "closed", safety: raised(rule) }), now)[0];
  expect(first("SR-11")).toEqual({ what: "safety-flag", turn: "prescriber" });
  expect(first("SR-16")).toBeUndefined();
});

test("[EPI-2] screening waits for the intake and the baselines, and only then for the prescriber", () => {
  const waiting = whatIsMissing(fresh({ stage: "screening" }), now);
  expect(waiting.map((one) => one.what)).toEqual(["intake", "baseline-measure"]);
});

test("[EPI-2] preparation names everything that is still wanted", () => {
  const missing = whatIsMissing(fresh({ stage: "preparation" }), now).map((one) => one.what);
  expect(missing).toEqual(["plan", "intention", "expectations", "escort", "support-plan"]);
});

test("[EPI-3] it is the turn of whoever the first missing thing waits for, and nobody's when nothing is missing", () => {
  expect(whoseTurn(whatIsMissing(fresh({ stage: "consent" }), now))).toBe("therapist");
  expect(whoseTurn(whatIsMissing(fresh({ stage: "closed" }), now))).toBeNull();
});

test("the stage line shows what lies behind and what is to come", () => {
  expect(stageSteps("preparation").map(({ state }) => state)).toEqual(["done", "done", "done", "current", "todo", "todo", "todo"]);
  expect(stageSteps("closed").every(({ state }) => state === "done")).toBe(true);
});
