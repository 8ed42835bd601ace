import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { root } from "./step.ts";

const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

/** Rules by number, from the first column of the tables: `| DOSE-20  | …`. A range (`SCR-01 … SCR-35`) stands for the data behind it. */
const numbersIn = (readme: string): readonly string[] =>
  [...readme.matchAll(/^\|\s*([A-Z][A-Z0-9-]*-\d+[a-z]?)\s*\|/gm)].map(([, number = ""]) => number);

const stages = readdirSync(join(root, "src/care"), { withFileTypes: true }).filter((entry) => entry.isDirectory());

// In a test's name as [DOSE-20], or in the table of a test for several as "DOSE-20".
const tests = [...filesBelow("src/care", ".test.ts"), ...filesBelow("test/program", ".test.ts")].join("\n");

test.for(stages.map(({ name }) => name))("every numbered rule of %s has a test that names it, and a number of its own", (stage) => {
  const numbers = numbersIn(readFileSync(join(root, "src/care", stage, "README.md"), "utf8"));
  expect(numbers.filter((number) => !tests.includes(`[${number}]`) && !tests.includes(`["${number}"`))).toEqual([]);
  expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([]);
});

test("every number that a test of a stage names stands in a stage's README", () => {
  const readmes = stages.map(({ name }) => readFileSync(join(root, "src/care", name, "README.md"), "utf8")).join("\n");
  const named = [
    ...filesBelow("src/care", ".test.ts")
      .join("\n")
      .matchAll(/\[([A-Z][A-Z0-9-]*-\d+[a-z]?)\]/gu),
  ].map(([, number = ""]) => number);
  expect([...new Set(named)].filter((number) => !new RegExp(`\\b${number}\\b`, "u").test(readmes))).toEqual([]);
});

test("a number means one rule in the whole house", () => {
  const numbers = stages.flatMap(({ name }) => numbersIn(readFileSync(join(root, "src/care", name, "README.md"), "utf8")));
  expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([]);
});
