import { useParams } from "@tanstack/react-router";

import { Replay } from "#care/dosing-session/web/replay/replay.tsx";

export const ReplayPage = () => {
  const { episodeId = "", sessionId = "" } = useParams({ strict: false });
  return <Replay episodeId={episodeId} sessionId={sessionId} />;
};
