import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";

import type { Params } from "./contract.ts";
import { invalid, problem, type FieldProblem, type Problem } from "./problem.ts";

const fieldProblems = (error: z.core.$ZodError): readonly FieldProblem[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join("."), message: issue.message }));

/** Parses anything that came over the wire. Unknown fields are dropped, everything else must be right. */
export const parseAs = <Schema extends z.ZodMiniType>(schema: Schema, sent: unknown): z.output<Schema> | Problem => {
  const parsed = z.safeParse(schema, sent);
  return parsed.success ? parsed.data : invalid(fieldProblems(parsed.error));
};

const uuid = z.uuid();

const namesByPath = new Map<string, readonly string[]>();

const namesIn = (path: string): readonly string[] => {
  const names = namesByPath.get(path) ?? [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name ?? "");
  namesByPath.set(path, names);
  return names;
};

const hasEvery = <Path extends string>(params: object, names: readonly string[]): params is Params<Path> =>
  names.every((name) => name in params && z.safeParse(uuid, Reflect.get(params, name)).success);

const malformedPath = problem(404, "not-found", "Not found", "This address is not complete or not right.");

/** The ids in the path. Something that is no id leads nowhere. */
export const parseParams = <Path extends string>(path: Path, params: unknown): Params<Path> | Problem => {
  return typeof params === "object" && params !== null && hasEvery<Path>(params, namesIn(path)) ? params : malformedPath;
};

const keyMissing = invalid([
  { field: "Idempotency-Key", message: "Send a UUID in this header: the id of this command, the same when it is sent again." },
]);

/** The command's id, made by whoever acted first and the same on every resend. */
export const parseIdempotencyKey = (request: FastifyRequest): string | Problem => {
  const parsed = z.safeParse(uuid, request.headers["idempotency-key"]);
  return parsed.success ? parsed.data.toLowerCase() : keyMissing;
};
