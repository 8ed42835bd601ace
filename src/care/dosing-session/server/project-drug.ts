import {
  ledgerDoseSupplied,
  ledgerDraw,
  ledgerEntryCrossedOut,
  ledgerPutBack,
  ledgerSessionWaste,
} from "#care/pharmacy/server/ledger-entry.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded } from "#kernel/stream.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";

type DrugEvent = EventOf<"drug-drawn" | "drug-wasted" | "units-put-back">;
type When = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "actor">;

/** Doses that were charted without a lot take that of their draw. */
const dosesTakeLot = ({ clinicId, streamId }: Place, administrationId: string, lotId: Uuid): Statement<unknown> => statement`
  update dose_given set lot_id = ${lotId}
  where clinic_id = ${clinicId} and session_id = ${streamId} and coalesce(drawn_for, dose_id)::text = ${administrationId} and lot_id is null`;

const lines = (place: Place, { observedAt, receivedAt, actor }: When, event: DrugEvent, lotId: Uuid): readonly Statement<unknown>[] => {
  const { entryId, administrationId, amount, note } = event;
  const when = { at: observedAt, recordedAt: receivedAt ?? observedAt, byId: actor.id };
  const entry = { entryId, administrationId, amount, note, lotId, ...when, sessionId: place.streamId };
  switch (event.type) {
    case "drug-drawn":
      return [
        ledgerDraw(place, { ...entry, container: event.container, units: event.units }),
        ledgerDoseSupplied(place, { administrationId, lotId }, { observedAt, receivedAt, actor }),
        dosesTakeLot(place, administrationId, lotId),
      ];
    case "drug-wasted":
      return [ledgerSessionWaste(place, { ...entry, reason: event.reason, method: event.method })];
    case "units-put-back":
      return [ledgerPutBack(place, { ...entry, units: event.units })];
    default:
      return unreachable(event);
  }
};

/** What a session drew, wasted and put back, in the ledger. An entry that names no lot stands in the session alone. */
export const projectDrug = (place: Place, when: When, event: DrugEvent | EventOf<"drug-entry-in-error">): readonly Statement<unknown>[] => {
  if (event.type === "drug-entry-in-error") return [ledgerEntryCrossedOut(place, event, when)];
  return event.lotId === null ? [] : lines(place, when, event, event.lotId);
};
