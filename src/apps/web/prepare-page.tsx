import { useParams } from "@tanstack/react-router";

import { Prepare } from "#care/preparation/web/prepare.tsx";

export const PreparePage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  return <Prepare episodeId={episodeId} />;
};
