import { expect, test } from "vitest";

import type { Entry, EntryState } from "./entry.ts";
import type { StoredFact } from "./facts.ts";
import { mergeFacts, withConfirmed } from "./merge-facts.ts";

const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
const actor = { kind: "staff", id: "a" } as const;

const confirmed = (version: number, commandId: string): StoredFact => ({
  version,
  observedAt: at,
  deviceAt: at,
  receivedAt: at,
  actor,
  commandId,
  type: "noted",
  schemaVersion: 1,
  payload: { text: commandId },
});

const local = (order: number, commandId: string, state: EntryState = { status: "waiting" }, facts = 1): Entry => ({
  commandId,
  streamKey: { kind: "notes", id: "s" },
  episodeId: "e",
  actor,
  method: "POST",
  path: "/notes",
  body: "{}",
  observedAt: at,
  madeAt: at,
  deviceAt: at,
  facts: Array.from({ length: facts }, () => ({ type: "noted", schemaVersion: 1, payload: { text: commandId } })),
  order,
  state,
  tries: 0,
});

const shown = (facts: readonly StoredFact[]): readonly string[] => facts.map((fact) => `${fact.version} ${fact.commandId}`);

test("local facts stand after the confirmed ones, in the order in which they were charted", () => {
  expect(shown(mergeFacts([confirmed(1, "x"), confirmed(2, "y")], [local(1, "a", undefined, 2), local(2, "b")]))).toEqual([
    "1 x",
    "2 y",
    "3 a",
    "4 a",
    "5 b",
  ]);
});

test("a confirmed fact takes the place of the local ones of its command", () => {
  const merged = mergeFacts([confirmed(1, "x"), confirmed(2, "a")], [local(1, "a"), local(2, "b")]);
  expect(shown(merged)).toEqual(["1 x", "2 a", "3 b"]);
  expect(merged.map((fact) => fact.receivedAt === null)).toEqual([false, false, true]);
});

test("an acknowledged command is shown until the confirmed facts reach its version, even when the server made no fact of it", () => {
  const acknowledged = local(1, "a", { status: "acknowledged", version: 2 });
  expect(shown(mergeFacts([confirmed(1, "x")], [acknowledged]))).toEqual(["1 x", "2 a"]);
  expect(shown(mergeFacts([confirmed(1, "x"), confirmed(2, "y")], [acknowledged]))).toEqual(["1 x", "2 y"]);
});

test("a refused command has no facts", () => {
  const problem = { status: 409, type: "/problems/refused", title: "", detail: "" };
  expect(mergeFacts([], [local(1, "a", { status: "refused", problem })])).toEqual([]);
});

test("facts that come twice are taken once, and none after a gap", () => {
  const known = [confirmed(1, "x")];
  expect(shown(withConfirmed(known, [confirmed(1, "x"), confirmed(2, "y"), confirmed(4, "z")]))).toEqual(["1 x", "2 y"]);
});
