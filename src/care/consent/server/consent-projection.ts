import { moveEpisodeFrom } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";
import { projection } from "#platform/event-log/projection.ts";

import { consentStream } from "../rules/consent.ts";

export type ConsentTables = {
  readonly consent: {
    readonly clinic_id: Uuid;
    readonly consent_id: Uuid;
    readonly episode_id: Uuid;
    readonly kind: string;
    readonly version: string;
    readonly drug: string;
    readonly route: string;
    readonly document_id: Uuid | null;
    readonly method: string;
    readonly signed_at: Instant;
    readonly recorded_by: Uuid;
    readonly withdrawn_at: Instant | null;
    readonly withdrawal_reason: string | null;
  };
};

export const consentTables = tables<ConsentTables>();

/** Fills the list of signatures, and moves the episode on to preparation when the first complete set is signed. */
export const consentProjection = projection(consentStream, ["consent"], (place, { event, observedAt, actor }) => {
  switch (event.type) {
    // Who decides for a patient stands in a directory, filled with the command.
    case "representative-named":
    case "consent-explained":
      return [];
    case "consent-signed":
      return [
        consentTables.insertInto("consent").values({
          clinic_id: place.clinicId,
          consent_id: event.consentId,
          episode_id: place.episodeId,
          kind: event.document.kind,
          version: event.document.version,
          drug: event.drug,
          route: event.route,
          document_id: event.documentId,
          method: event.method,
          signed_at: event.paper?.signedAt ?? observedAt,
          recorded_by: actor.id,
          withdrawn_at: null,
          withdrawal_reason: null,
        }),
      ];
    case "consent-withdrawn":
      return [
        consentTables
          .updateTable("consent")
          .set({ withdrawn_at: observedAt, withdrawal_reason: event.reason })
          .where("clinic_id", "=", place.clinicId)
          .where("consent_id", "=", event.consentId),
      ];
    // Whether a signature counts is judged when it is asked, from the stream; the list of signatures stays as it is.
    case "reconsent-required":
      return [];
    case "consents-completed":
      return [moveEpisodeFrom(place, "consent", "preparation", observedAt)];
    default:
      return unreachable(event);
  }
});
