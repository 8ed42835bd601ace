import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sheets = globSync("src/ui/**/*.css").filter((path) => !path.endsWith("tokens.css"));
const read = (path: string) => readFileSync(path, "utf8");
const defined = new Set(
  [...sheets, "src/ui/theme/tokens.css"].flatMap((path) => [...read(path).matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)),
);
/** Set from TypeScript by a style attribute. */
const setInCode = new Set(["--share", "--columns", "--m", "--w", "--start", "--end", "--radix-dropdown-menu-content-available-height"]);

test.each(sheets)("%s takes every colour from a token", (path) => {
  expect(read(path).match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|oklab)a?\(/gi)).toBeNull();
});

test.each(sheets)("%s uses only custom properties that exist", (path) => {
  const used = [...read(path).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? "");
  expect(used.filter((name) => !defined.has(name) && !setInCode.has(name))).toEqual([]);
});
