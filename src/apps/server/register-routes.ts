import type { FastifyInstance } from "fastify";

import { consentRoutes } from "#care/consent/server/routes.ts";
import { enquiryRoutes } from "#care/enquiry/server/routes.ts";
import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { patientsByEmail, readPatientName } from "#care/people/server/patient-row.ts";
import { peopleRoutes } from "#care/people/server/routes.ts";
import { pharmacyRoutes } from "#care/pharmacy/server/routes.ts";
import { planRoutes } from "#care/plan/server/routes.ts";
import { scheduleRoutes } from "#care/schedule/server/routes.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import type { Route } from "#platform/http/contract.ts";
import { healthRoutes } from "#platform/http/health.ts";
import { openApiOf } from "#platform/http/openapi.ts";
import { routesOn } from "#platform/http/routes.ts";
import { authenticator } from "#platform/identity/server/authenticator.ts";
import { identityRoutes } from "#platform/identity/server/identity-routes.ts";
import { recentCallers } from "#platform/identity/server/recent-callers.ts";
import { serverKeys } from "#platform/identity/server/server-keys.ts";
import type { SetUpCode } from "#platform/identity/server/set-up.ts";
import type { Hub } from "#platform/live/hub.ts";
import { liveRoute } from "#platform/live/live-route.ts";
import { settingsRoutes } from "#platform/settings/routes.ts";

export type Wiring = {
  readonly log: ClinicalLog;
  readonly hub: Hub;
  readonly origin: string;
  readonly secret: Uint8Array;
  readonly demo: boolean;
  readonly setUpCode: SetUpCode | undefined;
};

export const registerRoutes = (app: FastifyInstance, wiring: Wiring): void => {
  const { log, hub, origin, secret, demo } = wiring;
  const now = () => Temporal.Now.instant();
  const declared: Route[] = [];
  const identity = {
    database: log.database,
    now,
    keys: serverKeys(secret),
    origin,
    demo,
    recentCallers: recentCallers(),
    sendMessage: async () => undefined,
    patientsByEmail,
    readPatientName,
  };
  const platform = { log, now, authenticate: authenticator(identity), patientOfEpisode };
  const routes = routesOn(app, platform, declared);

  healthRoutes(app, log.database);
  liveRoute(app, platform, hub);
  identityRoutes({ app, declared }, routes, identity, wiring.setUpCode);
  settingsRoutes(routes);
  peopleRoutes(routes);
  scheduleRoutes(routes);
  enquiryRoutes(routes);
  consentRoutes(routes);
  planRoutes(routes);
  pharmacyRoutes(routes);

  app.get("/api/openapi.json", { config: { open: "openapi" } }, async () => openApiOf(declared));
};
