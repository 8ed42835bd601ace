import { adverseEventsRoutes } from "#care/adverse-events/server/routes.ts";
import { consentRoutes } from "#care/consent/server/routes.ts";
import { devicesRoutes } from "#care/devices/server/routes.ts";
import { remsFormRoutes } from "#care/dosing-session/server/rems-form.ts";
import { dosingSessionRoutes } from "#care/dosing-session/server/routes.ts";
import { enquiryRoutes } from "#care/enquiry/server/routes.ts";
import { episodeRoutes } from "#care/episode/server/routes.ts";
import { followUpRoutes } from "#care/follow-up/server/routes.ts";
import { integrationRoutes } from "#care/integration/server/routes.ts";
import { measuresRoutes } from "#care/measures/server/routes.ts";
import { musicRoutes } from "#care/music/server/routes.ts";
import { peopleRoutes } from "#care/people/server/routes.ts";
import { pharmacyRoutes } from "#care/pharmacy/server/routes.ts";
import { planRoutes } from "#care/plan/server/routes.ts";
import { preparationRoutes } from "#care/preparation/server/routes.ts";
import { protocolRoutes } from "#care/protocol/server/routes.ts";
import { safetyRoutes } from "#care/safety/server/routes.ts";
import { remsRoutes } from "#care/rems/server/routes.ts";
import { scheduleRoutes } from "#care/schedule/server/routes.ts";
import { screeningRoutes } from "#care/screening/server/routes.ts";
import type { Routes } from "#platform/http/routes.ts";

import { ruleGroups } from "./rule-groups.ts";
import { settingGroups } from "./setting-groups.ts";

/** Every stage's routes: what serves several stages first, then the journey in its order. */
export const careRoutes = (routes: Routes): void => {
  protocolRoutes(routes, settingGroups, ruleGroups);
  peopleRoutes(routes);
  scheduleRoutes(routes);
  measuresRoutes(routes);
  safetyRoutes(routes);
  pharmacyRoutes(routes);
  adverseEventsRoutes(routes);
  remsRoutes(routes);
  musicRoutes(routes);
  devicesRoutes(routes);
  enquiryRoutes(routes);
  screeningRoutes(routes);
  consentRoutes(routes);
  planRoutes(routes);
  preparationRoutes(routes);
  dosingSessionRoutes(routes);
  remsFormRoutes(routes);
  integrationRoutes(routes);
  followUpRoutes(routes);
  episodeRoutes(routes);
};
