import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { references } from "#care/protocol/rules/data/references.ts";
import { shortCitations } from "#kernel/short-citations.ts";

import { root } from "./step.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const rules = globSync("src/care/*/rules/**/*.ts", { cwd: root }).filter(
  (file) => !file.endsWith(".test.ts") && !file.endsWith("data/references.ts"),
);
const written = rules.map(read).join("\n");

/** Every `source: "…"` and `sources: ["…"]` of the rules' data, whether or not a type watches it. */
const data = rules.filter((file) => file.includes("/data/")).map(read);
const named = [...data.join("\n").matchAll(/\bsources?: (?:\[([^\]]*)\]|("[^"]*"))/g)].flatMap(([, list, one]) =>
  [...(list ?? one ?? "").matchAll(/"([^"]*)"/g)].map(([, id = ""]) => id),
);

test("every source that a rule names is a registered reference", () => {
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((id) => !(id in references))).toEqual([]);
});

test("every registered reference is used: by a rule, or in a README by its short citation", () => {
  const readmes = globSync("src/care/*/README.md", { cwd: root }).map(read).join("\n");
  const inRules = (id: string): boolean => new RegExp(`(?<![\\w-])${RegExp.escape(id)}(?![\\w-])`).test(written);
  const unused = Object.entries(shortCitations).filter(([id, short]) => !inRules(id) && !readmes.includes(short));
  expect(unused).toEqual([]);
});

test("every reference has a citation of its own and a short one that no other has; its address is a public one", () => {
  const citations = Object.values(references).map(({ citation }) => citation);
  expect(new Set(citations).size).toBe(citations.length);
  const short = Object.values(shortCitations);
  expect(new Set(short).size).toBe(short.length);
  for (const { url } of Object.values(references)) if (url !== null) expect(url).toMatch(/^https?:\/\//);
});

test("no source names a file of the specification, which a reader of this repository does not have", () => {
  const files =
    /\b(?:dosing|monitoring|screening|safety-rules|consent-privacy-retention|psychotherapy|course|durability|drug-interactions|controlled-substances|defaults|instruments|instrument-texts[\w-]*|spravato-rems-trd|adverse-events|codes)\.json\b|\bproduct\.md\b|\b\d{2}-[\w-]+\.md\b/;
  const readable = [...globSync("src/**/*.{ts,tsx,md}", { cwd: root }), ...globSync("docs/**/*.md", { cwd: root })];
  expect(readable.filter((file) => !file.endsWith(".test.ts") && files.test(read(file)))).toEqual([]);
});
