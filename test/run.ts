import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { buildWeb } from "../src/apps/cli/build-web.ts";
import { checkBudget } from "./budget.ts";
import { findChromium, NoChromium } from "./chromium.ts";
import { add, check, noCounts, root, runTool, type Counts } from "./step.ts";

const results = join(root, ".cache/test-results");
const sources = ["src", "test", "bench", "oxlint.config.ts", "vite.config.ts", "vitest.config.ts", "playwright.config.ts"];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const numberIn = (value: unknown, name: string): number => {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === "number" ? found : 0;
};

const readReport = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, "utf8").catch(() => "null"));

/** A runner that failed without naming a failed test (it could not start, a file did not load) counts as one failure. */
const honest = (counts: Counts, status: number): Counts => (status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

const countsOf = (report: unknown, status: number): Counts => {
  const skipped = numberIn(report, "numPendingTests") + numberIn(report, "numTodoTests");
  return honest({ passed: numberIn(report, "numPassedTests"), failed: numberIn(report, "numFailedTests"), skipped }, status);
};

/** Vitest over the files whose path holds one of the words; in the machine's own time zone, or in another one. */
const unitTests = async (words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Counts> => {
  const file = join(results, `vitest-${(variables["TZ"] ?? "here").replaceAll("/", "-")}.json`);
  const status = await runTool(
    "vitest",
    ["run", ...words, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    variables,
  );
  return countsOf(await readReport(file), status);
};

/** Builds the web application and weighs what a first visit loads. */
const sizeBudget = async (): Promise<Counts> => {
  const { webFolder } = await buildWeb(join(root, ".cache/web"));
  const problems = await checkBudget(webFolder);
  for (const problem of problems) say(problem);
  return problems.length === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
};

const journeys = async (): Promise<Counts> => {
  const file = join(results, "playwright.json");
  const data = join(root, ".cache/journeys");
  try {
    await rm(data, { recursive: true, force: true });
    const chromium = findChromium(say);
    const status = await runTool("playwright", ["test"], { CHROME_PATH: chromium });
    const report = await readReport(file);
    const stats: unknown = typeof report === "object" && report !== null && "stats" in report ? report.stats : undefined;
    const passed = numberIn(stats, "expected") + numberIn(stats, "flaky");
    return honest({ passed, failed: numberIn(stats, "unexpected"), skipped: numberIn(stats, "skipped") }, status);
  } catch (error) {
    if (!(error instanceof NoChromium)) throw error;
    say(error.message);
    return { ...noCounts, failed: 1 };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
};

type Step = { readonly name: string; readonly isCheck: boolean; readonly run: () => Promise<Counts> };

const steps: readonly Step[] = [
  { name: "format", isCheck: true, run: () => check("oxfmt", ["--check", ...sources]) },
  { name: "lint and walls", isCheck: true, run: () => check("oxlint", sources) },
  { name: "types of rules", isCheck: true, run: () => check("tsc", ["-p", "tsconfig.rules.json"]) },
  { name: "types of the server", isCheck: true, run: () => check("tsc", ["-p", "tsconfig.server.json"]) },
  { name: "types of the web application", isCheck: true, run: () => check("tsc", ["-p", "tsconfig.web.json"]) },
  { name: "unused code", isCheck: true, run: () => check("knip", []) },
  { name: "size budget", isCheck: false, run: sizeBudget },
  { name: "rules, server and sync", isCheck: false, run: () => unitTests([]) },
  { name: "rules, at the other end of the world", isCheck: false, run: () => unitTests(["rules/"], { TZ: "Pacific/Auckland" }) },
  { name: "rules, a quarter of an hour off", isCheck: false, run: () => unitTests(["rules/"], { TZ: "Asia/Kathmandu" }) },
  { name: "journeys in a browser", isCheck: false, run: journeys },
];

const only = process.argv[2] === "check" ? steps.filter((step) => step.isCheck) : steps;
await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

let total = noCounts;
for (const step of only) {
  const started = performance.now();
  say(`\n── ${step.name}`);
  const counts = await step.run();
  total = add(total, counts);
  say(`── ${step.name}: ${counts.passed} passed, ${counts.failed} failed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
