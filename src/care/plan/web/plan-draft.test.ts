import { expect, test } from "vitest";

import { emptyGoal, isRated, planDraft, planFrom, type PlanDraft } from "./plan-draft.ts";

const draft = (goal: Partial<ReturnType<typeof emptyGoal>>): PlanDraft => ({
  condition: "ptsd",
  goals: [{ ...emptyGoal("sleep"), text: "Sleep through", ...goal }],
  sessions: "4",
  spacing: "7",
  route: "IM",
  therapistId: "",
  modality: "ifs",
  risks: "",
});

test("a goal's numbers are read as they were typed, and an empty one is not said", () => {
  expect(planFrom(draft({ baseline: " 0 ", target: "10" }))?.goals).toMatchObject([
    { goalId: "sleep", baseline: { value: 0, unit: "{score}" }, target: { value: 10 }, review: null, measure: null },
  ]);
  expect(planFrom(draft({}))?.goals).toMatchObject([{ baseline: null, target: null }]);
});

test.each(["11", "-1", "4.5", "a lot"])("a number of “%s” keeps the plan from being set", (typed) => {
  expect(isRated(typed)).toBe(false);
  expect(planFrom(draft({ target: typed }))).toBeUndefined();
});

test("a draft of before goals had numbers is kept, and its goal gets an id", () => {
  const { goals: _, ...old } = draft({});
  const read = planDraft.parse({ ...old, goals: [{ kind: "sleep", text: "Sleep", measure: "" }] });
  const [goal] = planFrom(read)?.goals ?? [];
  expect(goal).toMatchObject({ text: "Sleep", baseline: null });
  expect(goal?.goalId).not.toBe("");
});
