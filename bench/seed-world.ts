import { createHash, randomUUID } from "node:crypto";

import { openEpisodeRow } from "#care/people/server/episode-row.ts";
import { registerPatient } from "#care/people/server/patient-row.ts";
import { dosingSessionProjection } from "#care/dosing-session/server/dosing-session-projection.ts";
import { onSession } from "#care/dosing-session/server/on-session.ts";
import type { DosingSessionEvent } from "#care/dosing-session/rules/events.ts";
import { openSession } from "#care/dosing-session/rules/decide-session.ts";
import { accept } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { connectAsOwner, openDatabase, type Connection } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrate.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import type { ClinicalLog, Execution } from "#platform/event-log/execute.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { createGatewayToken } from "#platform/identity/server/gateway-tokens.ts";
import { bySystem } from "#platform/identity/server/identity-changes.ts";
import { addStaff, setStaffRoles } from "#platform/identity/server/staff.ts";

export type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/** One clinic with running sessions, made through the product's own log before its server starts. */
export type World = {
  readonly clinicId: Uuid;
  readonly gatewayToken: string;
  /** For charting: a list of sessions for each client. */
  readonly charted: readonly (readonly Place[])[];
  /** For monitors. */
  readonly monitored: readonly Place[];
  /** Ids of bedside monitors, each attached to one of these sessions. */
  readonly equipment: readonly string[];
  /** Sessions with a thousand facts each. */
  readonly long: readonly Place[];
};

export type WorldSize = { readonly clients: number; readonly eachClient: number; readonly monitored: number; readonly long: number };

const addClinic = async (connection: Connection, clinicId: Uuid): Promise<void> => {
  const owner = await connectAsOwner(connection);
  await owner.query("insert into clinic (clinic_id, slug, name, time_zone, is_demo) values ($1, 'bench', 'Bench', 'UTC', true)", [
    clinicId,
  ]);
  await owner.end();
};

const details = {
  givenName: "Bench",
  familyName: "Patient",
  preferredName: null,
  birthDate: "1980-02-03",
  sexAtBirth: null,
  email: null,
  phone: null,
} as const;

const envelopeOf = (clinicId: Uuid, staffId: Uuid, at: Instant) => ({
  clinicId,
  commandId: newId(),
  digest: createHash("sha256").update(randomUUID()).digest(),
  actor: { kind: "staff", id: staffId } as const,
  observedAt: at,
  deviceAt: null,
  receivedAt: at,
  admit: () => Promise.resolve(true),
});

const opening = {
  route: "IM",
  drug: "ketamine-racemic",
  form: "solution",
  dose: { value: 35_000, unit: "ug" },
  training: false,
} as const;

/** Four notes to a reading, as a busy sitter would make them. */
const factOfLongSession = (index: number): DosingSessionEvent =>
  index % 5 === 0
    ? {
        type: "vitals-charted",
        readingId: newId(),
        source: { kind: "hand" },
        confirmed: false,
        systolic: { value: 118 + (index % 20), unit: "mm[Hg]" },
        diastolic: { value: 74 + (index % 10), unit: "mm[Hg]" },
        heartRate: { value: 66 + (index % 25), unit: "/min" },
        saturation: { value: 97, unit: "%" },
        respiration: { value: 14, unit: "/min" },
        implausible: [],
      }
    : { type: "event-noted", noteId: newId(), code: "words", text: "I can see the whole valley from here, and nobody is in a hurry." };

const factsOfLongSession = 999;

const dose = (): DosingSessionEvent => ({
  type: "dose-given",
  doseId: newId(),
  orderId: newId(),
  kind: "first",
  drug: opening.drug,
  route: opening.route,
  form: opening.form,
  amount: opening.dose,
  lotId: null,
  site: "left deltoid",
  reading: null,
});

/** Runs the works, eight at a time. */
const together = async (works: readonly (() => Promise<void>)[]): Promise<void> => {
  const queue = works.values();
  const one = async (): Promise<void> => {
    for (const work of queue) await work();
  };
  await Promise.all(Array.from({ length: 8 }, one));
};

