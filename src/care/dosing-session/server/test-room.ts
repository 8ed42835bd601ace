import type { FastifyInstance } from "fastify";
import * as z from "zod/mini";

import { devicesRoutes } from "#care/devices/server/routes.ts";
import { openEpisodeRow, patientOfEpisode } from "#care/people/server/episode-row.ts";
import { registerPatient } from "#care/people/server/patient-row.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import { openTestDatabase, type TestDatabase } from "#platform/database/test-database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { openApp } from "#platform/http/open-app.ts";
import { routesOn } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";
import { permissionsOf } from "#platform/identity/permissions.ts";

import { dosingSessionProjection } from "./dosing-session-projection.ts";
import { openMonitoring, type Monitoring } from "./monitor/monitoring.ts";
import { deviceSamplesRoutes } from "./monitor/device-samples-routes.ts";
import { gatewayRoutes } from "./monitor/send-samples.ts";
import { dosingSessionRoutes } from "./routes.ts";
import { trainingRoutes } from "./training/training-routes.ts";

export type Answered = { readonly status: number; readonly body: unknown };
export type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid; readonly roomId: Uuid; readonly patientId: Uuid };

/** The routes of the dosing session over real HTTP and a real database; who calls is given with each call. */
export type TestRoom = {
  readonly test: TestDatabase;
  readonly log: ClinicalLog;
  readonly monitoring: Monitoring;
  readonly nurse: Caller;
  readonly gateway: Caller;
  /** A patient with an episode, and a room; the session is not opened yet. */
  readonly admit: (clinic?: 0 | 1) => Promise<Place>;
  readonly open: () => Promise<Place>;
  readonly get: (path: string, as?: Caller) => Promise<Answered>;
  readonly act: (
    place: Place,
    command: string,
    body: object,
    options?: { readonly as?: Caller; readonly at?: string; readonly commandId?: Uuid },
  ) => Promise<Answered>;
  readonly send: (sessionId: Uuid, batchId: Uuid, samples: readonly object[], more?: object) => Promise<Answered>;
  /** Any other route. */
  readonly call: (
    method: "POST" | "PUT" | "DELETE",
    path: string,
    body: object,
    options?: { readonly as?: Caller; readonly key?: Uuid },
  ) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

const staff = (clinicId: Uuid, personId: Uuid): Caller => ({
  kind: "staff",
  clinicId,
  personId,
  signInId: newId(),
  roles: ["monitor", "medical-director"],
  permissions: permissionsOf(["monitor", "medical-director"]),
});

const admitTo = async ({ database, clinics }: TestDatabase, clinic: 0 | 1): Promise<Place> => {
  const [clinicId, patientId, episodeId, sessionId, roomId, at] = [
    clinics[clinic],
    newId(),
    newId(),
    newId(),
    newId(),
    Temporal.Now.instant().round("millisecond"),
  ];
  const details = {
    givenName: "Ada",
    familyName: "Frost",
    preferredName: null,
    birthDate: "1980-02-03",
    sexAtBirth: null,
    email: null,
    phone: "555-0100",
  } as const;
  await inClinic(database, clinicId, async (tx) => {
    await registerPatient(tx, patientId, details, at);
    await tx.all(openEpisodeRow({ clinicId, episodeId, streamId: episodeId }, patientId, at));
    await tx.all(statement`insert into room (clinic_id, room_id, name, purpose) values (${clinicId}, ${roomId}, 'Room 1', 'dosing')`);
  });
  return { patientId, episodeId, sessionId, roomId };
};

export const opening = ({ roomId }: Place) => ({
  orderId: newId(),
  roomId,
  route: "IM",
  drug: "ketamine-racemic",
  form: "solution",
  dose: { value: 35_000, unit: "ug" },
});

const now = (): string => Temporal.Now.instant().toString({ smallestUnit: "millisecond" });

const callersByKey = () => {
  const callers = new Map<string, Caller>();
  return {
    as: (caller: Caller): string => {
      const key = newId();
      callers.set(key, caller);
      return key;
    },
    authenticate: async (request: { readonly headers: Readonly<Record<string, unknown>> }): Promise<Caller> =>
      callers.get(String(request.headers["test-caller"])) ?? { kind: "anonymous" },
  };
};

const answered = (response: { readonly statusCode: number; readonly json: () => unknown }): Answered => ({
  status: response.statusCode,
  body: response.json(),
});

const callsOn = (
  app: FastifyInstance,
  as: (caller: Caller) => string,
  nurse: Caller,
  gateway: Caller,
): Pick<TestRoom, "get" | "act" | "send" | "call"> => ({
  get: async (path, caller = nurse) => answered(await app.inject({ method: "GET", url: path, headers: { "test-caller": as(caller) } })),
  act: async ({ episodeId, sessionId }, command, body, options = {}) =>
    answered(
      await app.inject({
        method: "POST",
        url: `/api/episodes/${episodeId}/dosing-sessions/${sessionId}/${command}`,
        headers: { "test-caller": as(options.as ?? nurse), "idempotency-key": options.commandId ?? newId() },
        payload: { observedAt: options.at ?? now(), ...body },
      }),
    ),
  call: async (method, url, payload, { as: caller = nurse, key = newId() } = {}) =>
    answered(await app.inject({ method, url, headers: { "test-caller": as(caller), "idempotency-key": key }, payload })),
  send: async (sessionId, batchId, samples, more = {}) =>
    answered(
      await app.inject({
        method: "POST",
        url: `/api/gateway/dosing-sessions/${sessionId}/samples`,
        headers: { "test-caller": as(gateway), "idempotency-key": batchId },
        payload: { deviceId: "monitor-1", samples, ...more },
      }),
    ),
});

export const openTestRoom = async (onAppended: (clinicId: Uuid) => void = () => undefined): Promise<TestRoom> => {
  const test = await openTestDatabase();
  const app = await openApp({ https: false, logLevel: "error", behindProxy: false });
  const { as, authenticate } = callersByKey();
  const log = { database: test.database, projections: [dosingSessionProjection], cache: streamCache(), onAppended };
  const monitoring = openMonitoring(log);
  const routes = routesOn(app, { log, now: () => Temporal.Now.instant(), authenticate, patientOfEpisode }, []);
  dosingSessionRoutes(routes);
  gatewayRoutes(routes, monitoring);
  deviceSamplesRoutes(routes, monitoring);
  devicesRoutes(routes);
  trainingRoutes(routes);
  await app.ready();

  const nurse = staff(test.clinics[0], newId());
  const gateway: Caller = { kind: "gateway", clinicId: test.clinics[0], tokenId: newId(), permissions: permissionsOf(["gateway"]) };
  const calls = callsOn(app, as, nurse, gateway);
  const admit = (clinic: 0 | 1 = 0) => admitTo(test, clinic);
  const open = async (): Promise<Place> => {
    const place = await admit();
    z.parse(z.object({ status: z.literal(200) }), await calls.act(place, "open-session", opening(place)));
    return place;
  };
  const close = async (): Promise<void> => {
    await app.close();
    await test.close();
  };
  return { test, log, monitoring, nurse, gateway, admit, open, close, ...calls };
};
