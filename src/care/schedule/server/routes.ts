import type { Routes } from "#platform/http/routes.ts";

import { scheduleContract } from "../contract.ts";
import { readDay } from "./read-day.ts";
import { readFreeSlots } from "./read-free-slots.ts";
import { readTimeZone } from "./read-time-zone.ts";
import { scheduleTables } from "./schedule-tables.ts";

const dateOf = (text: string | undefined): Temporal.PlainDate | undefined =>
  text === undefined ? undefined : Temporal.PlainDate.from(text);

export const scheduleRoutes = (routes: Routes): void => {
  routes.read(scheduleContract.readFreeSlots, ({ tx, query, at }) => readFreeSlots(tx, "consultation", at, dateOf(query.from)));

  routes.read(scheduleContract.readRooms, async ({ tx }) => {
    const rows = await tx.all(scheduleTables.selectFrom("room").selectAll().where("clinic_id", "=", tx.clinicId).orderBy("name"));
    return { rooms: rows.map((row) => ({ roomId: row.room_id, name: row.name, purpose: row.purpose })) };
  });

  routes.read(scheduleContract.readDay, async ({ tx, query, at }) => {
    const timeZone = await readTimeZone(tx);
    const day = dateOf(query.day) ?? at.toZonedDateTimeISO(timeZone).toPlainDate();
    return { day: day.toString(), timeZone, appointments: await readDay(tx, day, timeZone) };
  });
};
