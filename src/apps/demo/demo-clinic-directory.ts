import { scheduleTables } from "#care/schedule/server/schedule-tables.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Database } from "#platform/database/database.ts";
import { readClinics } from "#platform/identity/server/clinics.ts";
import { noClinic } from "#platform/identity/server/no-clinic.ts";
import { readStaff } from "#platform/identity/server/staff.ts";

import { demoClinics, type DemoClinic } from "./demo-clinics.ts";
import type { SeededClinic } from "./seed-clinics.ts";

const isStorySlug = (slug: string): slug is DemoClinic["slug"] => demoClinics.some((clinic) => clinic.slug === slug);

/** The demo's clinics as they stand in the database after an earlier start. */
export const readDemoClinics = async (database: Database): Promise<readonly SeededClinic[]> => {
  const clinics = await inClinic(database, noClinic, readClinics);
  const read = clinics.flatMap(({ clinicId, slug, name, timeZone, isDemo }) => {
    if (!isDemo || !isStorySlug(slug)) return [];
    return inClinic(database, clinicId, async (tx): Promise<SeededClinic> => {
      const [members, rooms] = await Promise.all([
        readStaff(tx),
        tx.all(
          scheduleTables.selectFrom("room").selectAll().where("clinic_id", "=", clinicId).where("purpose", "=", "dosing").orderBy("name"),
        ),
      ]);
      const staff = members.filter((one) => one.active).map((one) => ({ staffId: one.staff_id, name: one.display_name, roles: one.roles }));
      return { clinicId, slug, name, timeZone, staff, dosingRooms: rooms.map(({ room_id }) => room_id) };
    });
  });
  return Promise.all(read);
};
