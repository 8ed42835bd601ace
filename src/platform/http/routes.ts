import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { CommandMeta } from "#kernel/command.ts";
import type { Uuid } from "#kernel/ids.ts";
import { toMillisecond, type Instant } from "#kernel/time.ts";

import { inClinic, type Tx } from "../database/transaction.ts";
import type { Execution, Outcome } from "../event-log/execute.ts";
import { actorOf, type Caller } from "../identity/caller.ts";
import { proveFirst } from "../identity/server/prove-first.ts";
import {
  commandTimes,
  type Action,
  type AnswerOf,
  type BodyOf,
  type Command,
  type CommandAnswer,
  type File,
  type FileAnswer,
  type JsonText,
  type Params,
  type PathOf,
  type QueryOf,
  type Read,
  type Route,
} from "./contract.ts";
import { guard, type Passed, type Platform } from "./guard.ts";
import { parseAs, parseIdempotencyKey, parseParams } from "./parse.ts";
import { isProblem, notFound, refused, type Problem } from "./problem.ts";
import { sendAnswer, sendFile } from "./send-answer.ts";

type Common<R extends Route> = { readonly params: Params<PathOf<R>>; readonly at: Instant };

export type ReadCall<R extends Read> = Common<R> & {
  readonly tx: Tx;
  readonly query: QueryOf<R>;
  readonly caller: Caller;
  /** Whose chart the route opens; null when it opens none. */
  readonly patientId: Uuid | null;
};

export type CommandCall<R extends Command> = Common<R> & {
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  readonly meta: CommandMeta;
};

export type ActionCall<R extends Action> = Common<R> & {
  readonly tx: Tx;
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Runs, in order and before the answer is sent, once the transaction is kept; nothing runs when it is not. */
  readonly afterCommit: (work: () => Promise<void>) => void;
};

export type GatheredCall<R extends Action> = Common<R> & {
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  readonly clinicId: Uuid;
  readonly request: FastifyRequest;
  /** Whether the chart that the route opens is there and the caller's to open; to be asked in the transaction that writes. */
  readonly admit: (tx: Tx) => Promise<boolean>;
};

export type FileCall<R extends File> = Common<R> & {
  readonly tx: Tx;
  readonly caller: Caller;
  readonly patientId: Uuid | null;
  readonly range: string | undefined;
};

/** Where a stage declares how its contract is answered. */
export type Routes = {
  readonly read: <R extends Read>(route: R, answer: (call: ReadCall<R>) => Promise<AnswerOf<R> | JsonText | Problem>) => void;
  readonly command: <R extends Command>(route: R, answer: (call: CommandCall<R>) => Execution | Problem) => void;
  readonly action: <R extends Action>(route: R, answer: (call: ActionCall<R>) => Promise<AnswerOf<R> | Problem>) => void;
  /** An action that brings no transaction of its own: whoever answers it carries out several in one. */
  readonly gathered: <R extends Action>(route: R, answer: (call: GatheredCall<R>) => Promise<AnswerOf<R> | Problem>) => void;
  readonly file: <R extends File>(route: R, answer: (call: FileCall<R>) => Promise<FileAnswer | Problem>) => void;
};

const answerOf = (outcome: Outcome): CommandAnswer | Problem => {
  switch (outcome.outcome) {
    case "refused":
      return refused(outcome.refusal);
    case "not-found":
      return notFound();
    case "accepted":
    case "repeated":
      return { streamId: outcome.streamId, version: outcome.version, repeated: outcome.outcome === "repeated" };
  }
};

/** The same content under the same path gives the same digest, so that a resend is told from a reused id. */
const digestOf = (request: FastifyRequest): Buffer =>
  createHash("sha256")
    .update(request.url)
    .update(JSON.stringify(request.body ?? null))
    .digest();

