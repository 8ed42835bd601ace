import type { FastifyInstance } from "fastify";

import { enquiryRoutes } from "#care/enquiry/server/routes.ts";
import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { peopleRoutes } from "#care/people/server/routes.ts";
import { scheduleRoutes } from "#care/schedule/server/routes.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import type { Route } from "#platform/http/contract.ts";
import { healthRoutes } from "#platform/http/health.ts";
import { openApiOf } from "#platform/http/openapi.ts";
import { routesOn } from "#platform/http/routes.ts";
import { settingsRoutes } from "#platform/settings/routes.ts";

export const registerRoutes = (app: FastifyInstance, { log }: { readonly log: ClinicalLog; readonly demo: boolean }): void => {
  const declared: Route[] = [];
  const now = () => Temporal.Now.instant();
  const authenticate = () => Promise.resolve({ kind: "anonymous" } as const);
  const routes = routesOn(app, { log, now, authenticate, patientOfEpisode }, declared);

  healthRoutes(app, log.database);
  settingsRoutes(routes);
  peopleRoutes(routes);
  scheduleRoutes(routes);
  enquiryRoutes(routes);

  app.get("/api/openapi.json", { config: { open: "openapi" } }, async () => openApiOf(declared));
};
