import { expect, test } from "vitest";

import type { NewEntry } from "./entry.ts";
import { fallbackStore } from "./fallback-store.ts";
import { memoryStore } from "./memory-store.ts";

const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
const entry = (commandId: string): NewEntry => ({
  commandId,
  streamKey: { kind: "notes", id: "s" },
  episodeId: "e",
  actor: { kind: "staff", id: "a" },
  method: "POST",
  path: "/notes",
  body: "{}",
  observedAt: at,
  madeAt: at,
  deviceAt: at,
  facts: [],
});

test("a full disk loses nothing while the tab lives, keeps the order, and is told once", async () => {
  const device = memoryStore();
  let told = 0;
  let isFull = false;
  const store = fallbackStore(
    { ...device, add: (made) => (isFull ? Promise.reject(new Error("QuotaExceededError")) : device.add(made)) },
    () => {
      told += 1;
    },
  );
  await store.add(entry("first"));
  isFull = true;
  await store.add(entry("second"));
  const third = await store.add(entry("third"));
  await store.replace({ ...third, tries: 4 });
  const { entries } = await store.readEntries();
  expect(entries.map((one) => `${one.commandId} ${one.tries}`)).toEqual(["first 0", "second 0", "third 4"]);
  await store.remove(["first", "second"]);
  expect((await store.readEntries()).entries.map((one) => one.commandId)).toEqual(["third"]);
  expect(told).toBe(1);
});