type Serve = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const guarded =
  (platform: Platform, route: Route, next: (passed: Passed, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): Serve =>
  async (request, reply) => {
    const passed = await guard(platform, route, request);
    if (isProblem(passed)) return passed;
    const unproven =
      route.freshProof && (await inClinic(platform.log.database, passed.clinicId, (tx) => proveFirst(tx, passed.caller, platform.now())));
    return unproven ?? next(passed, request, reply);
  };

const serveRead = <R extends Read>(
  platform: Platform,
  route: R,
  answer: (call: ReadCall<R>) => Promise<AnswerOf<R> | JsonText | Problem>,
): Serve =>
  guarded(platform, route, async ({ caller, clinicId, openChart }, request) => {
    const params = parseParams<PathOf<R>>(route.path, request.params);
    const query = parseAs<R["query"]>(route.query, request.query);
    if (isProblem(params)) return params;
    if (isProblem(query)) return query;
    return inClinic(platform.log.database, clinicId, async (tx) => {
      const patientId = await openChart(tx);
      return isProblem(patientId) ? patientId : answer({ tx, params, query, caller, patientId, at: platform.now() });
    });
  });

const serveFile = <R extends File>(platform: Platform, route: R, answer: (call: FileCall<R>) => Promise<FileAnswer | Problem>): Serve =>
  guarded(platform, route, async ({ caller, clinicId, openChart }, request, reply) => {
    const params = parseParams<PathOf<R>>(route.path, request.params);
    if (isProblem(params)) return params;
    const answered = await inClinic(platform.log.database, clinicId, async (tx) => {
      const patientId = await openChart(tx);
      const { range } = request.headers;
      return isProblem(patientId) ? patientId : answer({ tx, params, caller, patientId, range, at: platform.now() });
    });
    return isProblem(answered) ? answered : sendFile(reply, answered);
  });

const serveAction = <R extends Action>(
  platform: Platform,
  route: R,
  answer: (call: ActionCall<R>) => Promise<AnswerOf<R> | Problem>,
): Serve =>
  guarded(platform, route, async ({ caller, clinicId, openChart }, request, reply) => {
    const params = parseParams<PathOf<R>>(route.path, request.params);
    const body = parseAs<R["body"]>(route.body, request.body);
    if (isProblem(params)) return params;
    if (isProblem(body)) return body;
    const after: (() => Promise<void>)[] = [];
    const afterCommit = (work: () => Promise<void>): void => void after.push(work);
    const answered = await inClinic(platform.log.database, clinicId, async (tx) => {
      const patientId = await openChart(tx);
      return isProblem(patientId) ? patientId : answer({ tx, params, body, caller, at: platform.now(), request, reply, afterCommit });
    });
    for (const work of after) await work();
    return answered;
  });

const serveGathered = <R extends Action>(
  platform: Platform,
  route: R,
  answer: (call: GatheredCall<R>) => Promise<AnswerOf<R> | Problem>,
): Serve =>
  guarded(platform, route, async ({ caller, clinicId, openChart }, request) => {
    const params = parseParams<PathOf<R>>(route.path, request.params);
    const body = parseAs<R["body"]>(route.body, request.body);
    if (isProblem(params)) return params;
    if (isProblem(body)) return body;
    const admit = async (tx: Tx): Promise<boolean> => !isProblem(await openChart(tx));
    return answer({ params, body, caller, clinicId, at: platform.now(), request, admit });
  });

const serveCommand = <R extends Command>(platform: Platform, route: R, answer: (call: CommandCall<R>) => Execution | Problem): Serve =>
  guarded(platform, route, async (passed, request) => {
    const { caller } = passed;
    const params = parseParams<PathOf<R>>(route.path, request.params);
    const commandId = parseIdempotencyKey(request);
    const times = parseAs(commandTimes, request.body);
    const body = parseAs<R["body"]>(route.body, request.body);
    if (isProblem(params)) return params;
    if (isProblem(commandId)) return commandId;
    if (isProblem(times)) return times;
    if (isProblem(body)) return body;
    const at = toMillisecond(platform.now());
    const actor = actorOf(caller, commandId);
    const execution = answer({ params, body, caller, at, meta: { commandId, observedAt: times.observedAt, now: at, actor } });
    if (isProblem(execution)) return execution;
    const admit = async (tx: Tx): Promise<boolean> => !isProblem(await passed.openChart(tx));
    const envelope = { clinicId: passed.clinicId, commandId, digest: digestOf(request), actor, receivedAt: at, admit };
    const { observedAt, deviceAt = null, clockOffsetMs } = times;
    return answerOf(await execution(platform.log, { ...envelope, observedAt, deviceAt, clockOffsetMs }));
  });

/**
 * Registers a contract's routes on the server; each carries its declaration, so that a test finds one without a permission.
 * `declared` collects them for the OpenAPI description.
 */
export const routesOn = (app: FastifyInstance, platform: Platform, declared: Route[]): Routes => {
  const register = (route: Route, serve: Serve): void => {
    declared.push(route);
    app.route({
      method: route.method,
      url: route.path,
      config: { declared: route },
      handler: async (request, reply) => sendAnswer(request, reply, await serve(request, reply)),
    });
  };
  return {
    read: (route, answer) => register(route, serveRead(platform, route, answer)),
    command: (route, answer) => register(route, serveCommand(platform, route, answer)),
    action: (route, answer) => register(route, serveAction(platform, route, answer)),
    gathered: (route, answer) => register(route, serveGathered(platform, route, answer)),
    file: (route, answer) => register(route, serveFile(platform, route, answer)),
  };
};
