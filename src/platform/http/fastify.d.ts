import type { Route } from "./contract.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What the route declares: its permission, whose chart it opens, its schemas. */
    declared?: Route;
  }
}
