import type { Refusal } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { VisitKind } from "../rules/visit-kinds.ts";

export type Booking = {
  readonly appointmentId: Uuid;
  readonly visitKind: VisitKind;
  readonly episodeId: Uuid;
  readonly patientId: Uuid;
  readonly staffId: Uuid;
  readonly roomId: Uuid | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly at: Instant;
};

export const slotTaken: Refusal = {
  rule: "SCH-3",
  message: "That time has just been taken. Please choose another one; everything else you entered is kept.",
  field: "slot",
};

/**
 * Books a visit. The exclusion constraints decide: of two bookings of the same person or room at the same time one is refused.
 * @returns the refusal, or undefined when it is booked
 */
export const bookAppointment = async (tx: Tx, booking: Booking): Promise<Refusal | undefined> => {
  const rows = await tx.all(statement<{ appointment_id: Uuid }>`
    insert into appointment (clinic_id, appointment_id, visit_kind, episode_id, patient_id, staff_id, room_id, during, booked_at)
    values (${tx.clinicId}, ${booking.appointmentId}, ${booking.visitKind}, ${booking.episodeId}, ${booking.patientId},
            ${booking.staffId}, ${booking.roomId}, tstzrange(${booking.startsAt}, ${booking.endsAt}), ${booking.at})
    on conflict do nothing
    returning appointment_id`);
  return rows.length === 0 ? slotTaken : undefined;
};
