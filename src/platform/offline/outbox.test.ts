import { expect, test } from "vitest";

import type { Entry } from "./entry.ts";
import {
  answered,
  dueEntries,
  emptyOutbox,
  hurried,
  loaded,
  nextWakeMs,
  sendAgain,
  sending,
  setAside,
  signedIn,
  type Outbox,
} from "./outbox.ts";
import type { Answer } from "./read-answer.ts";

const anna = "00000000-0000-7000-8000-00000000000a";
const ben = "00000000-0000-7000-8000-00000000000b";
const at = Temporal.Instant.from("2026-11-23T10:00:00Z");

const entry = (order: number, more: { readonly person?: string; readonly episode?: string } = {}): Entry => ({
  commandId: `c${order}`,
  streamKey: { kind: "notes", id: "s" },
  episodeId: more.episode ?? "e",
  actor: { kind: "staff", id: more.person ?? anna },
  method: "POST",
  path: "/notes",
  body: "{}",
  observedAt: at,
  madeAt: at,
  deviceAt: at,
  facts: [],
  order,
  state: { status: "waiting" },
  tries: 0,
});

const outboxOf = (...entries: readonly Entry[]): Outbox => signedIn(loaded(emptyOutbox, { entries, unreadable: 0 }), anna);
const due = (outbox: Outbox, nowMs = 0): readonly string[] => dueEntries(outbox, nowMs).map((one) => one.commandId);
const afterAnswer = (outbox: Outbox, commandId: string, answer: Answer): Outbox =>
  answered(sending(outbox, commandId), commandId, answer, { nowMs: 0, random: 0 });
const refused: Answer = {
  kind: "refused",
  problem: { status: 409, type: "/problems/refused", title: "Not accepted", detail: "No.", rule: "BP-2" },
};

test("of one episode only the first command goes, and the next when the server has it", () => {
  const outbox = outboxOf(entry(2), entry(1));
  expect(due(outbox)).toEqual(["c1"]);
  expect(due(sending(outbox, "c1"))).toEqual([]);
  expect(due(afterAnswer(outbox, "c1", { kind: "acknowledged", version: 1 }))).toEqual(["c2"]);
});

test("commands of different episodes do not wait for each other", () => {
  expect(due(outboxOf(entry(1), entry(2, { episode: "other" })))).toEqual(["c1", "c2"]);
});

test("a refused command stays with its reason and holds nobody up", () => {
  const outbox = afterAnswer(outboxOf(entry(1), entry(2)), "c1", refused);
  expect(outbox.entries.map((one) => one.state.status)).toEqual(["refused", "waiting"]);
  expect(outbox.entries[0]?.state).toMatchObject({ problem: { rule: "BP-2" } });
  expect(due(outbox)).toEqual(["c2"]);
});

test("a refused command goes again under the same id, before what was charted after it", () => {
  const outbox = sendAgain(afterAnswer(outboxOf(entry(1), entry(2)), "c1", refused), "c1");
  expect(due(outbox)).toEqual(["c1"]);
});

test.each(["failed", "unreachable"] as const)("a command whose try %s keeps its place and waits longer each time", (kind) => {
  let outbox = outboxOf(entry(1), entry(2));
  const waits = [1, 2, 3].map(() => {
    outbox = afterAnswer(hurried(outbox), "c1", { kind });
    return nextWakeMs(outbox, 0);
  });
  expect(waits).toEqual([500, 1_000, 2_000]);
  expect(due(outbox)).toEqual([]);
  expect(due(outbox, 2_000)).toEqual(["c1"]);
  expect(due(hurried(outbox))).toEqual(["c1"]);
  expect(outbox.connection).toBe(kind === "failed" ? "online" : "offline");
});

test("without a sign-in nothing goes and nothing is lost; after it the same command goes on", () => {
  const outbox = afterAnswer(outboxOf(entry(1), entry(2)), "c1", { kind: "not-signed-in" });
  expect(due(outbox)).toEqual([]);
  expect(nextWakeMs(outbox, 0)).toBeUndefined();
  expect(due(signedIn(outbox, anna))).toEqual(["c1"]);
});

test("nobody's sign-in sends what another person charted on the same tablet", () => {
  const outbox = outboxOf(entry(1), entry(2, { person: ben }));
  expect(due(outbox)).toEqual(["c1"]);
  expect(due(signedIn(outbox, ben))).toEqual(["c2"]);
  expect(due(signedIn(outbox, null))).toEqual([]);
});

test("a command that a person sets aside lets the next one go, and stays", () => {
  const outbox = setAside(afterAnswer(outboxOf(entry(1), entry(2)), "c1", { kind: "failed" }), "c1");
  expect(due(hurried(outbox))).toEqual(["c2"]);
  expect(outbox.entries).toHaveLength(2);
});

test("what the store holds is taken over without losing sight of what is on its way", () => {
  const outbox = loaded(sending(outboxOf(entry(1)), "c1"), { entries: [entry(1), entry(2)], unreadable: 1 });
  expect(due(outbox)).toEqual([]);
  expect(outbox.unreadable).toBe(1);
});
