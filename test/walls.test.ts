import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = new URL("../", import.meta.url).pathname;
let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "kapstone-walls-"));
  for (const file of ["oxlint.config.ts", "tsconfig.json", "tsconfig.base.json", "tsconfig.rules.json", "package.json"]) {
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, "src/care"), { recursive: true });
  cpSync(join(root, "src/care/journey.ts"), join(copy, "src/care/journey.ts"));
  cpSync(join(root, "src/kernel"), join(copy, "src/kernel"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (tool: string, words: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(join(root, "node_modules/.bin", tool), words, { cwd: copy, encoding: "utf8" });
  return stdout + stderr;
};

/** Plants one file in the copy, runs the tool and takes the file away again. */
const planted = (file: string, text: string, look: () => string): string => {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
  try {
    return look();
  } finally {
    rmSync(path);
  }
};

const lint = (file: string, text: string): string => planted(file, text, () => run("oxlint", ["src"]));
const compile = (file: string, text: string): string => planted(file, text, () => run("tsc", ["-p", "tsconfig.rules.json"]));

const violations: readonly (readonly [wall: string, file: string, text: string])[] = [
  ["rules use the platform", "src/care/consent/rules/planted.ts", 'export { openDatabase } from "#platform/database/database.ts";'],
  ["rules use a library", "src/care/consent/rules/planted.ts", 'export { z } from "zod/mini";'],
  ["rules use their own contract", "src/care/consent/rules/planted.ts", 'export type { x } from "../contract.ts";'],
  ["rules use a later stage", "src/care/consent/rules/planted.ts", 'export { x } from "#care/plan/rules/plan.ts";'],
  ["rules read the clock", "src/care/consent/rules/planted.ts", "export const now = () => Temporal.Now.instant();"],
  ["rules read the old clock", "src/care/consent/rules/planted.ts", "export const now = () => new Date();"],
  ["rules roll dice", "src/care/consent/rules/planted.ts", "export const dice = () => Math.random();"],
  ["rules wait", "src/care/consent/rules/planted.ts", "export const wait = async () => await Promise.resolve(1);"],
  ["the server meets the web", "src/care/consent/server/planted.ts", 'export { x } from "../web/screen.tsx";'],
  ["the web meets the server", "src/care/consent/web/planted.ts", 'export { x } from "../server/routes.ts";'],
  ["a stage uses a later stage", "src/care/consent/server/planted.ts", 'export { x } from "#care/plan/rules/plan.ts";'],
  [
    "a stage uses more than an earlier stage's rules",
    "src/care/plan/server/planted.ts",
    'export { x } from "#care/consent/server/routes.ts";',
  ],
  ["the platform knows care", "src/platform/http/planted.ts", 'export { x } from "#care/consent/rules/consent.ts";'],
  ["interop knows care", "src/interop/fhir/planted.ts", 'export { x } from "#care/consent/rules/consent.ts";'],
  ["ui knows care", "src/ui/planted.ts", 'export { x } from "#care/consent/rules/consent.ts";'],
  ["ui fetches", "src/ui/planted.ts", 'export { read } from "#platform/http/browser/client.ts";'],
  ["the kernel uses others", "src/kernel/planted.ts", 'export { openDatabase } from "#platform/database/database.ts";'],
  ["a type is cast", "src/platform/http/planted.ts", 'export const x = JSON.parse("1") as number;'],
  ["any", "src/platform/http/planted.ts", "export const x = (y: any) => String(y);"],
  ["a file grows", "src/platform/http/planted.ts", Array.from({ length: 260 }, (_, line) => `export const x${line} = ${line};`).join("\n")],
];

test.each(violations)("the linter catches: %s", (_wall, file, text) => {
  expect(lint(file, text)).toMatch(/planted\.ts/);
});

test("the linter is content with the copy itself", () => {
  expect(run("oxlint", ["src"])).toMatch(/Found 0 warnings and 0 errors/);
});

test("rules do not know the browser or Node", () => {
  expect(compile("src/care/consent/rules/planted.ts", "export const x = () => fetch('/');")).toMatch(/planted\.ts.*fetch/);
  expect(compile("src/care/consent/rules/planted.ts", "export const x = () => process.pid;")).toMatch(/planted\.ts.*process/);
  expect(compile("src/care/consent/rules/planted.ts", "export const x = () => setTimeout(() => 1, 1);")).toMatch(/planted\.ts.*setTimeout/);
});
