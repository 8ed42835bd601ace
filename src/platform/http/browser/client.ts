import * as z from "zod/mini";

import { newId } from "../../ambient/new-id.ts";
import {
  commandAnswer,
  type Action,
  type AnswerOf,
  type Command,
  type CommandAnswer,
  type Params,
  type PathOf,
  type Read,
  type SentBody,
} from "../contract.ts";
import type { Problem } from "../problem.ts";

const problemSchema = z.object({
  status: z.number(),
  type: z.string(),
  title: z.string(),
  detail: z.string(),
  rule: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});

/** What the server refused or could not do, in words for a person. `status` 0: the server could not be reached. */
export class RequestProblem extends Error {
  readonly problem: Omit<Problem, "isProblem">;
  constructor(problem: Omit<Problem, "isProblem">) {
    super(problem.detail);
    this.problem = problem;
  }
}

const unreachableServer = {
  status: 0,
  type: "offline",
  title: "No connection",
  detail: "The clinic's server cannot be reached right now. What you entered is kept here.",
} as const;

/** A declared path with its parameters in their places. */
export const fill = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));

const toProblem = async (response: Response): Promise<RequestProblem> => {
  const parsed = z.safeParse(problemSchema, await response.json().catch(() => undefined));
  if (!parsed.success) return new RequestProblem({ ...unreachableServer, status: response.status });
  const { rule, errors, ...rest } = parsed.data;
  return new RequestProblem({ ...rest, ...(rule === undefined ? {} : { rule }), ...(errors === undefined ? {} : { errors }) });
};

let hear: (response: Response, sentAt: Temporal.Instant) => void = () => undefined;

/** Lets one listener hear every answer, with when its question was sent by the device's clock. */
export const hearAnswers = (listener: typeof hear): void => void (hear = listener);

const request = async <Schema extends z.ZodMiniType>(url: string, init: RequestInit, schema: Schema): Promise<z.output<Schema>> => {
  const sentAt = Temporal.Now.instant();
  const response = await fetch(url, init).catch(() => undefined);
  if (response === undefined) throw new RequestProblem(unreachableServer);
  hear(response, sentAt);
  if (!response.ok) throw await toProblem(response);
  return z.parse(schema, await response.json());
};

type ParamsOf<R extends Read | Command | Action> = Params<PathOf<R>>;
type WithParams<R extends Read | Command | Action> = { readonly params: ParamsOf<R> };

/** `background`: a screen asks by itself, so it does not count as somebody being there. `token`: of a program without a person. */
export type ReadHeaders = { readonly background?: boolean; readonly token?: string };

const headersOf = ({ background = false, token }: ReadHeaders): Record<string, string> => ({
  ...(background ? { "kapstone-background": "1" } : {}),
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

/** Reads from a declared route. Throws `RequestProblem`. */
export const read = <R extends Read>(
  route: R,
  call: WithParams<R> & { readonly query?: z.input<R["query"]> | undefined; readonly signal?: AbortSignal } & ReadHeaders,
): Promise<AnswerOf<R>> => {
  const asked = Object.entries(Object(call.query)).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  const url = fill(route.path, Object(call.params)) + (query === "" ? "" : `?${query}`);
  return request<R["response"]>(
    url,
    { headers: headersOf(call), ...(call.signal === undefined ? {} : { signal: call.signal }) },
    route.response,
  );
};

type Times = { readonly observedAt?: string; readonly deviceAt?: string | null };

/** The path and body of a command, as they go over the wire now or later. */
export const wireCommand = <R extends Command>(route: R, call: WithParams<R> & { readonly body: SentBody<R> } & Times) => ({
  path: fill(route.path, Object(call.params)),
  body: { ...Object(call.body), observedAt: call.observedAt ?? Temporal.Now.instant().toString(), deviceAt: call.deviceAt ?? null },
});

/** Sends a command under an id of its own; the same id sent again is carried out once. Throws `RequestProblem`. */
export const send = <R extends Command>(
  route: R,
  call: WithParams<R> & { readonly body: SentBody<R>; readonly commandId?: string } & Times,
): Promise<CommandAnswer> => {
  const { path, body } = wireCommand(route, call);
  const headers = { "content-type": "application/json", "idempotency-key": call.commandId ?? newId() };
  return request(path, { method: route.method, headers, body: JSON.stringify(body) }, commandAnswer);
};

/** Calls an action; one that is carried out once for its id takes it as `commandId`. Throws `RequestProblem`. */
export const act = <R extends Action>(
  route: R,
  call: WithParams<R> & { readonly body: SentBody<R>; readonly commandId?: string },
): Promise<AnswerOf<R>> =>
  request<R["response"]>(
    fill(route.path, Object(call.params)),
    {
      method: route.method,
      headers: { "content-type": "application/json", ...(call.commandId === undefined ? {} : { "idempotency-key": call.commandId }) },
      body: JSON.stringify(call.body),
    },
    route.response,
  );
