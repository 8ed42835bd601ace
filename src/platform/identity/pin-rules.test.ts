import { expect, test } from "vitest";

import { pinFault } from "./pin-rules.ts";

test("a PIN has four to eight digits", () => {
  for (const pin of ["123", "123456789", "12a4", "", "１２９４"]) expect(pinFault(pin)).toBe("not-digits");
  for (const pin of ["4071", "90317724"]) expect(pinFault(pin)).toBeUndefined();
});

test("a PIN is neither one digit again and again nor counted up or down", () => {
  for (const pin of ["0000", "77777777", "1234", "87654321"]) expect(pinFault(pin)).toBe("too-simple");
  expect(pinFault("1357")).toBeUndefined();
});
