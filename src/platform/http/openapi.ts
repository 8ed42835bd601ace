import * as z from "zod/mini";

import { commandAnswer, commandTimes, type Action, type Command, type Route } from "./contract.ts";

type Json = { readonly [key: string]: unknown };

const schemaOf = (schema: z.ZodMiniType, io: "input" | "output"): Json => {
  // Instants are read into Temporal values, which JSON Schema cannot say: what is on the wire (the input) is what it describes.
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: io === "output" ? "input" : io, unrepresentable: "any" });
  return json;
};

const jsonContent = (schema: Json): Json => ({ content: { "application/json": { schema } } });

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string", format: "uuid" } }));

const queryParameters = (route: Route): readonly Json[] => {
  if (route.kind !== "read") return [];
  const { properties, required } = schemaOf(route.query, "input");
  const names = typeof properties === "object" && properties !== null ? Object.entries(properties) : [];
  return names.map(([name, schema]) => ({ name, in: "query", required: Array.isArray(required) && required.includes(name), schema }));
};

const idempotencyKey: Json = { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", format: "uuid" } };

const kebab = (part: string): string => part.replace(":", "").replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `POST /api/episodes/:episodeId/accept-enquiry` becomes `post-episodes-episode-id-accept-enquiry`: unique, because method and path are. */
const operationId = (route: Route): string =>
  [
    route.method.toLowerCase(),
    ...route.path
      .split("/")
      .filter((part) => part !== "" && part !== "api")
      .map(kebab),
  ].join("-");

const answerContent = (route: Route): Json => {
  if (route.kind === "file") return { content: { "*/*": { schema: { type: "string", format: "binary" } } } };
  return jsonContent(schemaOf(route.kind === "command" ? commandAnswer : route.response, "output"));
};

/** A command says what is asked, and when it was so. */
const sentSchema = (route: Command | Action): Json => {
  const body = schemaOf(route.body, "input");
  return route.kind === "command" ? { allOf: [schemaOf(commandTimes, "input"), body] } : body;
};

const operationOf = (route: Route): Json => ({
  operationId: operationId(route),
  summary: route.summary,
  "x-permission": route.permission,
  parameters: [...pathParameters(route.path), ...queryParameters(route), ...(route.kind === "command" ? [idempotencyKey] : [])],
  ...(route.kind === "read" || route.kind === "file" ? {} : { requestBody: { required: true, ...jsonContent(sentSchema(route)) } }),
  responses: {
    "200": { description: "Done", ...answerContent(route) },
    default: { description: "A problem (RFC 9457); `rule` names the rule that refused", content: { "application/problem+json": {} } },
  },
});

/** The OpenAPI 3.1 description of every declared route. */
export const openApiOf = (routes: readonly Route[]): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return { openapi: "3.1.0", info: { title: "Kapstone", version: "1" }, paths };
};
