import * as z from "zod/mini";

import { read } from "#platform/http/contract.ts";
import { id, instant, plainDate } from "#platform/http/schema.ts";

const slot = z.object({ startsAt: instant, endsAt: instant, staffId: id, clinician: z.string() });

const appointment = z.object({
  appointmentId: id,
  visitKind: z.string(),
  startsAt: instant,
  endsAt: instant,
  status: z.enum(["booked", "arrived", "completed", "cancelled", "missed"]),
  clinician: z.string(),
  room: z.nullable(z.string()),
  patient: z.nullable(z.object({ patientId: id, name: z.string() })),
  episodeId: z.nullable(id),
});
export type AppointmentView = z.output<typeof appointment>;

export const scheduleContract = {
  readFreeSlots: read({
    path: "/api/public/:clinicId/free-slots",
    summary: "Free times for a consultation",
    permission: "public",
    chart: "none",
    query: z.object({ from: z.optional(plainDate) }),
    response: z.object({ timeZone: z.string(), slots: z.array(slot) }),
  }),
  readRooms: read({
    path: "/api/rooms",
    summary: "The clinic's rooms",
    permission: "schedule.read",
    chart: "none",
    response: z.object({ rooms: z.array(z.object({ roomId: id, name: z.string(), purpose: z.enum(["consultation", "dosing"]) })) }),
  }),
  readDay: read({
    path: "/api/schedule",
    summary: "A day's appointments",
    permission: "schedule.read",
    chart: "none",
    query: z.object({ day: z.optional(plainDate) }),
    response: z.object({ day: z.string(), timeZone: z.string(), appointments: z.array(appointment) }),
  }),
};
