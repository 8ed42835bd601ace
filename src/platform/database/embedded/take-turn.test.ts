import { access, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { expect, test } from "vitest";

import { createScratch } from "./fixtures/scratch.ts";
import { takeTurn } from "./take-turn.ts";

test("work is done one after the other", async () => {
  const marker = join(await createScratch(), "turn");
  const steps: string[] = [];
  const work = async (): Promise<void> => {
    steps.push("begin");
    await delay(20);
    steps.push("end");
  };
  await Promise.all([takeTurn(marker, work), takeTurn(marker, work), takeTurn(marker, work)]);
  expect(steps).toEqual(["begin", "end", "begin", "end", "begin", "end"]);
  await expect(access(marker)).rejects.toThrow("ENOENT");
});

test("a turn whose owner died passes on, and failing work gives its turn back", async () => {
  const marker = join(await createScratch(), "turn");
  await writeFile(marker, "");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(marker, longAgo, longAgo);
  await expect(takeTurn(marker, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(access(marker)).rejects.toThrow("ENOENT");
});
