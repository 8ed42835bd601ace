import { adverseEventsProjection } from "#care/adverse-events/server/adverse-events-projection.ts";
import { consentProjection } from "#care/consent/server/consent-projection.ts";
import { dosingSessionProjection } from "#care/dosing-session/server/dosing-session-projection.ts";
import { enquiryProjection } from "#care/enquiry/server/enquiry-projection.ts";
import { followUpProjection } from "#care/follow-up/server/follow-up-projection.ts";
import { integrationProjection } from "#care/integration/server/integration-projection.ts";
import { measuresProjection } from "#care/measures/server/measures-projection.ts";
import { lotProjection } from "#care/pharmacy/server/lot-projection.ts";
import { planProjection } from "#care/plan/server/plan-projection.ts";
import { preparationProjection } from "#care/preparation/server/preparation-projection.ts";
import { protocolProjection } from "#care/protocol/server/protocol-projection.ts";
import { safetyProjection } from "#care/safety/server/safety-projection.ts";
import { remsProjection } from "#care/rems/server/rems-projection.ts";
import { screeningProjection } from "#care/screening/server/screening-projection.ts";
import type { Projection } from "#platform/event-log/projection.ts";

/** Every projection of the product: what serves several stages first, then the journey in its order. */
export const projections: readonly Projection[] = [
  protocolProjection,
  measuresProjection,
  safetyProjection,
  lotProjection,
  adverseEventsProjection,
  remsProjection,
  enquiryProjection,
  screeningProjection,
  consentProjection,
  planProjection,
  preparationProjection,
  dosingSessionProjection,
  integrationProjection,
  followUpProjection,
];
