import { spawn } from "node:child_process";
import { join } from "node:path";

export const root = new URL("../", import.meta.url).pathname;

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

const bin = (name: string): string => join(root, "node_modules/.bin", name);

/** Runs one of the project's own tools and shows what it prints. @returns its exit status */
export const runTool = (name: string, words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const path = `${join(root, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`;
    const child = spawn(bin(name), words, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path, ...variables } });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });

/** A check that passes or fails as a whole. */
export const check = async (name: string, words: readonly string[]): Promise<Counts> =>
  (await runTool(name, words)) === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
