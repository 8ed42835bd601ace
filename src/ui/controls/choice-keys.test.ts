import { expect, test } from "vitest";
import { choiceForKey, keyOfChoice } from "./choice-keys.ts";

const of = (...values: string[]) => values.map((value) => ({ value }));

test("answers that are numbers are chosen by that number", () => {
  expect(choiceForKey(of("0", "1", "2", "3"), "0")).toEqual({ value: "0" });
  expect(choiceForKey(of("0", "1", "2", "3"), "4")).toBeUndefined();
});

test("other answers are counted from one, and the tenth has no key", () => {
  const words = of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
  expect(choiceForKey(words, "2")).toEqual({ value: "b" });
  expect(words.map((word) => keyOfChoice(words, word)).at(-1)).toBe("");
  expect(choiceForKey(words, "")).toBeUndefined();
});
