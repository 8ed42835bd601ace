import { runTool } from "./step.ts";

/**
 * Breaks the rules of some stages (or of all) one small way after another, and counts how often a test notices:
 * `npm run mutate -- plan pharmacy`. Words for persons are left alone; the survivors are listed, and kept in .cache/mutation.json.
 * A stage takes minutes (docs/decisions/0009-mutants-in-one-process.md); a timeout counts as noticed, so look at those by hand.
 */
const stages = process.argv.slice(2);
const rulesOf = (stage: string): readonly string[] => {
  const rules = `src/care/${stage}/rules/**`;
  return [`${rules}/*.ts`, `!${rules}/*.test.ts`, `!${rules}/data/**`, `!${rules}/test-*.ts`];
};
const only = stages.length === 0 ? [] : ["--mutate", stages.flatMap(rulesOf).join(",")];

const tests = stages.length === 0 ? {} : { MUTATED_STAGES: stages.join(",") };

process.exitCode = await runTool("stryker", ["run", ...only], tests);
