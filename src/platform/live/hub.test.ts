import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import { inClinic, type Tx } from "../database/transaction.ts";
import { cutTail, readEndOf, type TailedRow } from "../event-log/tail.ts";
import type { ClinicalLog } from "../event-log/execute.ts";
import { newWatch, note, openSampleLog, send, settledTail, start, writeWatch, type SampleLog } from "../event-log/sample-log.ts";
import { parseCursors, type Cursors } from "./cursors.ts";
import { openHub, type Hub } from "./hub.ts";
import type { LiveMessage } from "./live-message.ts";
import type { Delivery, Subscription } from "./subscription.ts";
import { logSource, type TailSource } from "./tail-source.ts";

let sample: SampleLog;
let clinicId: Uuid;
let hubs: Hub[] = [];

beforeAll(async () => {
  sample = await openSampleLog();
  await asOwner(sample.connection, (owner) =>
    owner.query(`create table sample (clinic_id uuid not null, session_id uuid not null, value integer not null,
      position bigint generated always as identity, tx xid8 not null default pg_current_xact_id(), primary key (clinic_id, position));
      call guard_by_clinic('sample');`),
  );
});
afterAll(() => sample.close());

beforeEach(async () => {
  clinicId = newId();
  await asOwner(sample.connection, (owner) =>
    owner.query("insert into clinic (clinic_id, slug, name, time_zone) values ($1, $2, 'Clinic', 'UTC')", [clinicId, `c-${clinicId}`]),
  );
});
afterEach(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  hubs = [];
});

type SampleRow = TailedRow & { readonly sessionId: Uuid; readonly value: number };

/** Samples of a monitor, as a stage would follow them: the same reading, another table. */
const sampleSource: TailSource = {
  name: "samples",
  readEnd: (tx) => readEndOf(tx, "sample"),
  readAfter: async (tx, after) => {
    const rows = await tx.all(statement<SampleRow>`
      select tx::text as tx, position, tx < pg_snapshot_xmin(pg_current_snapshot()) as settled, session_id as "sessionId", value
      from sample
      where clinic_id = ${tx.clinicId} and (tx, position) > (${after.tx}::xid8, ${after.position}::bigint)
      order by sample.tx, sample.position limit 100`);
    return cutTail(rows, after, 100, ({ sessionId, value }, cursor) => ({
      cursor,
      message: { kind: "notice", topic: `session:${sessionId}`, episodeId: null, data: value } as const,
    }));
  },
};

const addSamples = (log: ClinicalLog, sessionId: Uuid, values: readonly number[]) =>
  inClinic(log.database, clinicId, (tx) =>
    tx.all(
      statement`insert into sample (clinic_id, session_id, value) select ${clinicId}, ${sessionId}, v from unnest(${[...values]}::integer[]) v`,
    ),
  );

/** A server process: its hub, and its log that wakes it. */
const serve = (log: ClinicalLog, pollMilliseconds = 60_000): { readonly hub: Hub; readonly log: ClinicalLog } => {
  const hub = openHub({ database: log.database, sources: [logSource, sampleSource], pollMilliseconds });
  hubs.push(hub);
  return { hub, log: { ...log, onAppended: hub.wake } };
};

type Watching = {
  readonly messages: LiveMessage[];
  readonly starts: boolean[];
  ended: boolean;
  place: Cursors | undefined;
  readonly stop: () => void;
  readonly until: (count: number) => Promise<void>;
};

const watch = async (hub: Hub, over: Partial<Subscription> = {}): Promise<Watching> => {
  const started = Promise.withResolvers<void>();
  const watching: Watching = {
    messages: [],
    starts: [],
    ended: false,
    place: undefined,
    stop: () => stop(),
    until: (count) => vi.waitFor(() => expect(watching.messages.length).toBeGreaterThanOrEqual(count), { timeout: 8_000, interval: 5 }),
  };
  const keep = (delivery: Delivery): void => {
    watching.messages.push(delivery.message);
    watching.place = parseCursors(delivery.id);
  };
  const stop = hub.subscribe({
    clinicId,
    topics: new Set(["clinic"]),
    since: undefined,
    admit: undefined,
    onStart: (id, complete) => {
      watching.place = parseCursors(id);
      watching.starts.push(complete);
      started.resolve();
    },
    onDeliver: (deliveries, id) => {
      deliveries.forEach(keep);
      watching.place = parseCursors(id);
    },
    onEnd: () => void (watching.ended = true),
    ...over,
  });
  await started.promise;
  return watching;
};

