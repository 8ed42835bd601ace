import { get, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import type { Uuid } from "#kernel/ids.ts";

import { newId } from "../ambient/new-id.ts";
import { statement } from "../database/query.ts";
import { asOwner } from "../database/test-template.ts";
import type { ClinicalLog } from "../event-log/execute.ts";
import { newWatch, note, openSampleLog, send, start, writeWatch, type SampleLog } from "../event-log/sample-log.ts";
import type { Platform } from "../http/guard.ts";
import { openApp } from "../http/open-app.ts";
import type { Caller } from "../identity/caller.ts";
import { permissionsOf, type Role } from "../identity/permissions.ts";
import { eventStream } from "./event-stream.ts";
import { openHub, type Hub } from "./hub.ts";
import { liveRoute, type LiveRouteOptions } from "./live-route.ts";
import type { Subscription } from "./subscription.ts";
import { logSource } from "./tail-source.ts";

let sample: SampleLog;
let clinicId: Uuid;
let log: ClinicalLog;
let hub: Hub;
let following = 0;
let app: FastifyInstance;
let port: number;
const patientId = newId();
/** Who the requests are from; a test may sign them out. */
let role: Role | "anonymous" = "monitor";

beforeAll(async () => {
  sample = await openSampleLog();
});
afterAll(() => sample.close());

const callerAs = (as: Role | "anonymous"): Caller => {
  if (as === "anonymous") return { kind: "anonymous" };
  const who = { clinicId, personId: patientId, signInId: newId(), permissions: permissionsOf([as]) };
  if (as === "patient") return { kind: "patient", scope: null, ...who };
  return as === "gateway" ? { kind: "gateway", tokenId: newId(), ...who } : { kind: "staff", roles: [as], ...who };
};

const listen = async (options: LiveRouteOptions = {}): Promise<void> => {
  const platform: Platform = {
    log,
    now: () => Temporal.Now.instant(),
    authenticate: async (request) => {
      expect(request.headers["kapstone-background"]).toBe("live");
      return callerAs(role);
    },
    patientOfEpisode: async (tx, episodeId) =>
      (
        await tx.first(
          statement<{ patient_id: Uuid }>`select patient_id from episode where clinic_id = ${tx.clinicId} and episode_id = ${episodeId}`,
        )
      )?.patient_id,
  };
  const counting: Hub = {
    ...hub,
    subscribe: (subscription) => {
      following += 1;
      const stop = hub.subscribe(subscription);
      return () => {
        following -= 1;
        stop();
      };
    },
  };
  app = await openApp({ https: false, logLevel: "silent", behindProxy: false });
  liveRoute(app, platform, counting, options);
  await app.listen({ host: "127.0.0.1", port: 0 });
  const [address] = app.addresses();
  port = typeof address === "object" ? address.port : 0;
};

beforeEach(async () => {
  [role, following, clinicId] = ["monitor", 0, newId()];
  await asOwner(sample.connection, (owner) =>
    owner.query("insert into clinic (clinic_id, slug, name, time_zone) values ($1, $2, 'Clinic', 'UTC')", [clinicId, `c-${clinicId}`]),
  );
  hub = openHub({ database: sample.database, sources: [logSource] });
  log = { ...sample.log, onAppended: hub.wake };
});
afterEach(async () => {
  await app.close();
  await hub.close();
  expect(following).toBe(0);
});

type Received = { readonly event: string; readonly id: string | undefined; readonly data: unknown };
type Client = {
  readonly response: IncomingMessage;
  readonly events: Received[];
  text: string;
  readonly isEnded: () => boolean;
  readonly close: () => void;
};

const parseFrame = (frame: string): Received => {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1];
  return { event: field("event") ?? "", id: field("id"), data: JSON.parse(field("data") ?? "null") };
};

const open = (path = "/api/live", headers: Record<string, string> = {}): Promise<Client> =>
  new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port, path, headers }, (response) => {
      const client: Client = { response, events: [], text: "", isEnded: () => ended, close: () => request.destroy() };
      let [ended, rest] = [false, ""];
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        client.text += chunk;
        const frames = (rest + chunk).split("\n\n");
        rest = frames.pop() ?? "";
        client.events.push(...frames.map(parseFrame));
      });
      response.on("close", () => void (ended = true));
      response.on("error", () => undefined);
      resolve(client);
    });
    request.on("error", reject);
  });

