import { expect, test } from "vitest";

import { score } from "#kernel/quantity.ts";

import { emptyPart, partAgain, partFrom, partProblems } from "./part-draft.ts";

const typed = { ...emptyPart, name: "The guard", partType: "manager" as const };

test("Self energy is read as it was typed, and a quality that nobody rated has no entry", () => {
  const draft = { ...typed, selfEnergy: { calm: " 10 ", courage: "0", clarity: "" } };
  expect(partProblems(draft)).toEqual([]);
  expect(partFrom(draft, "guard").selfEnergy).toEqual({ calm: score(10), courage: score(0) });
});

test.each(["11", "-1", "4.5", "a lot"])("a Self energy of “%s” is asked for again and never guessed", (value) => {
  expect(partProblems({ ...typed, selfEnergy: { calm: value } })).toEqual([{ field: "selfEnergy.calm", key: "notWhole" }]);
});

test("a part without a name or a kind asks for both", () => {
  expect(partProblems(emptyPart).map(({ field }) => field)).toEqual(["name", "partType"]);
});

test("a part that is met again keeps who it is, and its ratings are asked anew", () => {
  const signed = {
    ...partFrom({ ...typed, trust: 6, feelingToward: "Open", protects: ["child", "gone"], sixFs: ["find"] }, "guard"),
    unburdening: ["unburden" as const],
    unburdenedOn: "2026-11-03",
  };
  expect(partAgain(signed, (partId) => partId === "child")).toEqual({
    ...typed,
    protects: ["child"],
    unburdening: ["unburden"],
    unburdenedOn: "2026-11-03",
  });
});
