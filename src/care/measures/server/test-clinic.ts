import type { FastifyInstance } from "fastify";

import { openEpisodeRow, patientOfEpisode } from "#care/people/server/episode-row.ts";
import { registerPatient } from "#care/people/server/patient-row.ts";
import type { Uuid } from "#kernel/ids.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { openTestDatabase, type TestDatabase } from "#platform/database/test-database.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Projection } from "#platform/event-log/projection.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { openApp } from "#platform/http/open-app.ts";
import { routesOn, type Routes } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";
import { permissionsOf, type StaffRole } from "#platform/identity/permissions.ts";

export type Patient = { readonly patientId: Uuid; readonly episodeId: Uuid; readonly caller: Caller };

type Asked = {
  readonly as: Caller;
  readonly method?: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: object;
  readonly commandId?: Uuid;
};
export type Answered = { readonly status: number; readonly body: unknown };

/** The routes of some stages over real HTTP and a real database, with two clinics; who calls is given with each call. */
export type TestClinic = {
  readonly test: TestDatabase;
  readonly staff: (role: StaffRole, clinic?: 0 | 1) => Caller;
  readonly admit: (clinic?: 0 | 1, sexAtBirth?: Sex) => Promise<Patient>;
  readonly call: (asked: Asked) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

type Sex = "female" | "male" | "intersex" | null;

const details = (familyName: string, sexAtBirth: Sex) => ({
  givenName: "Test",
  familyName,
  preferredName: null,
  birthDate: null,
  sexAtBirth,
  email: null,
  phone: "555-0100",
});

const admitTo = async ({ database, clinics }: TestDatabase, clinic: 0 | 1, sexAtBirth: Sex): Promise<Patient> => {
  const [clinicId, patientId, episodeId, at] = [clinics[clinic], newId(), newId(), Temporal.Now.instant().round("millisecond")];
  await inClinic(database, clinicId, async (tx) => {
    await registerPatient(tx, patientId, details(`Patient ${patientId.slice(-4)}`, sexAtBirth), at);
    await tx.all(openEpisodeRow({ clinicId, episodeId, streamId: episodeId }, patientId, at));
  });
  const permissions = permissionsOf(["patient"]);
  return { patientId, episodeId, caller: { kind: "patient", clinicId, personId: patientId, signInId: newId(), scope: null, permissions } };
};

const callOn = (app: FastifyInstance, callers: Map<string, Caller>): TestClinic["call"] => {
  const said = new Map<Uuid, string>();
  return async ({ as, method = "GET", path, body, commandId }: Asked): Promise<Answered> => {
    const key = newId();
    callers.set(key, as);
    // A resend carries the same content, its time included.
    const observedAt = commandId === undefined ? undefined : (said.get(commandId) ?? Temporal.Now.instant().toString());
    if (commandId !== undefined && observedAt !== undefined) said.set(commandId, observedAt);
    const response = await app.inject({
      method,
      url: path,
      headers: { "test-caller": key, ...(commandId === undefined ? {} : { "idempotency-key": commandId }) },
      ...(body === undefined ? {} : { payload: { ...(observedAt === undefined ? {} : { observedAt }), ...body } }),
    });
    return { status: response.statusCode, body: response.json() };
  };
};

export const openTestClinic = async (projections: readonly Projection[], register: (routes: Routes) => void): Promise<TestClinic> => {
  const test = await openTestDatabase();
  const app = await openApp({ https: false, logLevel: "error", behindProxy: false });
  const callers = new Map<string, Caller>();
  const log = { database: test.database, projections, cache: streamCache(), onAppended: () => undefined };
  const authenticate = (request: { readonly headers: Readonly<Record<string, unknown>> }): Promise<Caller> =>
    Promise.resolve(callers.get(String(request.headers["test-caller"])) ?? { kind: "anonymous" });
  register(routesOn(app, { log, now: () => Temporal.Now.instant(), authenticate, patientOfEpisode }, []));
  await app.ready();
  return {
    test,
    staff: (role, clinic = 0) => ({
      kind: "staff",
      clinicId: test.clinics[clinic],
      personId: newId(),
      signInId: newId(),
      roles: [role],
      permissions: permissionsOf([role]),
    }),
    admit: (clinic = 0, sexAtBirth = null) => admitTo(test, clinic, sexAtBirth),
    call: callOn(app, callers),
    close: async () => {
      await app.close();
      await test.close();
    },
  };
};
