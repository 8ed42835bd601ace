import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";

import { guard, type Passed, type Platform } from "../http/guard.ts";
import { parseAs } from "../http/parse.ts";
import { invalid, isProblem, type Problem } from "../http/problem.ts";
import { sendProblem } from "../http/send-answer.ts";
import { liveStream, wallStream } from "./contract.ts";
import { parseCursors, type Cursors } from "./cursors.ts";
import { eventStream, type EventStream } from "./event-stream.ts";
import type { Hub } from "./hub.ts";
import type { Subscription } from "./subscription.ts";

export type LiveRouteOptions = {
  /** How often a client hears a sign of life; a screen that misses two says that it is not live. */
  readonly beatMilliseconds?: number;
  /** How often it is asked whether the sign-in still holds. */
  readonly recheckMilliseconds?: number;
};

type Declared = typeof liveStream | typeof wallStream;
type Client = { readonly declared: Declared; readonly request: FastifyRequest; readonly stream: EventStream };

const retryMilliseconds = 1_000;
const closingMilliseconds = 500;

const clinicNotForPatients = invalid([{ field: "topics", message: "Follow your own episode: episode:<id>." }]);

/** Where the client stopped: the browser's own header is newer than the address. An id that cannot be read resumes nowhere. */
const resumePoint = (request: FastifyRequest, query: z.output<Declared["query"]>): { readonly since?: Cursors | undefined } | undefined => {
  const header = request.headers["last-event-id"];
  if (typeof header === "string" && header !== "") return { since: parseCursors(header) };
  return query.since === undefined ? undefined : { since: query.since.cursors };
};

/** A patient follows the own episodes alone. */
const admitOf = (platform: Platform, { caller }: Passed): Subscription["admit"] => {
  if (caller.kind !== "patient") return undefined;
  return async (tx, episodeIds) => {
    const patients = await Promise.all(episodeIds.map(async (id) => [id, await platform.patientOfEpisode(tx, id)] as const));
    return new Set<Uuid>(patients.filter(([, patientId]) => patientId === caller.personId).map(([id]) => id));
  };
};

const open = async (platform: Platform, hub: Hub, declared: Declared, request: FastifyRequest): Promise<EventStream | Problem> => {
  // A browser's event source cannot say so itself: being connected does not count as somebody being there.
  request.headers["kapstone-background"] = "live";
  const passed = await guard(platform, declared, request);
  if (isProblem(passed)) return passed;
  const query = parseAs<Declared["query"]>(declared.query, request.query);
  if (isProblem(query)) return query;
  const admit = admitOf(platform, passed);
  if (admit !== undefined && query.topics.includes("clinic")) return clinicNotForPatients;
  const resume = resumePoint(request, query);
  const isLost = resume !== undefined && resume.since === undefined;
  const stream = eventStream(retryMilliseconds);
  const unsubscribe = hub.subscribe({
    clinicId: passed.clinicId,
    topics: new Set(query.topics),
    since: resume?.since,
    admit,
    onStart: (id, complete) => stream.start(id, complete && !isLost),
    onDeliver: stream.deliver,
    onEnd: stream.end,
  });
  stream.body.once("close", unsubscribe);
  return stream;
};

const recheck = async (platform: Platform, { declared, request, stream }: Client): Promise<void> => {
  const passed = await guard(platform, declared, request).catch(() => undefined);
  if (isProblem(passed)) stream.end();
};

const send = (reply: FastifyReply, stream: EventStream): FastifyReply =>
  reply
    .type("text/event-stream; charset=utf-8")
    .header("cache-control", "no-store")
    // A proxy that collects an answer before it passes it on would hold every message back.
    .header("x-accel-buffering", "no")
    .send(stream.body);

/** `GET /api/live` and `GET /api/live/wall` on this server. Its clients are let go, and resume elsewhere, when the server stops. */
export const liveRoute = (app: FastifyInstance, platform: Platform, hub: Hub, options: LiveRouteOptions = {}): void => {
  const { beatMilliseconds = 5_000, recheckMilliseconds = 60_000 } = options;
  const clients = new Set<Client>();
  let closing = false;
  const beating = setInterval(() => clients.forEach(({ stream }) => stream.beat()), beatMilliseconds);
  const rechecking = setInterval(() => clients.forEach((client) => void recheck(platform, client)), recheckMilliseconds);
  for (const declared of [liveStream, wallStream]) {
    app.route({
      method: declared.method,
      url: declared.path,
      exposeHeadRoute: false,
      config: { declared },
      handler: async (request, reply) => {
        const stream = await open(platform, hub, declared, request);
        if (isProblem(stream)) return sendProblem(reply, stream);
        const client = { declared, request, stream };
        clients.add(client);
        stream.body.once("close", () => clients.delete(client));
        if (closing) stream.end();
        return send(reply, stream);
      },
    });
  }
  app.addHook("preClose", async () => {
    closing = true;
    clearInterval(beating);
    clearInterval(rechecking);
    for (const { stream } of clients) stream.end();
    // One that does not read would keep the server from stopping.
    for (let waited = 0; clients.size > 0 && waited < closingMilliseconds; waited += 20) await delay(20);
    for (const { stream } of clients) stream.body.destroy();
  });
};
