import { expect, test } from "vitest";

import { askedPlaces, screenAnswers, type ScreenDraft } from "./suicide-screen-draft.ts";

const draft = (answers: ScreenDraft["answers"], form: ScreenDraft["form"] = "recent"): ScreenDraft => ({ form, answers });

test("[MSR-22] method, intent and plan are asked only after thoughts of suicide, and when the behaviour was only after behaviour", () => {
  expect(askedPlaces(draft({}))).toEqual(["1", "2", "6"]);
  expect(askedPlaces(draft({ 2: "no", 6: "no" }))).toEqual(["1", "2", "6"]);
  expect(askedPlaces(draft({ 2: "yes", 6: "yes" }))).toEqual(["1", "2", "3", "4", "5", "6", "recent"]);
  expect(askedPlaces(draft({ 6: "yes" }, "since-last-contact"))).toEqual(["1", "2", "6"]);
});

test("[MSR-23] a yes to method, intent or plan stays in sight and is handed in, though thoughts of suicide became a no", () => {
  const answered = { 1: "yes", 2: "no", 4: "yes", 6: "no" } as const;
  expect(askedPlaces(draft(answered))).toContain("4");
  expect(screenAnswers(draft(answered)).items).toEqual([1, 0, null, 1, null, 0]);
});

test("a no that is not asked any more is not handed in", () => {
  expect(screenAnswers(draft({ 1: "yes", 2: "no", 3: "no", 6: "no", recent: "yes" }))).toMatchObject({
    items: [1, 0, null, null, null, 0],
    extra: { "behaviour-recent": null },
  });
});

test("which form was asked is kept with the answers", () => {
  expect(screenAnswers(draft({ 6: "yes", recent: "no" })).extra).toEqual({ "behaviour-recent": 0, "since-last-contact": 0 });
  expect(screenAnswers(draft({ 6: "yes", recent: "no" }, "since-last-contact")).extra).toEqual({
    "behaviour-recent": null,
    "since-last-contact": 1,
  });
});
