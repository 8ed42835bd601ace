import { format } from "node:util";

/**
 * Stands in for vitest while rules are broken: collects the tests of a file instead of running them, so that one process can run them again
 * for mutant after mutant. `expect` is vitest's own; it asks for a worker, and gets an empty one.
 */
Object.assign(globalThis, { __vitest_worker__: { config: {}, ctx: {}, environment: {}, current: undefined } });
export const { expect, expectTypeOf } = await import("vitest");

type Body = (...given: readonly unknown[]) => unknown;
export type CollectedTest = { readonly id: string; readonly run: () => unknown };
export const collected: { file: string; readonly tests: CollectedTest[] } = { file: "", tests: [] };

const collect = (name: string, first: unknown, second: unknown, given: readonly unknown[] = []): void => {
  const body = [first, second].find((one): one is Body => typeof one === "function");
  if (body === undefined) return;
  const id = `${collected.file}#${format(name, ...given)}`;
  const others = collected.tests.filter((other) => other.id === id || other.id.startsWith(`${id} (`)).length;
  collected.tests.push({ id: others === 0 ? id : `${id} (${others + 1})`, run: () => body(...given) });
};

const skip = (): void => {};
const plain = (name: string, first: unknown, second?: unknown): void => collect(name, first, second);

/** The part of vitest's `test` that tests of rules use. */
export const test = Object.assign(plain, {
  skipIf: (isLeftOut: boolean) => (isLeftOut ? skip : plain),
  each: (cases: readonly unknown[]) => (name: string, first: unknown, second?: unknown) => {
    for (const one of cases) collect(name, first, second, Array.isArray(one) ? one : [one]);
  },
  for: (cases: readonly unknown[]) => (name: string, first: unknown, second?: unknown) => {
    for (const one of cases) collect(name, first, second, [one]);
  },
});