const versions = ({ messages }: Watching) => messages.map((message) => (message.kind === "fact" ? message.version : message.data));

test("a subscriber hears of each fact once, in order, right after its commit, and of nothing from before", async () => {
  const { hub, log } = serve(sample.log);
  await writeWatch(log, clinicId, ["before"]);
  await settledTail(log.database, clinicId);
  const watching = await watch(hub);
  const { streamId, episodeId } = await writeWatch(log, clinicId, ["a", "b", "c"]);
  await watching.until(4);
  expect(versions(watching)).toEqual([1, 2, 3, 4]);
  expect(watching.messages[0]).toEqual({ kind: "fact", streamKind: "watch", streamId, episodeId, type: "started", version: 1 });
});

test("a subscriber in another server process hears of it too, without waiting for the poll", async () => {
  const [one, two] = [serve(sample.log), serve(sample.openOther())];
  const [near, far] = [await watch(one.hub), await watch(two.hub)];
  const place = await writeWatch(one.log, clinicId, ["a"]);
  await Promise.all([near.until(2), far.until(2)]);
  await send(two.log, place, note("b"));
  await Promise.all([near.until(3), far.until(3)]);
  expect(versions(near)).toEqual([1, 2, 3]);
  expect(versions(far)).toEqual([1, 2, 3]);
});

