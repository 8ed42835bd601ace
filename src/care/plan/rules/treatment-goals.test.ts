import { expect, test } from "vitest";

import { score } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { setPlan } from "./decide.ts";
import { planStream } from "./plan.ts";
import { treatmentGoals, withGoalDates } from "./treatment-goals.ts";

const goal = { kind: "sleep", text: "Sleep through", measure: "own-rating" } as const;
const course = {
  condition: "ptsd",
  sessions: 4,
  spacing: { value: 7, unit: "d" },
  route: "IM",
  therapistId: null,
  modality: "ifs",
  risks: "",
} as const;

test("[PLAN-5] a goal's baseline and target are whole numbers from 0 to 10, or not said", () => {
  const rated = { ...goal, goalId: "sleep", baseline: score(2), target: score(8), review: "2026-12-24" };
  expect(setPlan({ ...course, goals: [rated] }, shippedProtocol)).toMatchObject({ events: [{ goals: [rated] }] });
  expect(setPlan({ ...course, goals: [{ ...rated, target: null }] }, shippedProtocol)).toMatchObject({ outcome: "accepted" });
  for (const value of [-1, 11, 2.5]) {
    expect(setPlan({ ...course, goals: [goal, { ...rated, baseline: score(value) }] }, shippedProtocol)).toMatchObject({
      refusal: { rule: "PLAN-5" },
    });
  }
});

test("[PLAN-5] the goals of a plan of before baselines still read, each by its place", () => {
  const { type: _, ...payload } = { type: "plan-set", ...course, goals: [goal] };
  const event = planStream.parse({ type: "plan-set", schemaVersion: 1, payload });
  expect(event.type === "plan-set" && treatmentGoals(event)).toEqual([
    { ...goal, goalId: "goal-1", baseline: null, target: null, review: null },
  ]);
});

test("[PLAN-5] a goal is as old as the first plan that named it, in whatever order the plans were written down", () => {
  const [first, second] = [Temporal.Instant.from("2026-11-01T10:00:00Z"), Temporal.Instant.from("2026-12-01T10:00:00Z")];
  const plan = { goals: [{ ...goal, goalId: "sleep" }] };
  expect(withGoalDates(withGoalDates({}, plan, first), plan, second)["sleep"]).toBe(first);
  expect(withGoalDates(withGoalDates({}, plan, second), plan, first)["sleep"]).toBe(first);
});
