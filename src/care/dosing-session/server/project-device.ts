import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";

/** Every attachment of a session that has no end yet ends; the patient leaves without the devices. */
export const endAttachments = ({ clinicId, streamId }: Place, at: Instant): Statement<unknown> => statement`
  update session_device set detached_at = ${at} where clinic_id = ${clinicId} and session_id = ${streamId} and detached_at is null`;

export const projectDevice = (
  { clinicId, streamId }: Place,
  at: Instant,
  event: EventOf<"device-attached" | "device-detached">,
): readonly Statement<unknown>[] => {
  switch (event.type) {
    case "device-attached":
      return [
        statement`insert into session_device (clinic_id, session_id, attachment_id, device_id, kind, name, attached_at)
          values (${clinicId}, ${streamId}, ${event.attachmentId}, ${event.deviceId}, ${event.kind}, ${event.name}, ${at})`,
      ];
    case "device-detached":
      return [
        statement`update session_device set detached_at = ${at}
          where clinic_id = ${clinicId} and session_id = ${streamId} and attachment_id = ${event.attachmentId} and detached_at is null`,
      ];
  }
};
