import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { root } from "./step.ts";

const textsBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

const readmes = textsBelow("src/care", "README.md").join("\n");
const tests = textsBelow("src", ".test.ts").join("\n");

/** Whether a rule is defined: a row of its own in a stage's README, or a range or list in a first cell that names it. */
const isDefined = (rule: string): boolean => new RegExp(`^\\|[^|]*\\b${rule}\\b`, "mu").test(readmes);
const isTested = (rule: string): boolean => tests.includes(`[${rule}]`) || tests.includes(`["${rule}"`);

type Hazard = { readonly id: string; readonly cells: readonly string[] };

const hazards: readonly Hazard[] = readFileSync(join(root, "docs/safety/hazards.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| HAZ-"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map((cells) => ({ id: cells[0] ?? "", cells }));

const rulesIn = (cell: string): readonly string[] => [...cell.matchAll(/\b(?!HAZ-)[A-Z][A-Z]+-\d+\b/gu)].map(([rule]) => rule);

test("the hazard log has a row a hazard, each with its own number, in order", () => {
  expect(hazards.length).toBeGreaterThan(15);
  expect(hazards.map(({ id }) => id)).toEqual(hazards.map((_, index) => `HAZ-${index + 1}`));
});

test.for(hazards)("$id says hazard, cause, harm, control, verification and what risk is left", ({ cells }) => {
  expect(cells).toHaveLength(7);
  expect(cells.filter((cell) => cell === "")).toEqual([]);
});

test.for(hazards)("$id: its control exists as numbered rules, and what verifies it exists as tests", ({ cells }) => {
  const [, , , , control = "", verification = ""] = cells;
  expect(rulesIn(control).filter((rule) => !isDefined(rule))).toEqual([]);
  if (control.startsWith("none yet")) return expect(verification).toBe("none yet");
  const bracketed = [...verification.matchAll(/\[([A-Z][A-Z0-9-]*-\d+)\]/gu)].map(([, rule = ""]) => rule);
  const files = [...verification.matchAll(/`([^`]+)`/gu)].map(([, file = ""]) => file);
  expect(bracketed.length + files.length).toBeGreaterThan(0);
  expect(bracketed.filter((rule) => !isTested(rule) || !isDefined(rule))).toEqual([]);
  expect(files.filter((file) => !/\.(test|journey)\.ts$/u.test(file) || !existsSync(join(root, file)))).toEqual([]);
  return undefined;
});