const cutWakeLines = () =>
  asOwner(sample.connection, (owner) =>
    owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and (query ilike 'listen%' or query ilike '%pg_notify(%')`),
  );

test("a wake line that was cut is mended, and nothing is lost meanwhile", async () => {
  const [one, two] = [serve(sample.log), serve(sample.openOther())];
  const far = await watch(two.hub);
  const place = await writeWatch(one.log, clinicId);
  await far.until(1);
  await cutWakeLines();
  for (const text of ["a", "b", "c"]) await send(one.log, place, note(text), { content: text });
  await far.until(4);
  await delay(300);
  await send(one.log, place, note("d"), { content: "d" });
  await far.until(5);
  expect(versions(far)).toEqual([1, 2, 3, 4, 5]);
});

test("when every connection to the database is cut at once, both processes go on from where they were", async () => {
  const [one, two] = [serve(sample.log, 200), serve(sample.openOther(), 200)];
  const [near, far] = [await watch(one.hub), await watch(two.hub)];
  const place = await writeWatch(one.log, clinicId, ["a"]);
  await Promise.all([near.until(2), far.until(2)]);
  await asOwner(sample.connection, (owner) =>
    owner.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"),
  );
  await delay(50);
  await vi.waitFor(() => send(one.log, place, note("b")), { timeout: 8_000 });
  await Promise.all([near.until(3), far.until(3)]);
  expect(versions(near)).toEqual([1, 2, 3]);
  expect(versions(far)).toEqual([1, 2, 3]);
});

test("without any wake at all the poll finds what is new", async () => {
  const { hub } = serve(sample.log, 50);
  const watching = await watch(hub);
  await writeWatch(sample.log, clinicId, ["a"]);
  await watching.until(2);
  expect(versions(watching)).toEqual([1, 2]);
});

test("who resumes gets exactly what came meanwhile, at any place of the stream", async () => {
  const [one, two] = [serve(sample.log), serve(sample.openOther())];
  const whole = await watch(one.hub);
  const from = whole.place;
  const places: (Cursors | undefined)[] = [from];
  const place = newWatch(clinicId);
  await send(one.log, place, start);
  for (const text of ["a", "b", "c", "d"]) {
    await whole.until(places.length);
    places.push(whole.place);
    await send(one.log, place, note(text), { content: text });
  }
  await whole.until(5);
  for (const [index, since] of places.entries()) {
    const resumed = await watch(two.hub, { since });
    await resumed.until(5 - index);
    expect(versions(resumed)).toEqual([1, 2, 3, 4, 5].slice(index));
    expect(resumed.starts).toEqual([true]);
    resumed.stop();
  }
});

test("a long absence is caught up batch by batch, without a fact lost or doubled, while new ones arrive", async () => {
  const { hub, log } = serve(sample.log);
  const first = await watch(hub);
  const since = first.place;
  first.stop();
  const place = await writeWatch(log, clinicId);
  await send(log, place, note(...Array.from({ length: 1_200 }, (_, index) => `n${index}`)));
  const resumed = await watch(hub, { since });
  await send(log, place, note("last"), { content: "last" });
  await resumed.until(1_202);
  expect(versions(resumed)).toEqual(Array.from({ length: 1_202 }, (_, index) => index + 1));
});

test("a place from another database, before a restore, is told as a gap and starts now", async () => {
  const { hub, log } = serve(sample.log);
  const watching = await watch(hub);
  const place = await writeWatch(log, clinicId);
  await watching.until(1);
  const resumed = await watch(hub, { since: parseCursors("log:18446744073709551000.5") });
  expect(resumed.starts).toEqual([false]);
  expect(resumed.messages).toEqual([]);
  await send(log, place, note("after"));
  await resumed.until(1);
  expect(versions(resumed)).toEqual([2]);
});

test("a fact that is committed late reaches everybody, after those who came earlier were told to wait", async () => {
  const { hub, log } = serve(sample.log);
  const watching = await watch(hub);
  const [late, early] = [newWatch(clinicId), newWatch(clinicId)];
  const [go, isOpen] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const lateCommit = send(log, late, async (state, tx: Tx) => {
    await tx.all(statement`select pg_current_xact_id()`);
    isOpen.resolve();
    await go.promise;
    return start(state);
  });
  await isOpen.promise;
  await send(log, early, start);
  await delay(150);
  expect(watching.messages).toEqual([]);
  go.resolve();
  await lateCommit;
  await watching.until(2);
  expect(watching.messages.map((message) => message.kind === "fact" && message.streamId)).toEqual([late.streamId, early.streamId]);
});

test("a transaction that only read the time of day holds the tail back, and its end needs no wake and no poll", async () => {
  const { hub, log } = serve(sample.log);
  const watching = await watch(hub);
  await asOwner(sample.connection, async (owner) => {
    await owner.query("begin");
    await owner.query("select pg_current_xact_id()");
    await writeWatch(log, clinicId);
    await delay(100);
    expect(watching.messages).toEqual([]);
    await owner.query("commit");
  });
  const before = performance.now();
  await watching.until(1);
  expect(performance.now() - before).toBeLessThan(2_000);
});

test("samples that another process wrote reach those who follow the session, and only them", async () => {
  const [one, two] = [serve(sample.log), serve(sample.openOther())];
  const [mine, theirs] = [newId(), newId()];
  const room = await watch(two.hub, { topics: new Set([`session:${mine}`]) });
  const everything = await watch(two.hub);
  await addSamples(one.log, mine, [120, 121]);
  await addSamples(one.log, theirs, [99]);
  await addSamples(one.log, mine, [122]);
  one.hub.wake(clinicId);
  await room.until(3);
  expect(versions(room)).toEqual([120, 121, 122]);
  expect(everything.messages).toEqual([]);
  const resumed = await watch(one.hub, { topics: new Set([`session:${mine}`]), since: parseCursors(`log:1.0,samples:1.0`) });
  await resumed.until(3);
  expect(versions(resumed)).toEqual([120, 121, 122]);
});

test("a topic narrows what a subscriber hears: an episode, a stream", async () => {
  const { hub, log } = serve(sample.log);
  const place = newWatch(clinicId);
  const all = await watch(hub);
  const ofEpisode = await watch(hub, { topics: new Set([`episode:${place.episodeId}`]) });
  const ofStream = await watch(hub, { topics: new Set([`watch:${place.streamId}`]) });
  await writeWatch(log, clinicId);
  await send(log, place, start);
  await send(log, { ...place, streamId: newId() }, start);
  await all.until(3);
  await vi.waitFor(() => expect([ofEpisode.messages.length, ofStream.messages.length]).toEqual([2, 1]));
});

test("what stands under several topics of a subscriber is heard once, and all of it in its order", async () => {
  const { hub, log } = serve(sample.log);
  const [mine, yours, place] = [newId(), newId(), newWatch(clinicId)];
  const topics = ["clinic", `watch:${place.streamId}`, `session:${yours}`, `session:${mine}`];
  const watching = await watch(hub, { topics: new Set(topics) });
  await send(log, place, start);
  await inClinic(log.database, clinicId, async (tx) => {
    for (const [value, sessionId] of [mine, yours, mine].entries()) {
      await tx.all(statement`insert into sample (clinic_id, session_id, value) values (${clinicId}, ${sessionId}, ${value})`);
    }
  });
  hub.wake(clinicId);
  await watching.until(4);
  expect(watching.messages.map(({ kind }) => kind)).toEqual(["fact", "notice", "notice", "notice"]);
  expect(watching.messages.slice(1)).toEqual([
    expect.objectContaining({ topic: `session:${mine}` }),
    expect.objectContaining({ topic: `session:${yours}` }),
    expect.objectContaining({ topic: `session:${mine}` }),
  ]);
});

test("a subscriber with bounds hears only of the episodes it is admitted to, and of nothing that belongs to none", async () => {
  const { hub, log } = serve(sample.log);
  const own = newWatch(clinicId);
  const sessionId = newId();
  const topics = new Set(["clinic", `session:${sessionId}`]);
  const admit: Subscription["admit"] = async (_, ids) => new Set(ids.filter((id) => id === own.episodeId));
  const patient = await watch(hub, { topics, admit });
  const staff = await watch(hub, { topics });
  await writeWatch(log, clinicId);
  await addSamples(log, sessionId, [88]);
  await send(log, own, start);
  await staff.until(3);
  await patient.until(1);
  expect(patient.messages).toMatchObject([{ kind: "fact", streamId: own.streamId }]);
});

test("nothing of one clinic reaches a subscriber of another", async () => {
  const { hub, log } = serve(sample.log, 50);
  const watching = await watch(hub);
  await writeWatch(log, sample.clinics[0]);
  await delay(150);
  expect(watching.messages).toEqual([]);
});

test("a subscriber that fails is let go and the others are served", async () => {
  const { hub, log } = serve(sample.log);
  let ended = 0;
  const fails = {
    onDeliver: (): void => {
      throw new Error("a bug");
    },
    onEnd: () => void (ended += 1),
  };
  await watch(hub, fails);
  const watching = await watch(hub);
  await writeWatch(log, clinicId, ["a"]);
  await watching.until(2);
  expect(ended).toBe(1);
});

test("who has stopped hears nothing more, and a hub that closes tells everybody once and leaves no connection", async () => {
  const { hub, log } = serve(sample.log);
  const [gone, stays] = [await watch(hub), await watch(hub)];
  gone.stop();
  gone.stop();
  await writeWatch(log, clinicId);
  await stays.until(1);
  expect(gone.messages).toEqual([]);
  await hub.close();
  await hub.close();
  expect([gone.ended, stays.ended]).toEqual([false, true]);
  const { rows } = await asOwner(sample.connection, (owner) =>
    owner.query("select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'"),
  );
  expect(rows).toEqual([]);
  expect(await Promise.race([watchClosed(hub), delay(500).then(() => undefined)])).toBe("ended");
});

const watchClosed = (hub: Hub): Promise<string> =>
  new Promise((resolve) => {
    hub.subscribe({
      clinicId,
      topics: new Set(["clinic"]),
      since: undefined,
      admit: undefined,
      onStart: () => resolve("started"),
      onDeliver: () => undefined,
      onEnd: () => resolve("ended"),
    });
  });

test("many commits at once make few notifications", async () => {
  const { hub, log } = serve(sample.log);
  const heard: string[] = [];
  await asOwner(sample.connection, async (owner) => {
    owner.on("notification", ({ payload = "" }) => heard.push(payload));
    await owner.query("listen kapstone_live");
    const watching = await watch(hub);
    const place = await writeWatch(log, clinicId);
    for (let round = 0; round < 100; round += 1) log.onAppended(place.clinicId);
    await watching.until(1);
    await delay(100);
    await owner.query("select 1");
  });
  expect(heard.length).toBeGreaterThanOrEqual(1);
  expect(heard.length).toBeLessThanOrEqual(5);
});
