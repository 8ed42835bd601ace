import { expect, test } from "vitest";

import { unitWords, valueWords } from "./value-words.ts";

test("a value carries its unit as people read it, and a bare number carries none", () => {
  expect(valueWords(160, "mm[Hg]", "en")).toBe("160 mmHg");
  expect(valueWords([1, 2.5], "h", "en")).toBe("1, 2.5 h");
  expect(valueWords(2, "1", "en")).toBe("2");
  expect(valueWords("on", null, "en")).toBe("on");
  expect([unitWords("1"), unitWords(null)]).toEqual(["", ""]);
});
