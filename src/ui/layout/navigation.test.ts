import { expect, test } from "vitest";
import { currentHref } from "./navigation.ts";

const entries = ["/", "/me", "/me/journal", "/patients"];

test.each([
  ["/me", "/me"],
  ["/me/journal", "/me/journal"],
  ["/me/journal/new", "/me/journal"],
  ["/patients/42", "/patients"],
  ["/", "/"],
  ["/patientsearch", undefined],
  ["/me/intake/1", undefined],
])("%s belongs to %s", (path, entry) => {
  expect(currentHref(entries, path)).toBe(entry);
});
