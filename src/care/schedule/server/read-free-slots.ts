import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { freeSlots, type Slot } from "../rules/free-slots.ts";
import { visitKinds, type VisitKind } from "../rules/visit-kinds.ts";
import { readTimeZone } from "./read-time-zone.ts";

/** The soonest a visit can be asked for, and how far ahead (SCH-2). Owner: administrator. */
const noticeMinutes = 120;
const daysAhead = 14;

type OpenRow = {
  readonly staff_id: Uuid;
  readonly name: string;
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
};
type BusyRow = { readonly staff_id: Uuid; readonly starts: Instant; readonly ends: Instant };

export type OfferedSlot = Slot & { readonly clinician: string };

/** Free slots of one kind of visit for two weeks from `from` (or now), each with the clinician's name. */
export const readFreeSlots = async (
  tx: Tx,
  kind: VisitKind,
  at: Instant,
  from?: Temporal.PlainDate,
): Promise<{ readonly timeZone: string; readonly slots: OfferedSlot[] }> => {
  const timeZone = await readTimeZone(tx);
  const firstDay = from ?? at.toZonedDateTimeISO(timeZone).toPlainDate();
  const start = firstDay.toZonedDateTime(timeZone).toInstant();
  const end = firstDay.add({ days: daysAhead }).toZonedDateTime(timeZone).toInstant();
  const [open, busy] = await Promise.all([
    tx.all(statement<OpenRow>`
      select a.staff_id, s.display_name as name, a.weekday, a.opens::text, a.closes::text
      from availability a join staff s on s.clinic_id = a.clinic_id and s.staff_id = a.staff_id
      where a.clinic_id = ${tx.clinicId} and a.visit_kind = ${kind}`),
    tx.all(statement<BusyRow>`
      select staff_id, lower(during) as starts, upper(during) as ends from appointment
      where clinic_id = ${tx.clinicId} and status in ('booked', 'arrived') and during && tstzrange(${start}, ${end})`),
  ]);
  const names = new Map(open.map((row) => [row.staff_id, row.name]));
  const slots = freeSlots({
    availability: open.map((row) => ({
      staffId: row.staff_id,
      weekday: row.weekday,
      opens: Temporal.PlainTime.from(row.opens),
      closes: Temporal.PlainTime.from(row.closes),
    })),
    busy: busy.map((row) => ({ staffId: row.staff_id, from: row.starts, until: row.ends })),
    timeZone,
    minutes: visitKinds[kind].minutes,
    notBefore: plusMinutes(at, noticeMinutes),
    firstDay,
    days: daysAhead,
  });
  return { timeZone, slots: slots.map((slot) => ({ ...slot, clinician: names.get(slot.staffId) ?? "" })) };
};
