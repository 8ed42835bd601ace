import { BedsideButton } from "#care/dosing-session/web/bedside/bedside-button.tsx";
import { LastTakenButton } from "#care/screening/web/last-taken-button.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

import { RecordFromSession } from "./record-from-session.tsx";

type RoomActionsProps = { readonly episodeId: string; readonly sessionId: string };

/** What other stages do from the room: when something was last eaten, the bedside phone, an adverse event, the replay. */
export const RoomActions = ({ episodeId, sessionId }: RoomActionsProps) => {
  const { clinic } = useMe();
  const mayChart = useMay("session.chart");
  return (
    <>
      {mayChart && <LastTakenButton episodeId={episodeId} timeZone={clinic.timeZone} />}
      {mayChart && <BedsideButton episodeId={episodeId} sessionId={sessionId} slug={clinic.slug} />}
      <RecordFromSession episodeId={episodeId} sessionId={sessionId} />
    </>
  );
};
