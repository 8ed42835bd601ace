import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import type { RoomRole } from "#care/dosing-session/rules/events.ts";
import { Room } from "#care/dosing-session/web/room/room.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

const LastTakenButton = lazy(() => import("#care/screening/web/last-taken-button.tsx").then((file) => ({ default: file.LastTakenButton })));
const BedsideButton = lazy(() =>
  import("#care/dosing-session/web/bedside/bedside-button.tsx").then((file) => ({ default: file.BedsideButton })),
);
const RecordFromSession = lazy(() => import("./record-from-session.tsx").then((file) => ({ default: file.RecordFromSession })));

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
    <Suspense fallback={null}>
      {mayChart && <LastTakenButton episodeId={episodeId} timeZone={me.clinic.timeZone} />}
      {mayChart && <BedsideButton episodeId={episodeId} sessionId={sessionId} slug={me.clinic.slug} />}
      <RecordFromSession episodeId={episodeId} sessionId={sessionId} />
    </Suspense>
  );
  return <Room {...{ episodeId, sessionId, may, actions }} staffId={me.personId} usualRole={usualRole(roles)} />;
};
