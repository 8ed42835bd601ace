import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";

import { choicesFrom, emptyConsent } from "./consent-draft.ts";

test("nothing is chosen for the reader: every question with a choice stays open until it is answered", () => {
  for (const kind of ["touch", "booster", "recording", "data-use", "telehealth"] as const) {
    expect(choicesFrom(kind, emptyConsent, micrograms(50_000))).toBeUndefined();
  }
  expect(choicesFrom("treatment", emptyConsent, null)).toEqual({ kind: "treatment" });
});

test("no touch needs no stop word, any touch does", () => {
  const none = { ...emptyConsent, hand: "no", shoulder: "no" } as const;
  expect(choicesFrom("touch", none, null)).toMatchObject({ hand: false, shoulder: false, stopWord: "" });
  expect(choicesFrom("touch", { ...none, hand: "yes" }, null)).toBeUndefined();
  expect(choicesFrom("touch", { ...none, hand: "yes", stopWord: " red " }, null)).toMatchObject({ hand: true, stopWord: "red" });
});

test("a further dose is chosen up to what was offered, in milligrams, and a comma is a point", () => {
  const yes = { ...emptyConsent, agreed: "yes" } as const;
  const most = micrograms(50_000);
  expect(choicesFrom("booster", { ...yes, maximum: "12,5" }, most)).toMatchObject({ maximumDose: { value: 12_500, unit: "ug" } });
  for (const maximum of ["", "0", "50.001", "ten"]) expect(choicesFrom("booster", { ...yes, maximum }, most)).toBeUndefined();
  expect(choicesFrom("booster", { ...yes, maximum: "10" }, null)).toMatchObject({ agreed: false });
});