const until = async (client: Client, event: string, count = 1): Promise<readonly Received[]> => {
  await vi.waitFor(() => expect(client.events.filter((one) => one.event === event).length).toBeGreaterThanOrEqual(count), {
    timeout: 5_000,
    interval: 5,
  });
  return client.events.filter((one) => one.event === event);
};
const versionsOf = (events: readonly Received[]) =>
  events.map(({ data }) => (typeof data === "object" && data !== null ? Reflect.get(data, "version") : undefined));

test("a screen hears of each fact as it is committed, without anything of its content", async () => {
  await listen();
  const client = await open();
  expect(client.response.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  expect(await until(client, "start")).toMatchObject([{ data: { complete: true } }]);
  expect(client.text).toMatch(/^retry: \d+\n/);
  const { streamId, episodeId } = await writeWatch(log, clinicId, ["a private word"]);
  const facts = await until(client, "fact", 2);
  expect(facts[0]?.data).toEqual({ streamKind: "watch", streamId, episodeId, type: "started", version: 1 });
  expect(client.text).not.toContain("private");
  client.close();
});

test("a screen that reconnects misses nothing and hears nothing twice, by header or by address", async () => {
  await listen();
  const first = await open();
  await until(first, "start");
  const place = await writeWatch(log, clinicId, ["a"]);
  const [started, noted] = await until(first, "fact", 2);
  first.close();
  await send(log, place, note("b"), { content: "b" });
  const byHeader = await open(`/api/live?since=${started?.id}`, { "last-event-id": noted?.id ?? "" });
  expect(versionsOf(await until(byHeader, "fact"))).toEqual([3]);
  const byAddress = await open(`/api/live?since=${started?.id}`);
  expect(versionsOf(await until(byAddress, "fact", 2))).toEqual([2, 3]);
  await send(log, place, note("c"), { content: "c" });
  expect(versionsOf(await until(byHeader, "fact", 2))).toEqual([3, 4]);
  expect(versionsOf(await until(byAddress, "fact", 3))).toEqual([2, 3, 4]);
  for (const client of [byHeader, byAddress]) client.close();
});

test("a place that cannot be read is told as a gap", async () => {
  await listen();
  for (const [path, header] of [
    ["/api/live?since=nowhere", ""],
    ["/api/live", "x"],
  ] as const) {
    const client = await open(path, header === "" ? {} : { "last-event-id": header });
    expect(await until(client, "start")).toMatchObject([{ data: { complete: false } }]);
    client.close();
  }
});

test("a quiet screen, too, learns how far it has come, and resumes from there", async () => {
  await listen({ beatMilliseconds: 30 });
  const client = await open(`/api/live?topics=episode:${newId()}`);
  await until(client, "start");
  await writeWatch(log, clinicId, ["a"]);
  const other = await open();
  await until(other, "start");
  await writeWatch(log, clinicId);
  await until(other, "fact");
  const seen = client.events.length;
  await vi.waitFor(() => expect(client.events.length).toBeGreaterThan(seen + 1));
  const place = client.events.at(-1)?.id;
  expect(client.events.at(-1)?.event).toBe("beat");
  const resumed = await open(`/api/live?since=${place}`);
  await until(resumed, "beat", 2);
  expect(resumed.events.filter((event) => event.event === "fact")).toEqual([]);
  for (const one of [client, other, resumed]) one.close();
});

test("who is not signed in, or has a role that does not follow sessions, is told so", async () => {
  await listen();
  for (const [as, status] of [
    ["anonymous", 401],
    ["gateway", 403],
    ["administrator", 403],
  ] as const) {
    role = as;
    const { response } = await open();
    expect([as, response.statusCode, response.headers["content-type"]]).toEqual([as, status, "application/problem+json; charset=utf-8"]);
  }
});

test("topics that are none are refused", async () => {
  await listen();
  for (const topics of ["", "Clinic", "session:1", "clinic,", "clinic;drop", `a${":".repeat(40)}`]) {
    expect((await open(`/api/live?topics=${topics}`)).response.statusCode).toBe(422);
  }
});

test("a patient follows the own episode, no other, and not the clinic", async () => {
  await listen();
  role = "patient";
  expect((await open("/api/live?topics=clinic")).response.statusCode).toBe(422);
  const [own, foreign] = [newWatch(clinicId), newWatch(clinicId)];
  await asOwner(sample.connection, async (owner) => {
    for (const [place, patient] of [
      [own, patientId],
      [foreign, newId()],
    ] as const) {
      await owner.query(
        "insert into episode (clinic_id, episode_id, patient_id, stage, stage_since, opened_at) values ($1, $2, $3, 'plan', now(), now())",
        [clinicId, place.episodeId, patient],
      );
    }
  });
  const client = await open(`/api/live?topics=episode:${own.episodeId},episode:${foreign.episodeId},watch:${foreign.streamId}`);
  await until(client, "start");
  await send(log, foreign, start);
  await send(log, own, start);
  await send(log, own, note("a"));
  await until(client, "fact", 2);
  expect(client.text).not.toContain(foreign.episodeId);
  client.close();
});

test("a sign-in that has ended ends the stream", async () => {
  await listen({ recheckMilliseconds: 30 });
  const client = await open();
  await until(client, "start");
  role = "anonymous";
  await vi.waitFor(() => expect(client.isEnded()).toBe(true));
});

test("a screen that goes away leaves nothing behind", async () => {
  await listen();
  const clients = await Promise.all([1, 2, 3].map(() => open()));
  await Promise.all(clients.map((client) => until(client, "start")));
  expect(following).toBe(3);
  for (const client of clients) client.close();
  await vi.waitFor(() => expect(following).toBe(0));
});

test("a server that stops lets its screens go", async () => {
  await listen();
  const client = await open();
  await until(client, "start");
  const before = performance.now();
  await app.close();
  expect(performance.now() - before).toBeLessThan(1_000);
  await vi.waitFor(() => expect(client.isEnded()).toBe(true));
});

/** A client that connects and never reads. */
const openDeaf = async (): Promise<Socket> => {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.pause();
  socket.write("GET /api/live HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await vi.waitFor(() => expect(following).toBe(1));
  return socket;
};

const aChunk = [{ id: "log:1.1", message: { kind: "notice", topic: "t", episodeId: null, data: "x".repeat(65_536) } as const }];

test("a client that does not read is let go, and until then does not keep the server from stopping", async () => {
  await listen();
  let subscription: Subscription | undefined;
  const real = hub;
  hub = { ...real, subscribe: (given) => ((subscription = given), real.subscribe(given)) };
  await app.close();
  await listen();
  const deliverUntil = async (isEnough: (chunks: number) => boolean): Promise<number> => {
    let chunks = 0;
    for (; following > 0 && !isEnough(chunks); chunks += 1) {
      subscription?.onDeliver(aChunk, "log:1.1");
      await delay(1);
    }
    return chunks;
  };
  const first = await openDeaf();
  const most = await deliverUntil((chunks) => chunks >= 1_000);
  expect(most).toBeLessThan(1_000);
  first.destroy();
  const second = await openDeaf();
  await deliverUntil((chunks) => chunks >= most - 6);
  expect(following).toBe(1);
  const before = performance.now();
  await app.close();
  expect(performance.now() - before).toBeLessThan(3_000);
  second.destroy();
});

test("a client that does not read is let go before it fills the memory", () => {
  const stream = eventStream(1_000);
  const closed = vi.fn<() => void>();
  stream.body.on("close", closed);
  const delivery = (index: number) => ({
    id: `log:1.${index}`,
    message: { kind: "notice", topic: "t", episodeId: null, data: "x".repeat(1_000) } as const,
  });
  for (let index = 0; index < 1_200; index += 1) stream.deliver([delivery(index)], `log:1.${index}`);
  expect(stream.body.destroyed).toBe(true);
  stream.beat();
  stream.end();
});
