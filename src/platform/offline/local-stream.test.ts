import { expect, test } from "vitest";

import { accept, refuse } from "#kernel/decision.ts";

import { newId } from "../ambient/new-id.ts";
import type { ReadFacts } from "./confirmed-facts.ts";
import type { StoredFact } from "./facts.ts";
import { openLocalStream, type LocalStream } from "./local-stream.ts";
import { memoryStore } from "./memory-store.ts";
import { openOutbox, type OpenOutbox } from "./open-outbox.ts";
import type { Answer } from "./read-answer.ts";
import { notes, type Noted, type Notes } from "./simulation/notes.ts";

const [episodeId, streamId] = [newId(), newId()];
const actor = { kind: "staff", id: newId() } as const;
const noted = { type: "noted", text: "ours", unwelcome: false } as const;

const opening: StoredFact = {
  version: 1,
  type: "noted",
  schemaVersion: 1,
  payload: { text: "opened", unwelcome: false },
  observedAt: Temporal.Instant.from("2026-11-23T10:00:00Z"),
  deviceAt: null,
  receivedAt: Temporal.Instant.from("2026-11-23T10:00:00Z"),
  actor,
  commandId: newId(),
};

type Opened = { readonly stream: LocalStream<Notes, Noted>; readonly outbox: OpenOutbox };

const opened = (readFacts: ReadFacts, send: () => Promise<Answer> = () => new Promise(() => undefined)): Opened => {
  const store = memoryStore();
  const outbox = openOutbox({
    store,
    send,
    nowMs: () => 0,
    random: () => 0,
    after: () => () => undefined,
    announce: () => undefined,
  });
  const stream = openLocalStream({
    ...{ definition: notes, episodeId, streamId, store, outbox, readFacts, newId },
    clock: () => undefined,
    deviceNow: () => Temporal.Now.instant(),
  });
  return { stream, outbox };
};

/** Like a session: nothing is taken before it was opened. */
const tap = (stream: LocalStream<Notes, Noted>) =>
  stream.act({ path: "/notes", body: {}, actor, decide: (state) => (state.length > 0 ? accept(noted) : refuse("SES-1", "Not opened.")) });

test("a tap on a device that has nothing yet waits for the server's word", async () => {
  const answer = Promise.withResolvers<readonly StoredFact[]>();
  const { stream } = opened(() => answer.promise);
  const decided = tap(stream);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(stream.read().ready).toBe(false);
  answer.resolve([opening]);
  expect(await decided).toMatchObject({ outcome: "accepted" });
  expect(stream.read()).toMatchObject({ ready: true, state: ["opened", "ours"], version: 1 });
});

test("without a network a device that has nothing judges by that, and says that it was asked", async () => {
  const { stream } = opened(() => Promise.reject(new Error("no network")));
  expect(await tap(stream)).toMatchObject({ outcome: "refused" });
  expect(stream.read().ready).toBe(true);
});

test("what was so a while ago is kept with that time", async () => {
  const { stream } = opened(() => Promise.resolve([opening]));
  const before = Temporal.Now.instant();
  await stream.act({ path: "/notes", body: {}, actor, decide: () => accept(noted), observedAt: before.subtract({ minutes: 10 }) });
  const [, late] = stream.read().facts;
  const minutes = before.since(late?.observedAt ?? before).total("minutes");
  expect(Math.round(minutes * 10) / 10).toBe(10);
});

test("what the server took but has not shown yet changes nothing that a screen draws: state and facts stay the same objects", async () => {
  const taken = Promise.withResolvers<Answer>();
  let shown: readonly StoredFact[] = [opening];
  const { stream, outbox } = opened(
    async (after) => shown.filter(({ version }) => version > after),
    () => taken.promise,
  );
  await stream.refresh();
  outbox.signIn(actor.id);
  outbox.lead(true);
  await tap(stream);
  const { state, facts, entries } = stream.read();
  expect(state).toEqual(["opened", "ours"]);
  taken.resolve({ kind: "acknowledged", version: 2 });
  await expect.poll(() => stream.read().entries[0]?.state.status).toBe("acknowledged");
  expect(stream.read().state).toBe(state);
  expect(stream.read().facts).toBe(facts);
  const [mine] = entries;
  if (mine === undefined) throw new Error("Nothing was kept.");
  shown = [opening, { ...opening, version: 2, payload: { text: "ours", unwelcome: false }, commandId: mine.commandId }];
  await stream.refresh();
  expect(stream.read().facts.at(-1)?.receivedAt).not.toBeNull();
  expect(stream.read().state).toEqual(["opened", "ours"]);
});
