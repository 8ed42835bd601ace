import type { FastifyInstance } from "fastify";

import type { Database } from "../database/database.ts";
import { databaseAway } from "./problem.ts";
import { sendProblem } from "./send-answer.ts";

/** `/healthz`: this process runs. `/readyz`: it can serve, because its database answers. */
export const healthRoutes = (app: FastifyInstance, database: Database): void => {
  app.get("/healthz", { config: { open: "health" } }, async () => ({ status: "running" }));
  app.get("/readyz", { config: { open: "health" } }, async (_request, reply) => {
    const answered = await database.pool.query("select 1").then(
      () => true,
      () => false,
    );
    return answered ? { status: "ready" } : sendProblem(reply, databaseAway());
  });
};
