import { useParams } from "@tanstack/react-router";

import type { RoomRole } from "#care/dosing-session/rules/events.ts";
import { Room } from "#care/dosing-session/web/room/room.tsx";
import { BedsideButton } from "#care/dosing-session/web/bedside/bedside-button.tsx";
import { LastTakenButton } from "#care/screening/web/last-taken-button.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

import { RecordFromSession } from "./record-from-session.tsx";

const usualRole = (roles: readonly string[]): RoomRole => {
  if (roles.includes("monitor")) return "monitor";
  if (roles.includes("therapist")) return "therapist";
  return roles.includes("prescriber") || roles.includes("medical-director") ? "prescriber" : "observer";
};

export const SessionPage = () => {
  const { episodeId = "", sessionId = "" } = useParams({ strict: false });
  const me = useMe();
  const may = { override: useMay("gate.override"), dose: useMay("dose.administer"), sign: useMay("release.sign") };
  const roles = me.standing === "staff" ? me.roles : [];
  const mayChart = useMay("session.chart");
  const actions = (
    <>
      {mayChart && <LastTakenButton episodeId={episodeId} timeZone={me.clinic.timeZone} />}
      {mayChart && <BedsideButton episodeId={episodeId} sessionId={sessionId} slug={me.clinic.slug} />}
      <RecordFromSession episodeId={episodeId} sessionId={sessionId} />
    </>
  );
  return <Room {...{ episodeId, sessionId, may, actions }} staffId={me.personId} usualRole={usualRole(roles)} />;
};