/** Puts a bedside monitor into the directory and beside its patient, since two hours ago. */
const attachMonitor = async (tx: Tx, { sessionId }: Place, equipment: string): Promise<void> => {
  const deviceId = newId();
  await tx.all(statement`
    insert into device (clinic_id, device_id, name, sort, time_zone, clock, simulated, active, mapping, version)
    values (${tx.clinicId}, ${deviceId}, ${equipment}, 'monitor', null, 'network', false, true, '[]'::jsonb, 1)`);
  await tx.all(statement`
    insert into device_identifier (clinic_id, identifier, device_id, place) values (${tx.clinicId}, ${equipment}, ${deviceId}, 0)`);
  await tx.all(statement`
    insert into session_device (clinic_id, session_id, attachment_id, device_id, kind, name, attached_at)
    values (${tx.clinicId}, ${sessionId}, ${newId()}, ${deviceId}, 'hl7v2', ${equipment}, now() - interval '2 hours')`);
};

const bedsideMonitors = 16;

type Kind = "charted" | "monitored" | "long";

/** What has happened in a session before anything is measured. */
const factsBefore: Readonly<Record<Kind, () => readonly DosingSessionEvent[]>> = {
  charted: () => [],
  monitored: () => [dose()],
  long: () => Array.from({ length: factsOfLongSession }, (_, index) => factOfLongSession(index)),
};

const openPlace = async (log: ClinicalLog, clinicId: Uuid, staffId: Uuid, kind: Kind): Promise<Place> => {
  const [patientId, episodeId, sessionId] = [newId(), newId(), newId()];
  const at = Temporal.Now.instant().round("millisecond");
  await inClinic(log.database, clinicId, async (tx) => {
    await registerPatient(tx, patientId, details, at);
    await tx.all(openEpisodeRow({ clinicId, episodeId, streamId: episodeId }, patientId, at));
  });
  const run = async (execution: Execution): Promise<void> => {
    const { outcome } = await execution(log, envelopeOf(clinicId, staffId, at));
    if (outcome !== "accepted") throw new Error(`The bench could not make its sessions: ${outcome}.`);
  };
  const place = { episodeId, sessionId };
  await run(onSession(place, (session) => openSession(session, { orderId: newId(), roomId: newId(), ...opening }, shippedProtocol)));
  const facts = factsBefore[kind]();
  if (facts.length > 0) await run(onSession(place, () => accept(...facts)));
  return place;
};

/** Makes the clinic, its nurse, a gateway token and the sessions. */
export const seedWorld = async (connection: Connection, size: WorldSize): Promise<World> => {
  await migrate(connection);
  const database = openDatabase(connection, { connections: 8 });
  const [clinicId, staffId] = [newId(), newId()];
  await addClinic(connection, clinicId);
  const at = Temporal.Now.instant();
  const { token } = await inClinic(database, clinicId, async (tx) => {
    await addStaff(tx, staffId, { displayName: "Bench Nurse", credentials: "RN", email: "nurse@bench.invalid" }, { by: bySystem, at });
    await setStaffRoles(tx, staffId, ["monitor"], { by: bySystem, at });
    return createGatewayToken(tx, { name: "Bench", permissions: ["vitals.ingest"], by: bySystem, at });
  });
  const log = { database, projections: [dosingSessionProjection], cache: streamCache(), onAppended: () => undefined };
  const places: Place[] = [];
  const charted = size.clients * size.eachClient;
  const short = charted + size.monitored;
  await together(
    Array.from({ length: short + size.long }, (_, index) => async () => {
      places[index] = await openPlace(log, clinicId, staffId, index < charted ? "charted" : index < short ? "monitored" : "long");
    }),
  );
  const monitored = places.slice(charted, short);
  const equipment = monitored.slice(0, bedsideMonitors).map((_, index) => `BENCH-${index}`);
  for (const [index, name] of equipment.entries()) {
    const place = monitored[index];
    if (place !== undefined) await inClinic(database, clinicId, (tx) => attachMonitor(tx, place, name));
  }
  await database.close();
  const own = (client: number) => places.slice(client * size.eachClient, (client + 1) * size.eachClient);
  return {
    clinicId,
    gatewayToken: token,
    charted: Array.from({ length: size.clients }, (_, client) => own(client)),
    monitored,
    equipment,
    long: places.slice(short),
  };
};
