import { moveEpisode } from "#care/people/server/episode-row.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import { dosingSessionStream } from "../rules/dosing-session-stream.ts";
import type { DosingSessionEvent } from "../rules/events.ts";
import { isWatchEvent } from "../rules/evolve-watch.ts";
import { isAlarmEvent } from "../rules/evolve-alarm.ts";
import { isMusicEvent } from "../rules/evolve-music.ts";
import { projectAlarm } from "./project-alarm.ts";
import { endAttachments, projectDevice } from "./project-device.ts";
import { projectDose } from "./project-dose.ts";
import { projectDrug } from "./project-drug.ts";
import { projectReading } from "./project-reading.ts";
import { projectWatch } from "./project-watch.ts";
import { dosingSessionTables as tables } from "./dosing-session-tables.ts";

type Rows = readonly Statement<unknown>[];
type Fact = Recorded<DosingSessionEvent>;

const sessionUpdate = (place: Place) =>
  tables.updateTable("dosing_session").where("clinic_id", "=", place.clinicId).where("session_id", "=", place.streamId);

const projectStatus = (place: Place, { event, observedAt, actor }: Fact): Rows => {
  switch (event.type) {
    case "session-opened":
      return [
        tables.insertInto("dosing_session").values({
          clinic_id: place.clinicId,
          session_id: place.streamId,
          episode_id: place.episodeId,
          order_id: event.orderId,
          room_id: event.roomId,
          route: event.route,
          drug: event.drug,
          form: event.form,
          dose_ug: event.dose.value,
          protocol: JSON.stringify(event.protocol),
          training: event.training,
          status: "open",
          opened_at: observedAt,
          opened_by: actor.id,
          baseline_reading_id: null,
          released_at: null,
          closed_at: null,
        }),
        moveEpisode(place, "dosing", observedAt),
      ];
    case "session-released":
      return [
        sessionUpdate(place).set({ status: "released", released_at: observedAt }),
        moveEpisode(place, "integration", observedAt),
        endAttachments(place, observedAt),
      ];
    case "session-closed":
      return [sessionUpdate(place).set({ status: "closed", closed_at: observedAt }), endAttachments(place, observedAt)];
    default:
      return [];
  }
};

const leaveRoom = (place: Place, staffId: string, at: Temporal.Instant): Statement<unknown> =>
  tables
    .updateTable("session_person")
    .set({ left_at: at })
    .where("clinic_id", "=", place.clinicId)
    .where("session_id", "=", place.streamId)
    .where("staff_id", "=", staffId)
    .where("left_at", "is", null);

const projectPerson = (place: Place, { event, observedAt }: Fact): Rows => {
  switch (event.type) {
    case "person-entered":
      return [
        leaveRoom(place, event.staffId, observedAt),
        statement`insert into session_person (clinic_id, session_id, staff_id, role, entered_at)
          values (${place.clinicId}, ${place.streamId}, ${event.staffId}, ${event.role}, ${observedAt})
          on conflict (clinic_id, session_id, staff_id, entered_at, role) do update set left_at = null`,
      ];
    case "person-left":
      return [leaveRoom(place, event.staffId, observedAt)];
    default:
      return [];
  }
};

const projectOther = (place: Place, { event, observedAt }: Fact): Rows => {
  switch (event.type) {
    case "incident-raised":
      return [
        tables.insertInto("session_incident").values({
          clinic_id: place.clinicId,
          incident_id: event.incidentId,
          session_id: place.streamId,
          episode_id: place.episodeId,
          kind: event.kind,
          conditions: event.conditions,
          raised_at: observedAt,
        }),
      ];
    case "emergency-sign-recorded":
      return [
        statement`insert into session_emergency_sign (clinic_id, session_id, sign, present, observed_at)
          values (${place.clinicId}, ${place.streamId}, ${event.sign}, ${event.present}, ${observedAt})
          on conflict (clinic_id, session_id, sign) do update set present = excluded.present, observed_at = excluded.observed_at
          where excluded.observed_at >= session_emergency_sign.observed_at`,
      ];
    case "signal-lost":
      return [
        statement`insert into session_lost_signal (clinic_id, session_id, parameter, since)
          values (${place.clinicId}, ${place.streamId}, ${event.parameter}, ${event.since})
          on conflict (clinic_id, session_id, parameter) do update set since = excluded.since`,
      ];
    case "signal-restored":
      return [
        tables
          .deleteFrom("session_lost_signal")
          .where("clinic_id", "=", place.clinicId)
          .where("session_id", "=", place.streamId)
          .where("parameter", "=", event.parameter),
      ];
    default:
      return [];
  }
};

const project = (place: Place, fact: Fact): Rows => {
  const { event } = fact;
  if (isWatchEvent(event)) return projectWatch(place, fact, event);
  if (isMusicEvent(event)) return [];
  if (isAlarmEvent(event)) return event.type === "screens-cut-off" ? [] : projectAlarm(place, fact, event);
  switch (event.type) {
    case "session-opened":
    case "session-released":
    case "session-closed":
      return projectStatus(place, fact);
    case "person-entered":
    case "person-left":
      return projectPerson(place, fact);
    case "vitals-charted":
    case "reading-entered-in-error":
    case "baseline-set":
      return projectReading(place, fact.observedAt, event);
    case "dose-given":
    case "dose-entered-in-error":
    case "infusion-ended":
      return projectDose(place, fact, event);
    case "drug-drawn":
    case "drug-wasted":
    case "units-put-back":
    case "drug-entry-in-error":
      return projectDrug(place, fact, event);
    case "incident-raised":
    case "emergency-sign-recorded":
    case "signal-lost":
    case "signal-restored":
      return projectOther(place, fact);
    case "device-attached":
    case "device-detached":
      return projectDevice(place, fact.observedAt, event);
    case "checklist-item-recorded":
    case "condition-overridden":
    case "event-noted":
    case "note-entered-in-error":
    case "release-assessed":
    case "adverse-events-reviewed":
    case "patient-called":
    case "conflict-reviewed":
      return [];
    default:
      return unreachable(event);
  }
};

/** Fills the board, the lists of doses and incidents and the ledger's lines of a session, and moves the episode. */
export const dosingSessionProjection = projection(
  dosingSessionStream,
  [
    "dosing_session",
    "session_reading",
    "dose_given",
    "session_alarm",
    "session_person",
    "session_lost_signal",
    "session_emergency_sign",
    "session_incident",
    "session_device",
    "session_watch_fact",
    "ledger_entry",
    "episode",
  ],
  project,
);
