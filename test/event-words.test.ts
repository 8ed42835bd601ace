import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { root } from "./step.ts";

/** Streams whose facts an episode's timeline tells one by one; a session's stand in its own, and lots and the protocol belong to no episode. */
const told = [
  "adverse-events",
  "consent",
  "enquiry",
  "follow-up",
  "integration",
  "measures",
  "plan",
  "preparation",
  "rems",
  "safety",
  "screening",
];

const words = readFileSync(join(root, "src/care/episode/web/episode-words.ts"), "utf8");

test.for(told)("the timeline of an episode has words for every fact of %s", (stage) => {
  const rules = join(root, "src/care", stage, "rules");
  const texts = readdirSync(rules)
    .filter((name) => /^(.*events|stored-.*)\.ts$/u.test(name))
    .map((name) => readFileSync(join(rules, name), "utf8"));
  const types = [...texts.join("\n").matchAll(/type: z\.literal\("([a-z-]+)"\)/gu)].map(([, type = ""]) => type);
  expect(types.length).toBeGreaterThan(0);
  expect(types.filter((type) => !words.includes(`"${stage}.${type}"`))).toEqual([]);
});
