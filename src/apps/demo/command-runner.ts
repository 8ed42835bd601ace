import { createHash } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import type { ClinicalLog, Execution, Outcome } from "#platform/event-log/execute.ts";
import type { Command, Params, PathOf, SentBody } from "#platform/http/contract.ts";
import { parseAs, parseParams } from "#platform/http/parse.ts";
import { isProblem, type Problem } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import { actorOf, type KnownCaller } from "#platform/identity/caller.ts";

type Said = {
  readonly params: unknown;
  readonly body: unknown;
  readonly caller: KnownCaller;
  readonly at: Temporal.Instant;
  readonly commandId: Uuid;
};
type Answer = (said: Said) => Execution | Problem;

export type RunCommand = <R extends Command>(
  route: R,
  said: { readonly params: Params<PathOf<R>>; readonly body: SentBody<R>; readonly caller: KnownCaller; readonly at: Temporal.Instant },
) => Promise<Outcome>;

/** A command of the demo's story that was not accepted: the story, or a rule, is wrong. */
export class StoryProblem extends Error {}

/** Whether the server would let them: the story has no other rights than its people. */
const mayState = ({ permission, ownPermission }: Command, { kind, permissions }: KnownCaller): boolean =>
  permission === "public" ||
  permissions.has(permission) ||
  (kind === "patient" && ownPermission !== undefined && permissions.has(ownPermission));

/** Takes down every command's answer as the server would, and nothing else. */
const collect = (register: (routes: Routes) => void): ReadonlyMap<Command, Answer> => {
  const answers = new Map<Command, Answer>();
  register({
    read: () => undefined,
    action: () => undefined,
    gathered: () => undefined,
    file: () => undefined,
    command: (route, answer) => {
      answers.set(route, ({ params: sentParams, body: sentBody, caller, at, commandId }) => {
        const params = parseParams<PathOf<typeof route>>(route.path, sentParams);
        const body = parseAs<(typeof route)["body"]>(route.body, sentBody);
        if (isProblem(params)) return params;
        if (isProblem(body)) return body;
        return answer({ params, body, caller, at, meta: { commandId, observedAt: at, now: at, actor: actorOf(caller, commandId) } });
      });
    },
  });
  return answers;
};

/**
 * Runs commands in this process, through the same answers, rules and log as the server's routes, at any time of the story: the clock is
 * an argument. Only accepted commands go on; anything else throws.
 */
export const commandRunner = (log: ClinicalLog, register: (routes: Routes) => void): RunCommand => {
  const answers = collect(register);
  return async (route, { params, body, caller, at }) => {
    if (!mayState(route, caller)) throw new StoryProblem(`${route.path}: not permitted to this ${caller.kind}`);
    const commandId = newId();
    const execution = answers.get(route)?.({ params, body, caller, at, commandId });
    if (execution === undefined || isProblem(execution))
      throw new StoryProblem(`${route.path}: ${execution?.detail ?? "no such command"} ${JSON.stringify(execution?.errors ?? "")}`);
    const digest = createHash("sha256").update(route.path).update(JSON.stringify(body)).digest();
    const outcome = await execution(log, {
      clinicId: caller.clinicId,
      commandId,
      digest,
      actor: actorOf(caller, commandId),
      observedAt: at,
      deviceAt: null,
      receivedAt: at,
      admit: () => Promise.resolve(true),
    });
    if (outcome.outcome === "refused") throw new StoryProblem(`${route.path}: ${outcome.refusal.rule} ${outcome.refusal.message}`);
    return outcome;
  };
};
