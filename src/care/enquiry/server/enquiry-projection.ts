import { moveEpisode, openEpisodeRow } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import { enquiryStream } from "../rules/enquiry.ts";
import type { Concern } from "../rules/events.ts";

export type EnquiryTables = {
  readonly enquiry: {
    readonly clinic_id: Uuid;
    readonly episode_id: Uuid;
    readonly patient_id: Uuid;
    readonly appointment_id: Uuid | null;
    readonly channel: string;
    readonly concerns: Concern[];
    readonly message: string;
    readonly asked_at: Instant;
    readonly status: "open" | "accepted" | "declined";
    readonly answered_at: Instant | null;
  };
};

export const enquiryTables = tables<EnquiryTables>();

const answer = (place: Place, status: "accepted" | "declined", at: Instant) =>
  enquiryTables
    .updateTable("enquiry")
    .set({ status, answered_at: at })
    .where("clinic_id", "=", place.clinicId)
    .where("episode_id", "=", place.episodeId);

/** Fills the inbox and opens and moves the episode's row. */
export const enquiryProjection = projection(enquiryStream, ["enquiry", "episode"], (place, { event, observedAt }) => {
  switch (event.type) {
    case "consultation-requested":
      return [
        openEpisodeRow(place, event.patientId, observedAt),
        enquiryTables.insertInto("enquiry").values({
          clinic_id: place.clinicId,
          episode_id: place.episodeId,
          patient_id: event.patientId,
          appointment_id: event.appointmentId,
          channel: event.channel,
          concerns: event.concerns,
          message: event.message,
          asked_at: observedAt,
          status: "open",
          answered_at: null,
        }),
      ];
    case "enquiry-accepted":
      return [answer(place, "accepted", observedAt), moveEpisode(place, "screening", observedAt)];
    case "enquiry-declined":
      return [answer(place, "declined", observedAt), moveEpisode(place, "closed", observedAt, "declined")];
    default:
      return unreachable(event);
  }
});
