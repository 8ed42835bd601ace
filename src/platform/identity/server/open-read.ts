import type { FastifyInstance, FastifyRequest } from "fastify";

import type { AnswerOf, Read, Route } from "../../http/contract.ts";
import type { Problem } from "../../http/problem.ts";
import { sendAnswer } from "../../http/send-answer.ts";

/** Where routes outside a clinic are registered; `declared` collects them for the OpenAPI description. */
export type OpenApp = { readonly app: FastifyInstance; readonly declared: Route[] };

/** Answers a public read that belongs to no clinic, or finds its clinic in the cookie, outside the clinic's usual transaction. */
export const openRead = <R extends Read>(
  { app, declared }: OpenApp,
  route: R,
  answer: (request: FastifyRequest) => Promise<AnswerOf<R> | Problem>,
): void => {
  declared.push(route);
  app.route({
    method: route.method,
    url: route.path,
    config: { declared: route },
    handler: async (request, reply) => sendAnswer(request, reply, await answer(request)),
  });
};
