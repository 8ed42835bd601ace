import { useParams } from "@tanstack/react-router";

import { IntakeForm } from "#care/screening/web/intake-form.tsx";

export const IntakePage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  return <IntakeForm episodeId={episodeId} />;
};
