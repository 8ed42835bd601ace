import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

import type { FileAnswer, JsonText } from "./contract.ts";
import { isProblem, type Problem } from "./problem.ts";

export const sendProblem = (reply: FastifyReply, { isProblem: _, ...problem }: Problem): FastifyReply =>
  reply
    .code(problem.status)
    .type("application/problem+json")
    .send({ ...problem, type: `/problems/${problem.type}` });

const sayPart = (reply: FastifyReply, { bytes, partOf }: FileAnswer): FastifyReply =>
  partOf === undefined
    ? reply
    : reply
        .code(206)
        .header("accept-ranges", "bytes")
        .header("content-range", `bytes ${partOf.from}-${partOf.from + bytes.length - 1}/${partOf.size}`);

/** Sends a file, or the part of it that was asked for; it is never taken for a page of this site. */
export const sendFile = (reply: FastifyReply, file: FileAnswer): FastifyReply => {
  const { bytes, mediaType, fileName } = file;
  return sayPart(reply, file)
    .header("cache-control", "private, no-store")
    .header("content-disposition", `inline; filename="${fileName.replaceAll(/[^A-Za-z0-9._-]/g, "-")}"`)
    .type(mediaType)
    .send(Buffer.from(bytes));
};

const isJsonText = (answer: unknown): answer is JsonText => typeof answer === "object" && answer !== null && "jsonText" in answer;

/** Sends what a route answered: a problem as RFC 9457, a read with an ETag, so that an unchanged chart is not sent twice. */
export const sendAnswer = (request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply => {
  if (reply.sent) return reply;
  if (isProblem(answer)) return sendProblem(reply, answer);
  reply.header("cache-control", "private, no-cache");
  if (request.method !== "GET") return reply.send(answer);
  const text = isJsonText(answer) ? answer.jsonText : JSON.stringify(answer);
  const tag = `"${createHash("sha1").update(text).digest("base64url")}"`;
  reply.header("etag", tag);
  if (request.headers["if-none-match"] === tag) return reply.code(304).send();
  return reply.type("application/json; charset=utf-8").send(text);
};
