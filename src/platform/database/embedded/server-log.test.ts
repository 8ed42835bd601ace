import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createScratch } from "./fixtures/scratch.ts";
import { readLogFrom, turnLog } from "./server-log.ts";

test("a log that has grown is set aside once, in place of the one before", async () => {
  const log = join(await createScratch(), "postgres.log");
  expect(await turnLog(log, 10)).toBe(0);
  await writeFile(log, "short");
  expect(await turnLog(log, 10)).toBe(5);
  await writeFile(`${log}.1`, "older");
  await writeFile(log, "longer than ten");
  expect(await turnLog(log, 10)).toBe(0);
  expect(await readFile(`${log}.1`, "utf8")).toBe("longer than ten");
});

test("the log is read from where a start began, its end at most", async () => {
  const log = join(await createScratch(), "postgres.log");
  expect(await readLogFrom(log, 0)).toBe("");
  await writeFile(log, "before\nafter\n");
  expect(await readLogFrom(log, 7)).toBe("after");
  await writeFile(log, "x".repeat(9000));
  expect(await readLogFrom(log, 0)).toHaveLength(4000);
});
