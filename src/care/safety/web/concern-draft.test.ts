import { expect, test } from "vitest";

import { emptyConcern, evidenceOf } from "./concern-draft.ts";

test("nothing is a concern until it is whole", () => {
  expect(evidenceOf(emptyConcern)).toBeUndefined();
  expect(evidenceOf({ ...emptyConcern, kind: "urinary", urinary: ["urgency"] })).toBeUndefined();
  expect(evidenceOf({ ...emptyConcern, kind: "pregnancy-test", outcome: "positive" })).toBeUndefined();
  expect(evidenceOf({ ...emptyConcern, kind: "distress", hours: "long" })).toBeUndefined();
});

test("an enzyme goes with its laboratory's limit, or not at all", () => {
  const typed = { ...emptyConcern, kind: "liver-enzymes", alt: "130,5" } as const;
  expect(evidenceOf(typed)).toBeUndefined();
  expect(evidenceOf({ ...typed, altLimit: "40" })).toEqual({
    kind: "liver-enzymes",
    alt: { measured: { value: 130.5, unit: "U/L" }, upperLimit: { value: 40, unit: "U/L" } },
    ast: null,
  });
  expect(evidenceOf({ ...typed, altLimit: "40", ast: "50" })).toBeUndefined();
});

test("a checklist without a sign says that none was found", () => {
  expect(evidenceOf({ ...emptyConcern, kind: "psychosis-mania" })).toEqual({ kind: "psychosis-mania", symptoms: [] });
});

test("a disclosure may name nobody", () => {
  expect(evidenceOf({ ...emptyConcern, kind: "disclosure", about: "boundary" })).toMatchObject({ aboutStaffId: null });
});
