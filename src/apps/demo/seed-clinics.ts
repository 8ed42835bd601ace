import { scheduleTables } from "#care/schedule/server/schedule-tables.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { connectAsOwner, type Connection, type Database } from "#platform/database/database.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import type { StaffRole } from "#platform/identity/permissions.ts";
import { bySystem } from "#platform/identity/server/identity-changes.ts";
import { addStaff, setStaffRoles } from "#platform/identity/server/staff.ts";

import { demoClinics, type DemoClinic } from "./demo-clinics.ts";

export type SeededStaff = { readonly staffId: string; readonly name: string; readonly roles: readonly StaffRole[] };
export type SeededClinic = {
  readonly clinicId: string;
  readonly slug: DemoClinic["slug"];
  readonly name: string;
  readonly timeZone: string;
  readonly staff: readonly SeededStaff[];
  readonly dosingRooms: readonly string[];
};

const weekdays = [1, 2, 3, 4, 5, 6] as const;
const hours = { consultation: ["09:00", "12:00"], preparation: ["13:00", "17:00"], integration: ["13:00", "17:00"] } as const;

const addAvailability = async (tx: Tx, staffId: string, kinds: readonly (keyof typeof hours)[]): Promise<void> => {
  const rows = kinds.flatMap((visit_kind) =>
    weekdays.map((weekday) => {
      const [opens, closes] = hours[visit_kind];
      return { clinic_id: tx.clinicId, availability_id: newId(), staff_id: staffId, visit_kind, weekday, opens, closes };
    }),
  );
  await tx.all(scheduleTables.insertInto("availability").values(rows));
};

const addPeople = async (tx: Tx, clinic: DemoClinic, at: Temporal.Instant): Promise<SeededStaff[]> => {
  const seeded: SeededStaff[] = [];
  for (const { name, credentials, mail, roles } of clinic.staff) {
    const staffId = newId();
    await addStaff(tx, staffId, { displayName: name, credentials, email: mail }, { by: bySystem, at });
    await setStaffRoles(tx, staffId, roles, { by: bySystem, at });
    if (roles.includes("prescriber")) await addAvailability(tx, staffId, ["consultation"]);
    if (roles.includes("therapist")) await addAvailability(tx, staffId, ["consultation", "preparation", "integration"]);
    seeded.push({ staffId, name, roles });
  }
  return seeded;
};

const addRooms = async (tx: Tx, clinic: DemoClinic): Promise<string[]> => {
  const rooms = clinic.rooms.map(({ name, purpose }) => ({ clinic_id: tx.clinicId, room_id: newId(), name, purpose }));
  await tx.all(scheduleTables.insertInto("room").values(rooms));
  return rooms.filter((room) => room.purpose === "dosing").map((room) => room.room_id);
};

const seedClinic = async (connection: Connection, database: Database, clinic: DemoClinic, at: Temporal.Instant): Promise<SeededClinic> => {
  const clinicId = newId();
  const owner = await connectAsOwner(connection);
  try {
    await owner.query("insert into clinic (clinic_id, slug, name, time_zone, is_demo) values ($1, $2, $3, $4, true)", [
      clinicId,
      clinic.slug,
      clinic.name,
      clinic.timeZone,
    ]);
  } finally {
    await owner.end();
  }
  return inClinic(database, clinicId, async (tx) => {
    const staff = await addPeople(tx, clinic, at);
    return { clinicId, slug: clinic.slug, name: clinic.name, timeZone: clinic.timeZone, staff, dosingRooms: await addRooms(tx, clinic) };
  });
};

/** Makes the invented clinics with their people, rooms and hours. */
export const seedClinics = async (connection: Connection, database: Database, at: Temporal.Instant): Promise<readonly SeededClinic[]> => {
  const seeded: SeededClinic[] = [];
  for (const clinic of demoClinics) seeded.push(await seedClinic(connection, database, clinic, at));
  return seeded;
};
