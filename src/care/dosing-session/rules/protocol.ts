import type { Route } from "#care/pharmacy/rules/drug.ts";

import { defaultAlertLimits } from "./data/alert-limits.ts";
import { minimumObservation, observationAfterInfusion, vitalSchedules } from "./data/session-timing.ts";
import type { ProtocolSnapshot } from "./events.ts";

/** The limits that a session of this route runs under when it is opened today (SES-3). */
export const protocolFor = (route: Route): ProtocolSnapshot => ({
  version: "defaults-1.0",
  alerts: [...defaultAlertLimits],
  schedule: vitalSchedules[route],
  minimumObservation: minimumObservation[route],
  afterInfusion: route === "IV" ? observationAfterInfusion : null,
});
