import type { FastifyInstance } from "fastify";

import { deviceSamplesRoutes } from "#care/dosing-session/server/monitor/device-samples-routes.ts";
import { trainingRoutes } from "#care/dosing-session/server/training/training-routes.ts";
import { gatewayRoutes } from "#care/dosing-session/server/monitor/send-samples.ts";
import type { Monitoring } from "#care/dosing-session/server/monitor/monitoring.ts";
import type { NoteKeys } from "#care/integration/server/note-keys.ts";
import { psychotherapyNoteRoutes } from "#care/integration/server/psychotherapy-note-routes.ts";
import { patientOfEpisode } from "#care/people/server/episode-row.ts";
import { patientsByEmail, readPatientName } from "#care/people/server/patient-row.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { documentsRoutes } from "#platform/documents/routes.ts";
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
import { liveStream, wallStream } from "#platform/live/contract.ts";
import type { Hub } from "#platform/live/hub.ts";
import { liveRoute } from "#platform/live/live-route.ts";
import { messagesRoutes } from "#platform/messages/routes.ts";
import { settingsRoutes } from "#platform/settings/routes.ts";

import { careRoutes } from "./care-routes.ts";
import { sendIdentityMessage } from "./identity-messages.ts";

export type Wiring = {
  readonly log: ClinicalLog;
  readonly hub: Hub;
  readonly monitoring: Monitoring;
  readonly origin: string;
  readonly secret: Uint8Array;
  readonly noteKeys: NoteKeys;
  readonly demo: boolean;
  readonly setUpCode: SetUpCode | undefined;
  /** Demo mode: the patients whom the entry page offers. */
  readonly demoPatients?: (tx: Tx) => Promise<readonly { readonly patientId: Uuid; readonly name: string }[]>;
};

export const registerRoutes = (app: FastifyInstance, wiring: Wiring): void => {
  const { log, hub, origin, secret, demo } = wiring;
  const now = () => Temporal.Now.instant();
  const declared: Route[] = [liveStream, wallStream];
  const identity = {
    database: log.database,
    now,
    keys: serverKeys(secret),
    origin,
    demo,
    recentCallers: recentCallers(),
    sendMessage: sendIdentityMessage,
    patientsByEmail,
    readPatientName,
    ...(wiring.demoPatients === undefined ? {} : { demoPatients: wiring.demoPatients }),
  };
  const platform = { log, now, authenticate: authenticator(identity), patientOfEpisode };
  const routes = routesOn(app, platform, declared);

  healthRoutes(app, log.database);
  liveRoute(app, platform, hub);
  identityRoutes({ app, declared }, routes, identity, wiring.setUpCode);
  settingsRoutes(routes);
  messagesRoutes(routes, { demo });
  documentsRoutes(routes);
  careRoutes(routes);
  psychotherapyNoteRoutes(routes, wiring.noteKeys);
  gatewayRoutes(routes, wiring.monitoring);
  deviceSamplesRoutes(routes, wiring.monitoring);
  trainingRoutes(routes);

  app.get("/api/openapi.json", { config: { open: "openapi" } }, async () => openApiOf(declared));
};
