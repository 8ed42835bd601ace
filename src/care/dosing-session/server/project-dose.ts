import { ledgerAdministration, ledgerEntryCrossedOut } from "#care/pharmacy/server/ledger-entry.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";
import { dosingSessionTables as tables } from "./dosing-session-tables.ts";

type DoseEvent = EventOf<"dose-given" | "dose-entered-in-error" | "infusion-ended">;
type When = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "actor">;

const given = (place: Place, { observedAt, receivedAt, actor }: When, event: EventOf<"dose-given">): readonly Statement<unknown>[] => {
  const { doseId, orderId, kind, drug, route, form, amount, lotId, site, drawnFor = null } = event;
  const row = tables.insertInto("dose_given").values({
    clinic_id: place.clinicId,
    dose_id: doseId,
    session_id: place.streamId,
    episode_id: place.episodeId,
    kind,
    drug,
    route,
    form,
    amount_ug: amount.value,
    lot_id: lotId,
    drawn_for: drawnFor,
    site,
    given_at: observedAt,
    given_by: actor.id,
    infusion_ended_at: null,
    in_error: false,
  });
  if (lotId === null) return [row];
  const entry = { entryId: doseId, lotId, amount, at: observedAt, recordedAt: receivedAt ?? observedAt, byId: actor.id };
  return [row, ledgerAdministration(place, { ...entry, sessionId: place.streamId, orderId, route, administrationId: drawnFor ?? doseId })];
};

const ofDose = (place: Place, doseId: string) =>
  tables.updateTable("dose_given").where("clinic_id", "=", place.clinicId).where("dose_id", "=", doseId);

export const projectDose = (place: Place, when: When, event: DoseEvent): readonly Statement<unknown>[] => {
  switch (event.type) {
    case "dose-given":
      return given(place, when, event);
    case "dose-entered-in-error":
      return [
        ofDose(place, event.doseId).set({ in_error: true }),
        ledgerEntryCrossedOut(place, { entryId: event.doseId, reason: event.reason }, when),
      ];
    case "infusion-ended":
      return [ofDose(place, event.doseId).set({ infusion_ended_at: when.observedAt })];
  }
};
