import { globSync } from "node:fs";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CollectedTest } from "./mutation-vitest.ts";

/**
 * Runs the tests of the rules for Stryker inside one process: rules keep no state, so that nothing has to be loaded again between two
 * mutants, and a mutant costs milliseconds where a vitest run costs half a second. Quick tests go first; properties are tried a few times only.
 */

// What instrumented code reads and writes: Stryker's own contract between its instrumenter and its runners.
type Instrumented = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
};
const instrumented: Instrumented = {};

type MutantRun = { readonly testFilter?: readonly string[]; readonly hitLimit?: number; readonly activeMutant: { readonly id: string } };
type Outcome = { readonly id: string; readonly failure: string | undefined; readonly milliseconds: number };

// The tests of the stages that are broken, which mutate.ts names; of all where it names none.
const stages = process.env["MUTATED_STAGES"]?.split(",") ?? ["*"];
const testFiles = stages.map((stage) => `src/care/${stage}/rules/**/*.test.ts`);
const standIns = new Map(["vitest", "fast-check"].map((name) => [name, new URL(`./mutation-${name}.ts`, import.meta.url).href]));
const succeeded = 0;
const failed = 1;

const load = async (): Promise<readonly CollectedTest[]> => {
  Object.assign(globalThis, { __stryker__: instrumented });
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = standIns.get(specifier);
      return url === undefined || context.parentURL === url ? next(specifier, context) : { url, shortCircuit: true };
    },
  });
  const { collected } = await import("./mutation-vitest.ts");
  for (const file of globSync(testFiles).toSorted()) {
    collected.file = file;
    await import(pathToFileURL(resolve(file)).href);
  }
  return collected.tests;
};

const attempt = async (test: CollectedTest): Promise<Outcome> => {
  const start = performance.now();
  const outcome = (failure: string | undefined): Outcome => ({ id: test.id, failure, milliseconds: performance.now() - start });
  try {
    await test.run();
    return outcome(undefined);
  } catch (error) {
    return outcome(String(error).slice(0, 500));
  }
};

class RulesTestRunner {
  #tests: readonly CollectedTest[] = [];
  readonly #durations = new Map<string, number>();

  /** Nothing is loaded anew: with `ignoreStatic` every mutant is switched on after loading. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#tests = await load();
  }

  async dryRun() {
    const outcomes: Outcome[] = [];
    for (const test of this.#tests) {
      instrumented.currentTestId = test.id;
      outcomes.push(await attempt(test));
    }
    instrumented.currentTestId = undefined;
    return {
      status: "complete",
      mutantCoverage: instrumented.mutantCoverage,
      tests: outcomes.map(({ id, failure, milliseconds }) => ({
        id,
        name: id,
        timeSpentMs: milliseconds,
        ...(failure === undefined ? { status: succeeded } : { status: failed, failureMessage: failure }),
      })),
    };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant }: MutantRun) {
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const durationOf = ({ id }: CollectedTest): number => this.#durations.get(id) ?? 0;
    const tests = this.#tests
      .filter(({ id }) => wanted === undefined || wanted.has(id))
      .toSorted((one, other) => durationOf(one) - durationOf(other));
    Object.assign(instrumented, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    let done = 0;
    for (const test of tests) {
      done += 1;
      const { id, failure, milliseconds } = await attempt(test);
      this.#durations.set(id, milliseconds);
      if (hitLimit !== undefined && (instrumented.hitCount ?? 0) > hitLimit)
        return { status: "timeout", reason: "the mutant was met too often" };
      if (failure !== undefined) return { status: "killed", killedBy: [id], failureMessage: failure, nrOfTests: done };
    }
    return { status: "survived", nrOfTests: done };
  }
}

const create = () => new RulesTestRunner();
export const strykerPlugins = [{ kind: "TestRunner", name: "rules", factory: create }];
