import type { Route } from "./contract.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route declares: its permission, whose chart it opens, its schemas. */
    declared?: Route;
    /** A route that is open to all on purpose and carries nothing of a clinic, and why. */
    open?: "health" | "web" | "openapi";
  }
}
