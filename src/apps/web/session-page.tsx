import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import type { RoomRole } from "#care/dosing-session/rules/events.ts";
import { Room } from "#care/dosing-session/web/room/room.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

const RoomActions = lazy(() => import("./room-actions.tsx").then((file) => ({ default: file.RoomActions })));

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
  const actions = (
    <Suspense fallback={null}>
      <RoomActions episodeId={episodeId} sessionId={sessionId} />
    </Suspense>
  );
  return <Room {...{ episodeId, sessionId, may, actions }} staffId={me.personId} usualRole={usualRole(roles)} />;
};
